import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IviContent } from '../content.ts';
import { dictionaryOf } from '../dictionary/dictionary.ts';
import { changed } from '../samples/change.ts';
import { sampleContent, SAMPLES } from '../samples/samples.ts';
import { createChecker } from './checker.ts';
import { checkContent } from './content.ts';
import { checkRules } from './rules/table.ts';

const checker = createChecker();
const truck = sampleContent(SAMPLES[4]);
const dictionary = dictionaryOf('2.0');

/** Something to do to a content: where, how, with what. Numbers are taken by remainder, so that every seed means something. */
interface Edit {
  readonly kind:
    'set' | 'clear' | 'set-new' | 'stray' | 'add-row' | 'remove-row' | 'forget-row' | 'swap-rows' | 'empty-table';
  readonly pick: number;
  readonly other: number;
}

const KINDS = ['set', 'clear', 'set-new', 'stray', 'add-row', 'remove-row', 'forget-row', 'swap-rows', 'empty-table'] as const; // prettier-ignore
const VALUES = ['', ' ', '1', '2', '0', '-1', '17', '4500', '99999999', '1.5', 'Y', 'N', 'M1', 'N2', 'N3G', 'O4', 'L3e-A1', 'T1', 'I', 'C', 'V', 'EU', 'NSS', '95', '20', '10', '2024-01-01', '2031-12-24', 'x']; // prettier-ignore
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

/** The content after an edit, and the paths that have changed. */
function edited(content: IviContent, { kind, pick, other }: Edit): { content: IviContent; paths: string[] } {
  const values = new Map(content.values);
  const rows = new Map(content.rows);
  const paths: string[] = [];
  const set = (path: string, value: string | undefined): void => {
    if (value === undefined) values.delete(path);
    else values.set(path, value);
    paths.push(path);
  };
  const tables = [...rows.keys()];
  const table = at(tables, pick) ?? 'AxleTable';
  const ids = rows.get(table) ?? [];
  const setRows = (to: readonly string[]): void => {
    if (to.length === 0 && other % 2 === 0) rows.delete(table);
    else rows.set(table, to);
    paths.push(table);
  };
  const clearUnder = (row: string): void => {
    for (const path of [...values.keys()]) if (path.startsWith(`${table}/${row}/`)) set(path, undefined);
    for (const path of [...rows.keys()]) {
      if (!path.startsWith(`${table}/${row}/`)) continue;
      rows.delete(path);
      paths.push(path);
    }
  };
  switch (kind) {
    case 'set':
      set(at([...values.keys()], pick) ?? 'Type', at(VALUES, other));
      break;
    case 'clear':
      set(at([...values.keys()], pick) ?? 'Type', undefined);
      break;
    case 'set-new': {
      const element = at(dictionary.elements, pick);
      const path = (element?.path ?? 'Type').split('/').map((segment) => {
        const definition = dictionary.byName(segment);
        return definition?.kind === 'table' ? `${segment}/${at(['1', '2', 'r1'], other) ?? ''}` : segment;
      });
      set(path.join('/'), at(VALUES, other));
      break;
    }
    case 'stray':
      set(at(['Nothing', 'MassGroup/Nothing', 'AxleTable/9/AxleNumber', 'MassGroup', 'Header/Nothing/Deep', 'AxleTable/1'], pick) ?? '', other % 3 === 0 ? undefined : 'x'); // prettier-ignore
      break;
    case 'add-row': {
      const id = `n${pick % 5}`;
      if (!ids.includes(id))
        setRows([...ids.slice(0, other % (ids.length + 1)), id, ...ids.slice(other % (ids.length + 1))]);
      if (table === 'AxleTable') set(`${table}/${id}/AxleNumber`, at(VALUES, other));
      break;
    }
    case 'remove-row': {
      const id = at(ids, other);
      if (id !== undefined) clearUnder(id);
      setRows(ids.filter((row) => row !== id));
      break;
    }
    case 'forget-row':
      // The values stay behind, without a row.
      setRows(ids.filter((row) => row !== at(ids, other)));
      break;
    case 'swap-rows':
      setRows([...ids].reverse());
      break;
    case 'empty-table':
      setRows([]);
      break;
  }
  return { content: { values, rows }, paths };
}

const edits = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), pick: fc.nat(), other: fc.nat() }), {
  minLength: 1,
  maxLength: 12,
});

describe('checking again', () => {
  test('IVI-10 after any edits, one by one, it finds what a full check finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), edits, (sample, list) => {
        let content = sampleContent(sample);
        let state = checker.check(content);
        for (const edit of list) {
          const next = edited(content, edit);
          state = checker.recheck(state, next.content, next.paths);
          content = next.content;
          expect(state.findings, JSON.stringify(edit)).toEqual(checker.check(content).findings);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('IVI-10 after several edits at once it finds what a full check finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), edits, (sample, list) => {
        const before = sampleContent(sample);
        let content = before;
        const paths: string[] = [];
        for (const edit of list) {
          const next = edited(content, edit);
          content = next.content;
          paths.push(...next.paths);
        }
        const state = checker.recheck(checker.check(before), content, paths);
        expect(state.findings).toEqual(checker.check(content).findings);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('IVI-10 a full check finds what the two checks find', () => {
    const content = changed(truck, { VehicleCategory: 'N2', Type: '', 'MassGroup/ActualMass': '1' });
    const [schema, rules] = [checkContent(content), checkRules(content)];
    expect(schema.length).toBeGreaterThan(0);
    expect(rules.length).toBeGreaterThan(0);
    expect(checker.check(content).findings).toEqual([...schema, ...rules]);
  });

  test('IVI-10 what a change does not touch is shared with the state before', () => {
    const before = checker.check(truck);
    const after = checker.recheck(before, changed(truck, { 'MassGroup/ActualMass': '9420' }), ['MassGroup/ActualMass']);
    expect(after.tree.header).toBe(before.tree.header);
    expect(after.schema).toBe(before.schema);
    const wrong = checker.recheck(after, changed(truck, { 'MassGroup/ActualMass': 'x' }), ['MassGroup/ActualMass']);
    const kept = wrong.tree.data.parts.filter((part, index) => part === before.tree.data.parts[index]);
    expect(kept.length).toBe(before.tree.data.parts.length - 1);
    expect(before.findings).toEqual(checker.check(truck).findings);
  });
});
