import type { Language } from '../check/template.ts';
import type { IviContent } from '../content.ts';
import { itemNumberFor } from '../dictionary/dictionary.ts';
import type { ElementDefinition, SectionId, Words } from '../dictionary/dictionary.ts';
import type { PrintedValue } from './certificate.ts';
import { byElement } from './collect.ts';
import type { Collected, Instance } from './collect.ts';
import { numbersRowsOf } from './columns.ts';
import type { ColumnPlan } from './columns.ts';
import { titleText } from './titles.ts';
import { powerText, printedValue, unitText } from './value-text.ts';

/** A row of the sheet before it has its place in a table. */
export interface Entry {
  /** As the dictionary has it: may be a range or a pair. */
  readonly item: string | undefined;
  readonly title: string;
  readonly section: SectionId;
  /** Name of the element, or of the first one where several make one row. */
  readonly name: string;
  /** The columns it uses; empty for none. */
  readonly group: string;
  /** Values by key of the column. */
  readonly cells: ReadonlyMap<string, readonly PrintedValue[]>;
}

/** Elements that are read as one: an address. Each has a line of its own in one cell. */
const JOINED: readonly { readonly title: Words; readonly parts: readonly string[] }[] = [
  {
    title: { en: 'Manufacturer: name and address', de: 'Hersteller: Firmenname und Anschrift' },
    parts: ['Name', 'AddressLine1', 'AddressLine2', 'AddressLine3', 'PlaceOfResidence', 'CountryOfResidence'].map(
      (part) => `Manufacturer${part}`,
    ),
  },
  {
    title: { en: 'EU representative: name and address', de: 'Bevollmächtigter in der EU: Name und Anschrift' },
    parts: ['Name', 'AddressLine1', 'AddressLine2', 'AddressLine3', 'PlaceOfResidence', 'CountryOfResidence'].map(
      (part) => `EURepresentative${part}`,
    ),
  },
];

/** The items of Regulation (EU) 2020/683 for each kind of family. */
const FAMILY_ITEMS: Readonly<Record<string, string>> = {
  IP: '0.2.3.1',
  ATCT: '0.2.3.2',
  PEMS: '0.2.3.3',
  RL: '0.2.3.4',
  RM: '0.2.3.5',
  PR: '0.2.3.6',
  EV: '0.2.3.7',
};

interface Draft {
  readonly item: string | undefined;
  readonly title: string;
  readonly element: ElementDefinition;
  readonly group: string;
  readonly cells: Map<string, PrintedValue[]>;
}

/**
 * The rows of the sheet, in schema order: one for each element and group of columns. Every value of the message is in
 * exactly one of them, or in the name of a column. `category` decides the numbering.
 */
export function entriesOf(
  content: IviContent,
  collected: Collected,
  plan: ColumnPlan,
  category: string | undefined,
  language: Language,
): Entry[] {
  const drafts: Draft[] = [];
  const byKey = new Map<string, Draft>();
  const add = (
    id: string,
    instance: Instance,
    draft: () => Omit<Draft, 'group' | 'cells'>,
    value: PrintedValue,
  ): void => {
    const { group, key } = plan.placeOf(instance.chain);
    const known = byKey.get(`${id}|${group}`);
    const entry = known ?? { ...draft(), group, cells: new Map<string, PrintedValue[]>() };
    if (!known) {
      byKey.set(`${id}|${group}`, entry);
      drafts.push(entry);
    }
    const cell = entry.cells.get(key);
    if (cell) cell.push(value);
    else entry.cells.set(key, [value]);
  };
  const sibling = ({ path }: Instance, name: string): string | undefined =>
    content.values.get(`${path.slice(0, path.lastIndexOf('/') + 1)}${name}`);

  const shownByLabel = ({ element, chain }: Instance): boolean => {
    const last = chain.at(-1);
    return (
      last !== undefined &&
      numbersRowsOf(last.table, element.name) &&
      collected.several.has(last.table.path) &&
      (collected.sizes.get(last.rowPath) ?? 0) > 1
    );
  };
  const sourceOf = ({ chain }: Instance): string | undefined => {
    const row = chain.find(({ table }) => table.name === 'EnergySourceTable');
    return row && content.values.get(`${row.rowPath}/EnergySource`);
  };

  for (const [element, instances] of byElement(collected.instances)) {
    const item = itemNumberFor(element, category);
    for (const instance of instances) {
      if (shownByLabel(instance)) continue;
      const { name } = element;
      const value = printedValue(element, instance.value, language, sourceOf(instance));
      if (name === 'TestFamilyIdentifier' || name === 'TestFamilyIdentifierValue') {
        const kind = sibling(instance, 'TestFamilyIdentifier');
        const identifier = sibling(instance, 'TestFamilyIdentifierValue');
        if (kind !== undefined && identifier !== undefined) {
          if (name === 'TestFamilyIdentifier') continue;
          addFamily(instance, kind, value);
          continue;
        }
      }
      if (name === 'Remark') {
        addRemark(instance, value);
        continue;
      }
      if (name.startsWith('RemarkSubject') && sibling(instance, 'Remark') !== undefined) continue;
      if (name.endsWith('Exponent') && sibling(instance, name.slice(0, -'Exponent'.length)) !== undefined) continue;
      const exponent = sibling(instance, `${name}Exponent`);
      const joined = JOINED.find(({ parts }) => parts.includes(name));
      add(
        joined?.parts[0] ?? element.path,
        instance,
        () => ({
          item,
          element,
          title: joined?.title[language] ?? titleText(element, exponent !== undefined, language),
        }),
        exponent === undefined ? value : powerOf(instance, exponent),
      );
    }
  }

  function powerOf(instance: Instance, exponent: string): PrintedValue {
    const unit = unitText(instance.element, undefined, language);
    const text = powerText(instance.value, exponent, language);
    return {
      text: `${text}${unit === '' ? '' : `\u00A0${unit}`}`,
      raw: `${instance.value}E${exponent}`,
      kind: 'number',
    };
  }

  function addFamily(instance: Instance, kind: string, value: PrintedValue): void {
    const last = instance.chain.at(-1);
    const kindElement = last?.table.children.find(({ name }) => name === 'TestFamilyIdentifier');
    const kindText = kindElement?.kind === 'element' ? printedValue(kindElement, kind, language).text : kind;
    const heading = language === 'de' ? 'Familienkennung' : 'Family identifier';
    const item = itemNumberFor(instance.element, category);
    add(
      `family ${kind}`,
      { ...instance, chain: instance.chain.slice(0, -1) },
      () => ({
        // The kinds have numbers of their own where the act is 2020/683.
        item: item === undefined ? undefined : (FAMILY_ITEMS[kind.trim()] ?? item),
        element: instance.element,
        title: `${heading}: ${kindText}`,
      }),
      value,
    );
  }

  function addRemark(instance: Instance, value: PrintedValue): void {
    const row = instance.chain.at(-1);
    const hints = (row?.table.children ?? []).flatMap((child) => {
      const hint = child.kind === 'element' && child !== instance.element ? sibling(instance, child.name) : undefined;
      return hint === undefined || child.kind !== 'element' ? [] : [printedValue(child, hint, language).text];
    });
    const lang = sibling(instance, 'RemarkSubjectLanguage')?.trim();
    add(
      instance.path,
      { ...instance, chain: [] },
      () => ({
        item: itemNumberFor(instance.element, category)?.replace(/;.*$/u, ''),
        element: instance.element,
        title: [row?.table.rowTitle[language] ?? '', hints.join(', ')].filter((part) => part !== '').join(': '),
      }),
      lang === undefined ? value : { ...value, lang },
    );
  }

  return drafts.map(({ element, ...rest }) => ({ ...rest, section: element.section, name: element.name }));
}
