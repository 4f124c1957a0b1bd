import type { Language } from '../check/template.ts';
import { strayPaths } from '../content.ts';
import type { IviContent } from '../content.ts';
import { actOf, CURRENT_SCHEMA_VERSION, definitionAt, dictionaryOf, SECTIONS } from '../dictionary/dictionary.ts';
import type { Dictionary, Words } from '../dictionary/dictionary.ts';
import type {
  CertificateModel,
  PrintedCell,
  PrintedSection,
  PrintedSignatory,
  PrintedTable,
  PrintMark,
} from './certificate.ts';
import { collect } from './collect.ts';
import { planColumns } from './columns.ts';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import { bandOf, compareItems } from './item-order.ts';
import type { Act } from './item-order.ts';
import { statementOf } from './statement.ts';
import { tablesOf } from './tables.ts';
import { codeMeaning, printedValue } from './value-text.ts';
import { frameworkText, FURTHER_TITLE, HEAD_TITLE, MARKS, NOTES, sheetWords, TITLE, UNPLACED_TITLE } from './words.ts';

export interface CertificateOptions {
  readonly lang: Language;
  readonly mark: PrintMark;
  /** The message carries a signature (not: the signature is valid). */
  readonly signed: boolean;
  /** The schema version of the message; the current one where it is left out. */
  readonly dictionary?: Dictionary;
}

/** What stands at the head of a certificate, without item numbers, in this order. */
const HEAD: readonly string[] = [
  'TypeApprovalNumber',
  'TypeApprovalIssueDate',
  'TypeApprovalType',
  'ProvisionalTypeApprovalIndicator',
  'ProvisionalApprovalTerritoryCountry',
  'SubjectApprovalCertificateNumber',
  'ProductionYearSmallSeries',
  'ProductionSequentialNumberSmallSeries',
  'StageOfCompletion',
  'CompletedAltered',
  'DescriptionCompletedAltered',
  'RightLeftHandTraffic',
  'MetricImperialSpeedometer',
  'MetricImperialOdometer',
];

const SIGNATORY = {
  name: 'SignerName',
  position: 'SignerPosition',
  place: 'SignatureLocation',
  date: 'SignatureDate',
} as const;
const SIGNATORY_NAMES: ReadonlySet<string> = new Set(Object.values(SIGNATORY));

/**
 * The readable certificate of a content: every value of the message is on it, in words with units, in the order of the
 * item numbers of its category. The same content, whatever its row ids, gives the same sheet. Numbering and titles come
 * from the dictionary; sentences are our own, no text of an act.
 */
export function certificateModel(content: IviContent, options: CertificateOptions): CertificateModel {
  const { lang, mark, signed, dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION) } = options;
  const category = content.values.get('VehicleCategory')?.trim();
  const act = category === undefined ? '2020/683' : actOf(category);
  const collected = collect(content, dictionary);
  const plan = planColumns(content, collected, dictionary, lang);
  const entries = entriesOf(content, collected, plan, category, lang).filter(({ name }) => !SIGNATORY_NAMES.has(name));

  const isHead = ({ name, item }: Entry): boolean => item === undefined && HEAD.includes(name);
  const head = HEAD.flatMap((name) => entries.filter((entry) => entry.name === name && isHead(entry)));
  const numbered = entries
    .filter((entry) => entry.item !== undefined)
    .sort((a, b) => compareItems(a.item ?? '', b.item ?? ''));
  const rest = entries.filter((entry) => entry.item === undefined && !isHead(entry));

  return {
    lang,
    mark,
    markText: MARKS[mark]?.[lang],
    title: TITLE[lang],
    subtitle: subtitleOf(content, dictionary, act, lang),
    vin: content.values.get('VehicleIdentificationNumber')?.trim() ?? '',
    statement: statementOf(content, dictionary, lang, mark),
    signatureLine: mark !== 'reading-aid',
    signatories: signatoriesOf(content, dictionary, lang),
    head: { title: HEAD_TITLE[lang], tables: tablesOf(head, plan) },
    numbered: act === undefined ? [] : bandsOf(numbered, act, lang, (some) => tablesOf(some, plan)),
    furtherTitle: FURTHER_TITLE[lang],
    further: [...furtherOf(rest, lang, (some) => tablesOf(some, plan)), ...unplaced(content, dictionary, lang)],
    notes: notesOf(mark, signed, act, lang),
    source: sourceOf(content, lang),
    versionDateTime: content.values.get('Header/IviVersionDateTime')?.trim(),
    words: sheetWords(lang),
  };
}

type SetTables = (entries: readonly Entry[]) => PrintedTable[];

/** Entries in item order under the sub-headings of their act. */
function bandsOf(entries: readonly Entry[], act: Act, lang: Language, set: SetTables): PrintedSection[] {
  const bands = new Map<string, Entry[]>();
  for (const entry of entries) {
    const title = bandOf(entry.item ?? '', act)[lang];
    const known = bands.get(title);
    if (known) known.push(entry);
    else bands.set(title, [entry]);
  }
  return [...bands].map(([title, some]) => ({ title, tables: set(some) }));
}

/** Entries without an item number by section; what says which message this is comes last. */
function furtherOf(entries: readonly Entry[], lang: Language, set: SetTables): PrintedSection[] {
  const order = [...SECTIONS.filter(({ id }) => id !== 'message'), ...SECTIONS.filter(({ id }) => id === 'message')];
  return order.flatMap(({ id, title }) => {
    const some = entries.filter(({ section }) => section === id);
    return some.length === 0 ? [] : [{ title: title[lang], tables: set(some) }];
  });
}

/** Values that the dictionary has no place for: shown by path rather than kept silent about. */
function unplaced(content: IviContent, dictionary: Dictionary, lang: Language): PrintedSection[] {
  const rows = strayPaths(content, dictionary).flatMap((path) => {
    const value = content.values.get(path);
    const cell: PrintedCell = value === undefined ? [] : [{ text: value, raw: value, kind: 'text' }];
    return value === undefined ? [] : [{ item: undefined, title: path, cells: [cell] }];
  });
  return rows.length === 0 ? [] : [{ title: UNPLACED_TITLE[lang], tables: [{ columns: [], rows }] }];
}

function signatoriesOf(content: IviContent, dictionary: Dictionary, lang: Language): PrintedSignatory[] {
  const table = 'SigningAuthorityTable';
  return (content.rows.get(table) ?? []).map((row) => {
    const cell = (name: string): PrintedCell => {
      const path = `${table}/${row}/${name}`;
      const value = content.values.get(path);
      const element = definitionAt(path, dictionary);
      return value === undefined || element?.kind !== 'element' ? [] : [printedValue(element, value, lang)];
    };
    return {
      name: cell(SIGNATORY.name),
      position: cell(SIGNATORY.position),
      place: cell(SIGNATORY.place),
      date: cell(SIGNATORY.date),
    };
  });
}

const STAGE_TITLES: Readonly<Record<string, Words>> = {
  C: { en: 'Complete vehicle', de: 'Vollständiges Fahrzeug' },
  V: { en: 'Completed vehicle', de: 'Vervollständigtes Fahrzeug' },
  I: { en: 'Incomplete vehicle', de: 'Unvollständiges Fahrzeug' },
};
const VEHICLE: Words = { en: 'Vehicle', de: 'Fahrzeug' };

/** `Complete vehicle · category M1 · Regulation (EU) 2018/858`, with small series and provisional approval named. */
function subtitleOf(content: IviContent, dictionary: Dictionary, act: Act | undefined, lang: Language): string {
  const value = (path: string): string | undefined => content.values.get(path)?.trim();
  const category = value('VehicleCategory');
  const kind = value('TypeApprovalType');
  const kindElement = definitionAt('TypeApprovalType', dictionary);
  const small = kind !== undefined && kind !== 'EU' && kindElement?.kind === 'element';
  const parts = [
    (STAGE_TITLES[value('StageOfCompletion') ?? ''] ?? VEHICLE)[lang],
    ...(category === undefined ? [] : [`${lang === 'de' ? 'Klasse' : 'category'} ${category}`]),
    ...(act === undefined ? [] : [frameworkText(act, lang)]),
    ...(small ? [codeMeaning(kindElement, kind, lang) ?? kind] : []),
    ...(value('ProvisionalTypeApprovalIndicator') === 'Y'
      ? [lang === 'de' ? 'vorläufige Genehmigung' : 'provisional approval']
      : []),
  ];
  return parts.join(' · ');
}

function notesOf(mark: PrintMark, signed: boolean, act: Act | undefined, lang: Language): string[] {
  return [
    ...(mark === 'reading-aid' ? [NOTES.readingAid] : []),
    ...(mark === 'duplicate' ? [NOTES.duplicate] : []),
    signed ? NOTES.signed : NOTES.unsigned,
    NOTES.codes,
    ...(act === '167/2013' ? [NOTES.agricultural] : []),
  ].map((note) => note[lang]);
}

/** `IVI 6a2957d3-…, version 1`. */
function sourceOf(content: IviContent, lang: Language): string {
  const reference = content.values.get('Header/IviReferenceId')?.trim();
  const version = content.values.get('Header/IviVersionNumber')?.trim();
  const parts = [
    ...(reference === undefined ? [] : [`IVI ${reference}`]),
    ...(version === undefined ? [] : [`${lang === 'de' ? 'Fassung' : 'version'} ${version}`]),
  ];
  return parts.join(', ');
}
