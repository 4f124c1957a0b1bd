import { describe, expect, test } from 'vitest';
import { CURRENT_SCHEMA_VERSION, dictionaryOf, sectionOf, type SectionId } from '@opencoc/core/ivi';
import type { ElementState, RowState } from '@opencoc/core/record';
import { fieldsOf, sectionForm, type FormInput, type SectionForm } from './section-form.ts';

const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);

function formOf(
  section: SectionId,
  values: Readonly<Record<string, string>>,
  rows: Readonly<Record<string, readonly string[]>> = {},
  more: Partial<FormInput> = {},
): SectionForm {
  const elements = new Map<string, ElementState>(
    Object.entries(values).map(([path, value]) => [path, { path, value, sides: [], conflict: false }]),
  );
  const rowStates = new Map<string, readonly RowState[]>(
    Object.entries(rows).map(([table, ids]) => [
      table,
      ids.map((id) => ({ id, path: `${table}/${id}`, conflict: false, sides: [] })),
    ]),
  );
  return sectionForm({
    dictionary,
    section,
    groups: sectionOf(section).groups,
    view: { elements, rows: rowStates },
    missing: new Set(),
    noted: new Set(),
    category: 'N2',
    stage: 'C',
    all: false,
    ...more,
  });
}

const paths = (form: SectionForm) => fieldsOf(form.items).map(({ path }) => path);

describe('the form of a section', () => {
  test('shows what has a value or is missing, and counts what else may be filled in', () => {
    const form = formOf(
      'masses',
      { 'MassGroup/ActualMass': '2946' },
      {},
      { missing: new Set(['MassGroup/MassInRunningOrder']) },
    );
    expect(paths(form)).toEqual(['MassGroup/MassInRunningOrder', 'MassGroup/ActualMass']);
    expect(form.hidden).toBeGreaterThan(0);
  });

  test('shows everything that applies when asked, and hides nothing then', () => {
    const some = formOf('masses', { 'MassGroup/ActualMass': '2946' });
    const all = formOf('masses', { 'MassGroup/ActualMass': '2946' }, {}, { all: true });
    expect(paths(all).length).toBeGreaterThan(paths(some).length);
    expect(all.hidden).toBe(0);
  });

  test('keeps showing a value that does not apply to the category', () => {
    const element = dictionary.elements.find((one) => one.section === 'dimensions' && !one.categories.has('N2'));
    if (!element) throw new Error('the dictionary has no such element');
    expect(paths(formOf('dimensions', { [element.path]: '1' }))).toEqual([element.path]);
    expect(paths(formOf('dimensions', {}, {}, { all: true }))).not.toContain(element.path);
  });

  test('every element of the dictionary has a place in the form of its section', () => {
    const rows: Record<string, readonly string[]> = {};
    const values: Record<string, string> = {};
    const pathWithRows = (path: string): string => path.replace(/(Table)\//g, '$1/r/');
    for (const table of dictionary.tables) rows[pathWithRows(table.path)] = ['r'];
    for (const element of dictionary.elements) values[pathWithRows(element.path)] = '1';
    for (const [section, elements] of dictionary.sectionElements) {
      const shown = paths(formOf(section, values, rows)).sort();
      expect(shown, section).toEqual(elements.map((element) => pathWithRows(element.path)).sort());
    }
  });

  test('two axles with more than a few elements stand side by side; their tyres stand in their rows', () => {
    const names = ['AxleNumber', 'SteeredAxleIndicator', 'PoweredAxleIndicator', 'AxleTrack', 'BrakedAxleIndicator'];
    const values = Object.fromEntries(
      ['a', 'b'].flatMap((row) => names.map((name) => [`AxleTable/${row}/${name}`, '1'])),
    );
    const form = formOf('axles-and-tyres', values, { AxleTable: ['a', 'b'], 'AxleTable/a/TyreAxleTable': ['t'] });
    const table = form.items.find((item) => item.kind === 'table');
    expect(table?.kind === 'table' && table.layout).toBe('across');
    expect(table?.kind === 'table' && table.rows[0]?.items.some((item) => item.kind === 'table')).toBe(true);
  });

  test('rows are made at home alone: elsewhere they only frame their elements', () => {
    const rows = { EnergyConvertorTable: ['e'], 'EnergyConvertorTable/e/EnergySourceTable': ['s'] };
    const values = { 'EnergyConvertorTable/e/EnergySourceTable/s/SoundLevelGroup/SoundLevelDriveBy': '70' };
    const sound = formOf('sound', values, rows).items.find((item) => item.kind === 'table');
    expect(sound?.kind === 'table' && sound.home).toBe(false);
    expect(formOf('motor-and-energy', values, rows).items.some((item) => item.kind === 'table' && item.home)).toBe(
      true,
    );
    expect(formOf('sound', {}, {}, { all: true }).items).toEqual([]);
  });
});
