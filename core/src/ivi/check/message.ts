import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { decodeXml } from '../xml/decode.ts';
import type { XmlFault } from '../xml/fault.ts';
import { placeOf } from '../xml/fault.ts';
import { DEFAULT_XML_LIMITS } from '../xml/limits.ts';
import type { XmlLimits } from '../xml/limits.ts';
import { parseXml } from '../xml/parse.ts';
import type { XmlElement } from '../xml/tree.ts';
import { missingFindings } from './expected.ts';
import type { Finding } from './finding.ts';
import { checkRules } from './rules/table.ts';
import { signatureProblems } from './signature-structure.ts';
import { walkMessage } from './walk.ts';
import type { FileFinding, Walked } from './walk.ts';

export interface CheckMessageOptions {
  /**
   * `schema` (default): exactly what the official schema says. `all`: the business rules and what is expected of such a vehicle too;
   * they are asked only where the file is readable so far.
   */
  readonly level?: 'schema' | 'all';
  /** The missing signature is no error: for a message that has not been signed yet. A signature that is there is checked. */
  readonly unsigned?: boolean;
  readonly limits?: XmlLimits;
  /** What the message is checked by; default: that of the current schema version. */
  readonly dictionary?: Dictionary;
}

export interface MessageCheck {
  /** No finding is an error. */
  readonly valid: boolean;
  /** The version the message was checked against; undefined when it could not be read that far. */
  readonly schemaVersion: string | undefined;
  /** With `line` and `column` of the file among the params. */
  readonly findings: readonly Finding[];
}

/**
 * Checks a file; at schema level: the verdict of the official schema on the file as it stands. One difference is on purpose: a
 * file with a document type declaration is refused, whatever it holds. Never throws; bounded by `limits`.
 */
export function checkMessage(source: Uint8Array | string, options: CheckMessageOptions = {}): MessageCheck {
  const limits = options.limits ?? DEFAULT_XML_LIMITS;
  const opened = openXml(source, limits);
  if (!opened.ok) return { valid: false, schemaVersion: undefined, findings: [findingOfFault(opened.fault)] };
  const { root, text } = opened;
  const dictionary = options.dictionary ?? dictionaryOf(CURRENT_SCHEMA_VERSION);
  if (!isMessageRoot(root, dictionary)) {
    const params = { name: root.local, namespace: root.namespace, ...placeOf(text, root.offset) };
    return {
      valid: false,
      schemaVersion: undefined,
      findings: [{ rule: 'XSD-ROOT', severity: 'error', path: '', params }],
    };
  }
  const walked = walkMessage(root, dictionary);
  const schema = schemaFindings(root, walked, dictionary, options.unsigned ?? false).map(
    ({ element, ...finding }): Finding => ({
      ...finding,
      params: { ...finding.params, ...placeOf(text, element.offset) },
    }),
  );
  const { content } = walked;
  const beyond = options.level === 'all' ? [...checkRules(content), ...missingFindings(content, dictionary)] : [];
  const findings = [...schema, ...beyond];
  const version = root.children
    .find((child) => child.local === 'Header')
    ?.children.find((child) => child.local === 'IviVersionNumberXsd')?.text;
  return {
    valid: findings.every(({ severity }) => severity !== 'error'),
    schemaVersion: version === dictionary.schema.version ? version : undefined,
    findings,
  };
}

export const isMessageRoot = (root: XmlElement, dictionary: Dictionary): boolean =>
  root.local === dictionary.schema.root && root.namespace === dictionary.schema.namespace;

function schemaFindings(
  root: XmlElement,
  { findings, signatures }: Walked,
  dictionary: Dictionary,
  unsigned: boolean,
): FileFinding[] {
  const all: FileFinding[] = [...findings];
  const report = (element: XmlElement, params: Record<string, string>): void => {
    all.push({ rule: 'XSD-SIGNATURE', severity: 'error', path: 'Signature', params, element });
  };
  const [signature] = signatures;
  if (!signature && !unsigned) report(root, { problem: 'missing' });
  if (signature) {
    const nested = (element: XmlElement): boolean =>
      !isMessageRoot(element, dictionary) ||
      schemaFindings(element, walkMessage(element, dictionary), dictionary, false).length === 0;
    for (const { element, kind, subject } of signatureProblems(signature, nested)) {
      report(element, { problem: kind, element: element.local, subject });
    }
  }
  return all;
}

export type OpenedXml =
  | { readonly ok: true; readonly root: XmlElement; readonly text: string }
  | { readonly ok: false; readonly fault: XmlFault };

/** Decodes and parses a file or text within limits. */
export function openXml(source: Uint8Array | string, limits: XmlLimits): OpenedXml {
  const size = source.length;
  if (size > limits.maxSize) {
    return { ok: false, fault: { kind: 'size', offset: 0, line: 0, column: 0, subject: String(limits.maxSize) } };
  }
  const decoded = typeof source === 'string' ? ({ ok: true, text: source } as const) : decodeXml(source);
  if (!decoded.ok) return decoded;
  const parsed = parseXml(decoded.text, limits);
  return parsed.ok ? { ok: true, root: parsed.root, text: decoded.text } : parsed;
}

const findingOfFault = (fault: XmlFault): Finding => ({
  rule: fault.kind === 'doctype' ? 'XML-DTD' : 'XML-SYNTAX',
  severity: 'error',
  path: '',
  params: { fault: fault.kind, line: fault.line, column: fault.column, subject: fault.subject },
});
