import { dictionaryOf, locate, readMessage, writeMessage } from '@opencoc/core/ivi';
import type { ElementDefinition, IviContent } from '@opencoc/core/ivi';
import { certificateModel } from '@opencoc/core/ivi/print';
import type { CertificateModel } from '@opencoc/core/ivi/print';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validContent } from '../ivi/arbitrary-content.ts';
import { CONTENTS, rawValues, rowsOf, sampleContent, sectionsOf, textsOf } from './sheet-text.ts';

const modelOf = (content: IviContent, lang: 'en' | 'de' = 'en'): CertificateModel =>
  certificateModel(content, { lang, mark: 'original', signed: true });

const elementAt = (path: string): ElementDefinition => {
  const found = locate(path);
  if (found?.definition.kind !== 'element') throw new Error(`No element at ${path}`);
  return found.definition;
};

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What of a value must be readable, said without the code that prints it. */
function readable(path: string, value: string, content: IviContent): string {
  const element = elementAt(path);
  if (element.type === 'Indicator') return value === 'Y' ? 'yes' : 'no';
  if (element.codes) return value;
  if (element.base === 'date' || element.base === 'dateTime') return value.slice(0, 4);
  if (path.endsWith('Exponent') && content.values.has(path.slice(0, -'Exponent'.length))) {
    return `× 10${value.replace(/[0-9]/gu, (digit) => SUPERSCRIPT.charAt(Number(digit)))}`;
  }
  return value;
}

/** Numbers of rows may stand in the name of a column, kinds in a title, exponents with their mantissa. */
const ELSEWHERE =
  /(?:^|\/)(?:AxleNumber|TyreNumber|AxleGroupNumber|GearNumber|FinalDriveNumber|FinalDriveVehicleNumber|MechanicalCouplingNumber|TyreAxleCombinationNumber|BallastSetNumber|TrackSetNumber|TrackTrainSetRollerNumber|RemarkSubjectDescription|RemarkSubjectLanguage|TestFamilyIdentifier|\w+NumberOfParticles(?:Exponent)?)$/u;

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function expectAllOn(content: IviContent): void {
  const model = modelOf(content);
  const text = textsOf(model).join('\n');
  for (const [path, value] of content.values) {
    expect(text.includes(readable(path, value, content)), `${path}: ${JSON.stringify(value)}`).toBe(true);
  }
  for (const { columns } of sectionsOf(model).flatMap(({ tables }) => tables)) expect(columns).not.toContain('');
  const printed = counted(rawValues(model));
  const own = [...content.values].filter(([path]) => !ELSEWHERE.test(path)).map(([, value]) => value);
  for (const [value, count] of counted(own)) {
    expect(printed.get(value) ?? 0, `times that ${JSON.stringify(value)} is printed`).toBeGreaterThanOrEqual(count);
  }
}

describe('PRT-01 every value of the message is on the sheet', () => {
  test.each(CONTENTS)('PRT-01 %s', (_name, content) => {
    expectAllOn(content);
  });

  test('PRT-01 any content that the schema allows', () => {
    fc.assert(fc.property(validContent(20), expectAllOn), { numRuns: 25 });
  });

  test('PRT-01 a content with everything that the schema has', () => {
    fc.assert(fc.property(validContent(100), expectAllOn), { numRuns: 2 });
  });

  test('PRT-01 a value without a place in the schema is shown by its path', () => {
    const content: IviContent = { values: new Map([['MassGroup/Weight', '12 stone']]), rows: new Map() };
    const text = textsOf(modelOf(content)).join('\n');
    expect(text).toContain('MassGroup/Weight');
    expect(text).toContain('12 stone');
  });

  test('PRT-01 the row that a value belongs to is named', () => {
    const model = modelOf(sampleContent('semi-trailer'));
    const table = model.numbered
      .flatMap(({ tables }) => tables)
      .find(({ rows }) => rows.some(({ item }) => item === '16.2'));
    expect(table?.columns).toEqual(['Axle 1', 'Axle 2', 'Axle 3']);
    expect(table?.rows.find(({ item }) => item === '16.2')?.cells.map(([value]) => value?.text)).toEqual([
      '9000\u00A0kg',
      '9000\u00A0kg',
      '9000\u00A0kg',
    ]);
  });
});

const numbers = (item: string): number[] => (/^[0-9.]+/u.exec(item)?.[0] ?? '').split('.').map(Number);

function isBefore(left: string, right: string): boolean {
  const [a, b] = [numbers(left), numbers(right)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at !== -1 && (b[at] === undefined || (a[at] ?? 0) > b[at]);
}

const itemsOf = (model: CertificateModel): string[] => rowsOf(model.numbered).map(({ item }) => item ?? '');

function expectInOrder(content: IviContent): void {
  const items = itemsOf(modelOf(content));
  for (const [index, item] of items.entries()) {
    expect(item).toMatch(/^[0-9]/u);
    const next = items[index + 1];
    if (next !== undefined) expect(isBefore(item, next), `${next} after ${item}`).toBe(false);
  }
  for (const row of rowsOf([modelOf(content).head, ...modelOf(content).further])) expect(row.item).toBeUndefined();
}

test('PRT-01 ten thousand rows are all set', () => {
  const size = (count: number): IviContent => {
    const ids = Array.from({ length: count }, (_none, index) => `r${String(index)}`);
    return {
      values: new Map(ids.map((id) => [`AxleTable/${id}/AxleTrack`, '1500'])),
      rows: new Map([['AxleTable', ids]]),
    };
  };
  const tables = modelOf(size(10_000)).numbered.flatMap((section) => section.tables);
  expect(tables.flatMap(({ columns }) => columns)).toHaveLength(10_000);
});

describe('PRT-02 item numbers in order', () => {
  test.each(CONTENTS)('PRT-02 %s', (_name, content) => {
    expectInOrder(content);
  });

  test('PRT-02 any content that the schema allows', () => {
    fc.assert(fc.property(validContent(30), expectInOrder), { numRuns: 15 });
  });

  test.each([
    ['M1', '0.10'],
    ['L3e-A1', '1'],
    ['T1a', '1.6'],
  ])('PRT-02 the numbering is that of the category: VIN of %s is item %s', (category, item) => {
    const values = new Map([
      ['VehicleIdentificationNumber', 'XNW00000000000001'],
      ['VehicleCategory', category],
    ]);
    const row = rowsOf(modelOf({ values, rows: new Map() }).numbered).find(({ cells }) =>
      cells.flat().some(({ raw }) => raw === 'XNW00000000000001'),
    );
    expect(row?.item).toBe(item);
  });

  test('PRT-02 numbers are compared as numbers: 4.2 before 4.10, 9 before 13', () => {
    const items = itemsOf(modelOf(sampleContent('plug-in-car')));
    expect(items).toEqual(expect.arrayContaining(['0.6', '0.10', '7', '13', '49.4']));
    expect(items.indexOf('0.6')).toBeLessThan(items.indexOf('0.10'));
    expect(items.indexOf('7')).toBeLessThan(items.indexOf('13'));
  });
});

describe('PRT-03 both languages', () => {
  test.each(CONTENTS)('PRT-03 %s says the same in both', (_name, content) => {
    const [en, de] = [modelOf(content, 'en'), modelOf(content, 'de')];
    const shape = (model: CertificateModel): unknown =>
      sectionsOf(model).map(({ tables }) =>
        tables.map(({ columns, rows }) => [columns.length, rows.map(({ item, cells }) => [item, cells.length])]),
      );
    expect(shape(de)).toEqual(shape(en));
    expect(rawValues(de)).toEqual(rawValues(en));
    for (const model of [en, de]) {
      for (const row of rowsOf(sectionsOf(model))) expect(row.title).not.toBe('');
      for (const { columns } of sectionsOf(model).flatMap(({ tables }) => tables)) expect(columns).not.toContain('');
      for (const word of [
        model.title,
        model.subtitle,
        ...model.statement,
        ...model.notes,
        ...Object.values(model.words),
      ]) {
        expect(word).not.toBe('');
        expect(word).not.toMatch(/\{\w+\}/u);
      }
    }
    expect(de.statement).not.toEqual(en.statement);
  });

  test('PRT-03 titles, numbers and dates are those of the language', () => {
    const content = sampleContent('plug-in-car');
    const text = textsOf(modelOf(content, 'de')).join('\n');
    expect(text).toContain('Masse in fahrbereitem Zustand');
    expect(text).toMatch(/[0-9]+,[0-9]+\u00A0/u);
    const issued = content.values.get('TypeApprovalIssueDate') ?? '';
    expect(text).toContain(
      new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(issued)),
    );
  });

  test('PRT-03 marks have words in both languages, an original has none', () => {
    const mark = (lang: 'en' | 'de', kind: 'original' | 'duplicate' | 'reading-aid'): string | undefined =>
      certificateModel(sampleContent('truck'), { lang, mark: kind, signed: false }).markText;
    expect([mark('en', 'duplicate'), mark('de', 'duplicate')]).toEqual(['Duplicate', 'Duplikat']);
    expect(mark('en', 'reading-aid')).toContain('not a certificate');
    expect(mark('de', 'reading-aid')).toContain('keine Bescheinigung');
    expect(mark('en', 'original')).toBeUndefined();
  });

  test('PRT-03 a reading aid certifies nothing and has no line to sign on', () => {
    const model = certificateModel(sampleContent('truck'), { lang: 'en', mark: 'reading-aid', signed: false });
    expect(model.signatureLine).toBe(false);
    expect(model.statement[0]).toMatch(/^The electronic certificate of this vehicle says:/u);
  });
});

test('PRT-05 the sheet depends on values and the order of rows, not on row ids', () => {
  fc.assert(
    fc.property(validContent(25), (content) => {
      const read = readMessage(writeMessage(content, dictionaryOf('2.0')));
      if (!read.ok) throw new Error('not read');
      expect(modelOf(read.content)).toEqual(modelOf(content));
    }),
    { numRuns: 10 },
  );
});
