import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, createRecord, fingerprintsOf, keepRow, moveRow, readRecord, removeRow, setValue } from './index.ts';
import { exchange, pen, replicas } from './replicas.testing.ts';

const ACTUAL_MASS = 'MassGroup/ActualMass';

describe('values', () => {
  test('REC-01 a value knows who wrote it, when, on which device and from which source', () => {
    const [doc] = replicas(1);
    setValue(doc!, pen('hanna', 5), ACTUAL_MASS, '2946');
    expect(readRecord(doc!).elements.get(ACTUAL_MASS)?.sides).toEqual([
      { path: ACTUAL_MASS, value: '2946', author: 'hanna', timeMs: 5, device: 'hanna-1', source: 'manual' },
    ]);
  });

  test('MRG-01 two who set one element apart leave a conflict with both values; either choice settles it', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    setValue(a, pen('hanna', 1), ACTUAL_MASS, '2865');
    exchange(a, b);
    setValue(a, pen('hanna', 2), ACTUAL_MASS, '2946');
    setValue(b, pen('petra', 3), ACTUAL_MASS, '2951');
    exchange(a, b);
    for (const doc of [a, b]) {
      const { conflicts } = readRecord(doc);
      expect(
        conflicts.map((conflict) => [conflict.path, conflict.sides.map((side) => [side.value, side.author])]),
      ).toEqual([
        [
          ACTUAL_MASS,
          [
            ['2946', 'hanna'],
            ['2951', 'petra'],
          ],
        ],
      ]);
    }
    setValue(b, pen('petra', 4), ACTUAL_MASS, '2951');
    exchange(a, b);
    expect(readRecord(a).conflicts).toEqual([]);
    expect(readRecord(a).elements.get(ACTUAL_MASS)?.value).toBe('2951');
  });

  test('MRG-02 equal values written apart are no conflict, numbers compared as numbers', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    setValue(a, pen('hanna', 1), 'MaximumSpeed', '44');
    setValue(b, pen('petra', 2), 'MaximumSpeed', '44.00');
    setValue(a, pen('hanna', 1), 'Variant', '007');
    setValue(b, pen('petra', 2), 'Variant', '7');
    exchange(a, b);
    expect(readRecord(a).conflicts.map(({ path }) => path)).toEqual(['Variant']);
  });

  test('MRG-03 a clear and an edit made apart are a conflict, not a silent loss of either', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    setValue(a, pen('hanna', 1), 'Variant', 'EDEFC');
    exchange(a, b);
    setValue(a, pen('hanna', 2), 'Variant', null);
    setValue(b, pen('petra', 3), 'Variant', 'EDEFD');
    exchange(a, b);
    expect(readRecord(b).conflicts[0]?.sides.map((side) => side.value)).toEqual(['EDEFD', null]);
  });

  test('REC-02 writing the value that stands writes nothing', () => {
    const [doc] = replicas(1) as [Y.Doc];
    setValue(doc, pen('hanna', 1), 'Variant', 'A');
    const before = Y.encodeStateAsUpdate(doc);
    setValue(doc, pen('petra', 2), 'Variant', 'A');
    setValue(doc, pen('petra', 2), 'Version', null);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

describe('rows', () => {
  const axle = (row: string): string => `AxleTable/${row}`;

  test('REC-03 rows keep their order; a row can be put between others and moved', () => {
    const [doc] = replicas(1) as [Y.Doc];
    addRow(doc, pen('erik', 1), 'AxleTable', 'a');
    addRow(doc, pen('erik', 2), 'AxleTable', 'c');
    addRow(doc, pen('erik', 3), 'AxleTable', 'b', 'a');
    addRow(doc, pen('erik', 4), 'AxleTable', 'z', null);
    const ids = (): string[] | undefined =>
      readRecord(doc)
        .rows.get('AxleTable')
        ?.map((row) => row.id);
    expect(ids()).toEqual(['z', 'a', 'b', 'c']);
    moveRow(doc, pen('erik', 5), axle('z'), 'b');
    expect(ids()).toEqual(['a', 'b', 'z', 'c']);
  });

  test('REC-04 rows added apart are both there, in one order on every replica', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    addRow(a, pen('erik', 1), 'AxleTable', 'p');
    addRow(b, pen('petra', 1), 'AxleTable', 'q');
    exchange(a, b);
    addRow(a, pen('erik', 2), 'AxleTable', 'r', 'p');
    exchange(a, b);
    const ids = (doc: Y.Doc): string[] | undefined =>
      readRecord(doc)
        .rows.get('AxleTable')
        ?.map((row) => row.id);
    expect(ids(a)).toHaveLength(3);
    expect(ids(b)).toEqual(ids(a));
  });

  test('MRG-04 a row removed by one and edited by another is a conflict; keeping it brings all its values back', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    addRow(a, pen('erik', 1), 'AxleTable', 'x');
    setValue(a, pen('erik', 2), `${axle('x')}/AxleNumber`, '1');
    exchange(a, b);
    removeRow(a, pen('erik', 3), axle('x'));
    setValue(b, pen('petra', 4), `${axle('x')}/AxleSpacing`, '4035');
    exchange(a, b);
    const view = readRecord(a);
    expect(view.conflicts).toMatchObject([{ path: axle('x'), kind: 'row' }]);
    expect(view.elements.get(`${axle('x')}/AxleSpacing`)?.value).toBe('4035');
    keepRow(b, pen('petra', 5), axle('x'));
    exchange(a, b);
    expect(readRecord(a).conflicts).toEqual([]);
    expect(readRecord(a).elements.get(`${axle('x')}/AxleNumber`)?.value).toBe('1');
  });

  test('MRG-05 an edit deep in a row keeps the rows around it: a tyre edited in an axle removed elsewhere', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    addRow(a, pen('erik', 1), 'AxleTable', 'x');
    addRow(a, pen('erik', 2), `${axle('x')}/TyreAxleTable`, 't');
    exchange(a, b);
    removeRow(a, pen('erik', 3), axle('x'));
    setValue(b, pen('petra', 4), `${axle('x')}/TyreAxleTable/t/TyreSize`, '225/75R16C');
    exchange(a, b);
    expect(readRecord(a).conflicts.map(({ path }) => path)).toEqual([axle('x')]);
    removeRow(a, pen('erik', 5), axle('x'));
    exchange(a, b);
    expect(readRecord(b).rows.get('AxleTable')).toBeUndefined();
    expect(readRecord(b).elements.size).toBe(0);
  });

  test('REC-05 a removed row takes its values out of sight, and brings them back when kept after all', () => {
    const [doc] = replicas(1) as [Y.Doc];
    addRow(doc, pen('erik', 1), 'AxleTable', 'x');
    setValue(doc, pen('erik', 2), `${axle('x')}/AxleNumber`, '1');
    removeRow(doc, pen('erik', 3), axle('x'));
    expect(readRecord(doc).content.values.size).toBe(0);
    keepRow(doc, pen('erik', 4), axle('x'));
    expect(readRecord(doc).content.values.get(`${axle('x')}/AxleNumber`)).toBe('1');
  });
});

describe('fingerprints', () => {
  test('FPR-01 the same content has the same fingerprint, whoever wrote it, whatever the row ids', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    createRecord(a, pen('hanna', 1));
    for (const [doc, row] of [
      [a, 'x'],
      [b, 'y'],
    ] as const) {
      addRow(doc, pen(row, 1), 'AxleTable', row);
      setValue(doc, pen(row, 2), `AxleTable/${row}/AxleNumber`, '1');
      setValue(doc, pen(row, 3), ACTUAL_MASS, '2946');
    }
    expect(fingerprintsOf(readRecord(a)).record).toBe(fingerprintsOf(readRecord(b)).record);
  });

  test('FPR-02 a change, a conflict and a row each change the fingerprint of their section and of no other', () => {
    const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
    setValue(a, pen('hanna', 1), ACTUAL_MASS, '2946');
    setValue(a, pen('hanna', 1), 'DimensionGroup/Length', '5998');
    exchange(a, b);
    const before = fingerprintsOf(readRecord(a));
    setValue(a, pen('hanna', 2), ACTUAL_MASS, '2947');
    const after = fingerprintsOf(readRecord(a));
    expect(after.section('masses')).not.toBe(before.section('masses'));
    expect(after.section('dimensions')).toBe(before.section('dimensions'));
    setValue(b, pen('petra', 3), ACTUAL_MASS, '2948');
    exchange(a, b);
    expect(fingerprintsOf(readRecord(a)).section('masses')).not.toBe(after.section('masses'));
    addRow(a, pen('erik', 4), 'AxleTable', 'x');
    expect(fingerprintsOf(readRecord(a)).section('axles-and-tyres')).not.toBe(after.section('axles-and-tyres'));
  });

  test('FPR-03 what is made at release is not part of it', () => {
    const [a] = replicas(1) as [Y.Doc];
    const before = fingerprintsOf(readRecord(a)).record;
    setValue(a, pen('hanna', 1), 'Header/IviVersionNumber', '2');
    expect(fingerprintsOf(readRecord(a)).record).toBe(before);
  });
});
