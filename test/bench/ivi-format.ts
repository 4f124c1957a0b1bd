import { readMessage, writeMessage } from '@opencoc/core/ivi';
import XMLBuilder from 'fast-xml-builder';
import { XMLParser } from 'fast-xml-parser';
import { interleaved, ratioLine } from './interleaved.ts';
import { largeRecord } from './ivi-record.ts';

/** Writing and reading against fast-xml-parser's builder and bare parse; both sides end and begin with bytes. */
export function iviFormat(): Promise<void> {
  const content = largeRecord();
  const message = writeMessage(content);
  const parser = new XMLParser();
  const builder = new XMLBuilder({ format: true, indentBy: '\t' });
  const tree: unknown = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(message);
  const attributed = new XMLBuilder({ format: true, indentBy: '\t', ignoreAttributes: false });
  const took = interleaved({
    write: () => Buffer.from(writeMessage(content)),
    builder: () => Buffer.from(builder.build(tree)),
    attributed: () => Buffer.from(attributed.build(tree)),
    read: () => readMessage(message),
    parse: () => parser.parse(message) as unknown,
  });
  console.log(`ivi-format: ${String(content.values.size)} values, ${String(message.length)} characters`);
  console.log(ratioLine('writing to the builder of fast-xml-parser', took('write'), took('builder'), 0.333));
  console.log(ratioLine('the same, builder with attributes', took('write'), took('attributed'), 0.333));
  console.log(ratioLine('reading to its bare parse', took('read'), took('parse'), 1.5));
  return Promise.resolve();
}
