import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { SectionId } from '../ivi/dictionary/sections.ts';
import { rowsAbove, splitRowPath } from './path.ts';
import { definitionOf, sectionsAt } from './place.ts';
import { comparable } from './sides.ts';
import type { RecordView } from './view.ts';

/** Header elements that are made at each release: no data that somebody reviews. */
export const MADE_AT_RELEASE: ReadonlySet<string> = new Set([
  'Header/IviReferenceId',
  'Header/IviVersionNumberXsd',
  'Header/IviVersionNumber',
  'Header/IviVersionDateTime',
]);

/** Numbers the rows of a view by their place, so that two records with equal content have equal canonical forms. */
function positions(view: RecordView): Map<string, number> {
  const byRow = new Map<string, number>();
  for (const rows of view.rows.values()) rows.forEach((row, at) => byRow.set(row.path, at + 1));
  return byRow;
}

/** `AxleTable/k3/AxleNumber` -> `AxleTable/1/AxleNumber`. */
function positional(path: string, byRow: ReadonlyMap<string, number>, rowItself = false): string {
  const rows = [...rowsAbove(path), ...(rowItself ? [path] : [])];
  let end = 0;
  let text = '';
  for (const row of rows) {
    const { table } = splitRowPath(row);
    text += `${table.slice(end)}/${byRow.get(row) ?? 0}`;
    end = row.length;
  }
  return text + path.slice(end);
}

/**
 * The canonical form of a record's values, by section: a line for each element with all its live values, and one for
 * each row. Equal for equal effective values, whatever the order of arrival.
 */
function canonicalSections(view: RecordView): Map<SectionId, string[]> {
  const byRow = positions(view);
  const sections = new Map<SectionId, string[]>();
  const add = (section: SectionId, line: string): void => {
    const lines = sections.get(section);
    if (lines) lines.push(line);
    else sections.set(section, [line]);
  };
  for (const element of view.elements.values()) {
    if (MADE_AT_RELEASE.has(element.path)) continue;
    const values = element.sides.map((side) => comparable(element.path, side.value));
    if (values.every((value) => value === null)) continue;
    const definition = definitionOf(element.path);
    if (definition?.kind !== 'element') continue;
    add(definition.section, JSON.stringify([positional(element.path, byRow), ...values]));
  }
  for (const rows of view.rows.values()) {
    for (const row of rows) {
      const line = JSON.stringify([positional(row.path, byRow, true), row.conflict ? 'conflict' : 'row']);
      for (const section of sectionsAt(row.path)) add(section, line);
    }
  }
  return sections;
}

const fingerprintOf = (lines: readonly string[]): string =>
  bytesToHex(sha256(utf8ToBytes([...lines].sort().join('\n'))));

export interface Fingerprints {
  /** Of the whole record but for what is made at release. */
  readonly record: string;
  /** Of a section; that of no lines where it is empty. */
  readonly section: (id: SectionId) => string;
}

/** SHA-256 of the canonical form of a record's values and of each section's. The same in every replica. */
export function fingerprintsOf(view: RecordView): Fingerprints {
  const sections = canonicalSections(view);
  const known = new Map<SectionId, string>();
  const section = (id: SectionId): string => {
    const kept = known.get(id) ?? fingerprintOf(sections.get(id) ?? []);
    known.set(id, kept);
    return kept;
  };
  return { record: fingerprintOf([...new Set([...sections.values()].flat())]), section };
}
