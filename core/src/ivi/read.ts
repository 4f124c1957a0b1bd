import { isMessageRoot, openXml } from './check/message.ts';
import { walkMessage } from './check/walk.ts';
import type { FileFinding } from './check/walk.ts';
import type { IviContent } from './content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from './dictionary/dictionary.ts';
import type { Dictionary } from './dictionary/dictionary.ts';
import { placeOf } from './xml/fault.ts';
import type { XmlFault } from './xml/fault.ts';
import { DEFAULT_XML_LIMITS } from './xml/limits.ts';
import type { XmlLimits } from './xml/limits.ts';
import type { XmlElement } from './xml/tree.ts';

/** A place in the file: one-based. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Why a file could not be read as an IVI 2.0 message. `readErrorText` makes the sentence. */
export type IviReadError =
  | (Place & { readonly code: 'not-xml'; readonly fault: XmlFault['kind']; readonly subject: string })
  | { readonly code: 'encoding'; readonly encoding: string; readonly offset: number }
  | (Place & { readonly code: 'dtd' })
  | (Place & {
      readonly code: 'too-large';
      readonly bound: 'size' | 'elements' | 'depth' | 'attributes';
      readonly limit: number;
    })
  | { readonly code: 'not-ivi'; readonly root: string; readonly namespace: string }
  /** An IVI message of another main version; `version` is "" where the file does not say. */
  | { readonly code: 'ivi-1'; readonly version: string }
  | { readonly code: 'version'; readonly version: string }
  | (Place & {
      readonly code: 'unknown-element';
      readonly name: string;
      /** Record path of where it stands. */
      readonly path: string;
      /** `unknown`: the schema has no such element; `misplaced`: it belongs at `home`; `duplicate`: it stands there already. */
      readonly problem: 'unknown' | 'misplaced' | 'duplicate' | 'namespace';
      readonly home: string;
      /** How many more such places the file has. */
      readonly more: number;
    });

/** Something in the file that a record does not keep, and that stops nothing. */
export interface IviReadWarning extends Place {
  readonly code: 'attribute' | 'text';
  readonly path: string;
  readonly subject: string;
}

export type IviRead =
  | {
      readonly ok: true;
      readonly content: IviContent;
      readonly schemaVersion: string;
      readonly signed: boolean;
      readonly warnings: readonly IviReadWarning[];
    }
  | { readonly ok: false; readonly error: IviReadError };

export interface ReadMessageOptions {
  readonly limits?: XmlLimits;
  /** What the message is read by; default: that of the current schema version. */
  readonly dictionary?: Dictionary;
}

/** The namespace in early texts about 2.0, before its release. */
const DRAFT_NAMESPACE = 'http://eu.era.initialvehicleinformation.v2';

/**
 * Reads an IVI 2.0 message into values and rows (ids "1", "2", ... by position). Values are taken as they are, also when
 * the schema would not have them: the checks tell. A file that holds anything a record cannot hold is refused as a whole, with the first such
 * place; so is one of another version than the dictionary's. Never throws, whatever the input; time and memory are
 * bounded by `limits`. The bytes are not kept.
 */
export function readMessage(source: Uint8Array | string, options: ReadMessageOptions = {}): IviRead {
  const { limits = DEFAULT_XML_LIMITS, dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION) } = options;
  const opened = openXml(source, limits);
  if (!opened.ok) return { ok: false, error: errorOfFault(opened.fault) };
  const { root, text } = opened;
  if (!isMessageRoot(root, dictionary)) return { ok: false, error: errorOfRoot(root) };
  const { content, findings, signatures } = walkMessage(root, dictionary);
  const lost = findings.filter(({ rule }) => LOSSES[rule] !== undefined);
  const [first] = lost;
  if (first) return { ok: false, error: errorOfLoss(first, text, lost.length - 1) };
  const schemaVersion = dictionary.schema.version;
  const version = (content.values.get('Header/IviVersionNumberXsd') ?? schemaVersion).trim();
  if (version !== '' && version !== schemaVersion) return { ok: false, error: { code: 'version', version } };
  return {
    ok: true,
    content,
    schemaVersion,
    signed: signatures.length > 0,
    warnings: findings.flatMap((finding) => warningOf(finding, text)),
  };
}

/** Findings after which a record would not hold what the file says. */
const LOSSES: Readonly<Record<string, 'unknown' | 'misplaced' | 'duplicate' | 'namespace'>> = {
  'XSD-UNKNOWN': 'unknown',
  'XSD-MISPLACED': 'misplaced',
  'XSD-DUPLICATE': 'duplicate',
  'XSD-NAMESPACE': 'namespace',
};

const errorOfLoss = ({ rule, path, params, element }: FileFinding, text: string, more: number): IviReadError => ({
  code: 'unknown-element',
  problem: LOSSES[rule] ?? 'unknown',
  name: String(params['name'] ?? element.local),
  path,
  home: String(params['home'] ?? ''),
  more,
  ...placeOf(text, element.offset),
});

function warningOf({ rule, path, params, element }: FileFinding, text: string): IviReadWarning[] {
  if (rule === 'XSD-ATTRIBUTE') {
    return [{ code: 'attribute', path, subject: String(params['attribute']), ...placeOf(text, element.offset) }];
  }
  if (rule === 'XSD-TEXT-OUTSIDE') {
    return [{ code: 'text', path, subject: String(params['text']), ...placeOf(text, element.offset) }];
  }
  return [];
}

function errorOfFault({ kind, line, column, subject, offset }: XmlFault): IviReadError {
  if (kind === 'doctype') return { code: 'dtd', line, column };
  if (kind === 'encoding') return { code: 'encoding', encoding: subject, offset };
  if (kind === 'size' || kind === 'elements' || kind === 'depth' || kind === 'attributes') {
    return { code: 'too-large', bound: kind, limit: Number(subject), line, column };
  }
  return { code: 'not-xml', fault: kind, subject, line, column };
}

function errorOfRoot(root: XmlElement): IviReadError {
  const { local, namespace } = root;
  if (local === 'InitialVehicleInformation' && namespace === '') {
    // 1.x has no namespace, and says its version in VersionNumberXsd, when at all.
    const header = root.children.find((child) => child.local === 'Header');
    const version = header?.children.find((child) => child.local === 'VersionNumberXsd')?.text.trim() ?? '';
    return { code: 'ivi-1', version: version.slice(0, 20) };
  }
  if (local === 'InitialVehicleInformation' && namespace === DRAFT_NAMESPACE) {
    return { code: 'version', version: '2.0 (draft)' };
  }
  return { code: 'not-ivi', root: local.slice(0, 80), namespace: namespace.slice(0, 120) };
}
