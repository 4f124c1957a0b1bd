import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Role } from '../workspace/roles.ts';
import {
  addRow,
  applyChecked,
  createRecord,
  editComment,
  importContent,
  readRecord,
  removeRow,
  reply,
  resolveThread,
  setValue,
  startThread,
} from './index.ts';
import type { Actor } from './index.ts';
import { pen, replicas } from './replicas.testing.ts';

const actor = (userId: string, ...roles: Role[]): Actor => ({ userId, roles });
const hanna = actor('hanna', 'homologation');
const petra = actor('petra', 'production');

/** A server's replica with one mass by hanna, and a client's copy of it. */
function recordAndCopy(): { server: Y.Doc; copy: Y.Doc } {
  const [server, copy] = replicas(2) as [Y.Doc, Y.Doc];
  const [origin] = replicas(3).slice(2) as [Y.Doc];
  createRecord(origin, pen('hanna', 1));
  setValue(origin, pen('hanna', 1), 'MassGroup/ActualMass', '2946');
  setValue(origin, pen('hanna', 1), 'MassGroup/MassInRunningOrder', '2865');
  startThread(origin, pen('hanna', 1), {
    threadId: 'thread01',
    commentId: 'comment1',
    anchor: '',
    text: 'Which scale?',
  });
  Y.applyUpdate(server, Y.encodeStateAsUpdate(origin));
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(origin));
  return { server, copy };
}

/** What `work` changes in a copy, as the update a client would send. */
function updateOf(copy: Y.Doc, work: (copy: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(copy);
  work(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const judge = (work: (copy: Y.Doc) => void, by: Actor): unknown => {
  const { server, copy } = recordAndCopy();
  return applyChecked(server, updateOf(copy, work), by, 'test')?.code;
};

const tuple = (path: string, value: string | null, author: string): unknown[] => [
  path,
  value,
  author,
  9,
  'x',
  'manual',
];

describe('applyChecked', () => {
  test('CHK-01 what a role may write passes and is there', () => {
    const { server, copy } = recordAndCopy();
    const update = updateOf(copy, (doc) => {
      setValue(doc, pen('petra', 2), 'MassGroup/ActualMass', '2951');
      addRow(doc, pen('petra', 3), 'AxleTable/x/TyreAxleTable', 't');
    });
    expect(applyChecked(server, update, petra, 'test')?.code).toBeUndefined();
    expect(readRecord(server).elements.get('MassGroup/ActualMass')?.value).toBe('2951');
  });

  test('CHK-02 a viewer writes nothing, a department only what is its own', () => {
    const edit = (path: string, author: string) => (doc: Y.Doc) => setValue(doc, pen(author, 2), path, '1');
    expect(judge(edit('MassGroup/ActualMass', 'vera'), actor('vera', 'viewer'))).toBe('not-allowed');
    expect(judge(edit('MassGroup/MassInRunningOrder', 'petra'), petra)).toBe('not-allowed');
    expect(judge(edit('TypeApprovalNumber', 'erik'), actor('erik', 'engineering'))).toBe('not-allowed');
    expect(judge((doc) => reply(doc, pen('vera', 2), 'thread01', 'comment2', 'hi'), actor('vera', 'viewer'))).toBe(
      'not-allowed',
    );
    expect(judge((doc) => resolveThread(doc, pen('petra', 2), 'thread01'), petra)).toBeUndefined();
  });

  test('CHK-03 nobody writes as somebody else, nor changes another person’s comment', () => {
    expect(judge((doc) => setValue(doc, pen('hanna', 2), 'MassGroup/ActualMass', '1'), petra)).toBe('other-author');
    expect(judge((doc) => editComment(doc, pen('petra', 2), 'thread01', 'comment1', 'No scale'), petra)).toBe(
      'not-allowed',
    );
    expect(
      judge((doc) => editComment(doc, pen('hanna', 2), 'thread01', 'comment1', 'Which one?'), hanna),
    ).toBeUndefined();
  });

  test('CHK-04 nothing is erased without saying what stands there instead', () => {
    expect(judge((doc) => doc.getArray('values').delete(0, 1), hanna)).toBe('erases');
    expect(judge((doc) => doc.getArray('talk').delete(0, doc.getArray('talk').length), hanna)).toBe('erases');
  });

  test('CHK-05 shapes that are no assertions are refused: maps, nested types, text, other roots, other tuples', () => {
    const shapes: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('values').set('x', 1),
      (doc) => doc.getArray('values').push([new Y.Map()]),
      (doc) => doc.getArray('values').push([new Y.Array()]),
      (doc) => doc.getText('free').insert(0, 'hello'),
      (doc) => doc.getArray('other').push([tuple('Variant', 'A', 'hanna')]),
      (doc) => doc.getArray('values').push(['text']),
      (doc) => doc.getArray('values').push([tuple('Variant', 'A', 'hanna').slice(0, 5)]),
      (doc) => doc.getArray('values').push([['Variant', 7, 'hanna', 1, 'x', 'manual']]),
      (doc) => doc.getArray('values').push([tuple('Variant', 'x'.repeat(8_001), 'hanna')]),
      (doc) => doc.getArray('values').push([tuple('NoSuchElement', 'A', 'hanna')]),
      (doc) => doc.getArray('values').push([tuple('MassGroup', 'A', 'hanna')]),
      (doc) => doc.getArray('values').push([tuple('AxleTable/Row_1', 'row', 'hanna')]),
      (doc) => doc.getArray('values').push([tuple('AxleTable/x', 'maybe', 'hanna')]),
      (doc) => doc.getArray('values').push([tuple('__proto__', 'A', 'hanna')]),
      (doc) => doc.getArray('talk').push([tuple('thread01/@other', 'A', 'hanna')]),
      (doc) => doc.getArray('sources').push([tuple('s1', '{"kind":"rumour"}', 'hanna')]),
      (doc) => doc.getArray('about').push([tuple('owner', 'A', 'hanna')]),
      (doc) => doc.getXmlFragment('values').push([new Y.XmlText('x')]),
    ];
    expect(shapes.map((shape) => judge(shape, hanna))).toEqual(shapes.map(() => 'wrong-shape'));
  });

  test('CHK-06 a value in a row names its row, so that a removal elsewhere cannot swallow it', () => {
    expect(judge((doc) => doc.getArray('values').push([tuple('AxleTable/x/AxleNumber', '1', 'hanna')]), hanna)).toBe(
      'row-not-asserted',
    );
  });

  test('CHK-07 bytes that are no update, or build on what is not there, are refused', () => {
    const { server, copy } = recordAndCopy();
    expect(applyChecked(server, new Uint8Array([1, 2, 3, 250]), hanna, 'test')?.code).toBe('not-an-update');
    updateOf(copy, (doc) => setValue(doc, pen('hanna', 2), 'Variant', 'A'));
    const later = updateOf(copy, (doc) => setValue(doc, pen('hanna', 3), 'Variant', 'B'));
    expect(applyChecked(server, later, hanna, 'test')?.code).toBe('not-an-update');
  });

  test('CHK-08 a Yjs client id of another person is refused', () => {
    const { server, copy } = recordAndCopy();
    const update = updateOf(copy, (doc) => setValue(doc, pen('hanna', 2), 'Variant', 'A'));
    expect(applyChecked(server, update, { ...hanna, mayUseClient: (client) => client !== 2 }, 'test')?.code).toBe(
      'other-author',
    );
  });

  test('CHK-09 a person offline may change a place many times, remove rows and come back with one update', () => {
    const { server, copy } = recordAndCopy();
    const update = updateOf(copy, (doc) => {
      for (let at = 0; at < 20; at += 1) setValue(doc, pen('hanna', at), 'MassGroup/ActualMass', String(at));
      addRow(doc, pen('hanna', 30), 'AxleTable', 'a');
      setValue(doc, pen('hanna', 31), 'AxleTable/a/AxleNumber', '1');
      setValue(doc, pen('hanna', 32), 'AxleTable/a/AxleSpacing', '4035');
      removeRow(doc, pen('hanna', 33), 'AxleTable/a');
      setValue(doc, pen('hanna', 34), 'MassGroup/ActualMass', null);
    });
    expect(applyChecked(server, update, hanna, 'test')).toBeUndefined();
    expect(readRecord(server).content.values.has('MassGroup/ActualMass')).toBe(false);
  });

  test('CHK-10 an update that arrives twice is taken twice and changes nothing', () => {
    const { server, copy } = recordAndCopy();
    const update = updateOf(copy, (doc) => setValue(doc, pen('hanna', 2), 'Variant', 'A'));
    expect(applyChecked(server, update, hanna, 'test')).toBeUndefined();
    const state = Y.encodeStateAsUpdate(server);
    expect(applyChecked(server, update, hanna, 'test')).toBeUndefined();
    expect(Y.encodeStateAsUpdate(server)).toEqual(state);
  });

  test('CHK-11 a whole message imported by homologation passes as one update', () => {
    const { server, copy } = recordAndCopy();
    let next = 0;
    const update = updateOf(copy, (doc) =>
      importContent(
        doc,
        pen('hanna', 2),
        {
          values: new Map([
            ['AxleTable/1/AxleNumber', '1'],
            ['AxleTable/2/AxleNumber', '2'],
            ['AxleTable/1/TyreAxleTable/1/TyreNumber', '1'],
            ['Variant', 'A'],
          ]),
          rows: new Map([
            ['AxleTable', ['1', '2']],
            ['AxleTable/1/TyreAxleTable', ['1']],
          ]),
        },
        { id: 's1', kind: 'ivi-file', name: 'a.xml' },
        () => `r${String((next += 1))}`,
      ),
    );
    expect(applyChecked(server, update, hanna, 'test')).toBeUndefined();
    const view = readRecord(server);
    expect(view.rows.get('AxleTable')?.map((row) => row.id)).toEqual(['r1', 'r2']);
    expect(view.elements.get('AxleTable/r1/TyreAxleTable/r3/TyreNumber')?.sides[0]?.source).toBe('s1');
    expect(view.sources.get('s1')).toEqual({ kind: 'ivi-file', name: 'a.xml' });
  });
});
