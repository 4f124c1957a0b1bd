import {
  checkContent,
  createChecker,
  dictionaryOf,
  exportSchema,
  missingFindings,
  readMessage,
  writeMessage,
} from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import { interleaved, ratioLine } from './interleaved.ts';
import { largeRecord } from './ivi-record.ts';

const EDITS = ['MassGroup/ActualMass', 'Version', 'DimensionGroup/Length', 'AxleTable/1/AxleSpacing', 'MaximumSpeed'];

/** A full check against libxml2, which parses and validates the same message; a check after one edit against a full one. */
export function iviCheck(): Promise<void> {
  const content = largeRecord();
  const message = writeMessage(content);
  const schema = XmlDocument.fromString(exportSchema(dictionaryOf('2.0'), { signature: 'absent' }));
  const validator = XsdValidator.fromDoc(schema);
  const checker = createChecker();
  const state = checker.check(content);
  const edited: readonly IviContent[] = EDITS.map((path) => ({
    values: new Map(content.values).set(path, `${content.values.get(path) ?? '1'} `.trim()),
    rows: content.rows,
  }));
  const first = state.findings.map(({ rule, path }) => `${rule} ${path}`);
  let turn = 0;
  const took = interleaved({
    libxml2: () => {
      const document = XmlDocument.fromString(message, { option: ParseOption.XML_PARSE_NONET });
      validator.validate(document);
      document.dispose();
    },
    schema: () => checkContent(content),
    full: () => checker.check(content),
    missing: () => missingFindings(content),
    file: () => readMessage(message),
    again: () => {
      turn = (turn + 1) % EDITS.length;
      return checker.recheck(state, edited[turn] ?? content, [EDITS[turn] ?? '']);
    },
  });
  console.log(`ivi-check: ${String(content.values.size)} values, ${String(message.length)} characters, findings: ${first.join(', ') || 'none'}`); // prettier-ignore
  console.log(ratioLine('full check of schema and rules to libxml2', took('full'), took('libxml2'), 0.5));
  console.log(ratioLine('check after one edit to full check', took('again'), took('full'), 0.1));
  console.log(`  schema alone ${took('schema').toFixed(1)} µs, what is missing ${took('missing').toFixed(1)} µs`);
  validator.dispose();
  schema.dispose();
  return Promise.resolve();
}
