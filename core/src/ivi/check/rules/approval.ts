import type { Vehicle } from '../vehicle.ts';
import { when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const NUMBER = 'TypeApprovalNumber';
const MEMBER = 'e(?:[1-9]|1[23789]|2[0134567]|29|3[246]|49|50)';
const WHOLE_VEHICLE = new RegExp(`^${MEMBER}\\*(?:2018/858|KS18/858|NKS18/858)\\*[0-9]{5}\\*[0-9]{2}$`, 'u');
/** Approvals by the earlier directive are still in production; their serial has four digits. */
const EARLIER = new RegExp(`^${MEMBER}\\*(?:2007/46|KS07/46|NKS07/46)\\*[0-9]{4,5}\\*[0-9]{2}$`, 'u');
const TWO_WHEEL = new RegExp(`^${MEMBER}\\*(?:168/2013|KS168/2013|NKS168/2013)\\*[0-9]{5}\\*[0-9]{2}$`, 'u');
const AGRICULTURAL = new RegExp(`^${MEMBER}\\*(?:167/2013|KS167/2013|NKS167/2013)\\*[0-9]{5}\\*[0-9]{2}$`, 'u');
const WITHOUT_EXTENSION = /^e[0-9]+\*[^*]+\*[0-9]{4,5}$/u;

/** A number of a system or component: one more section. */
const FIVE_SECTIONS = /^e[0-9]+(?:\*[^*]+){4}$/u;

/** What acts a category is approved by. */
const FAMILIES = [
  { categories: ['M', 'N', 'O'], act: /^(?:N?KS18\/858|2018\/858|N?KS07\/46|2007\/46)$/u, name: '2018/858', forms: [WHOLE_VEHICLE, EARLIER] },
  { categories: ['L'], act: /^(?:N?KS)?168\/2013$/u, name: '168/2013', forms: [TWO_WHEEL] },
  { categories: ['T', 'C', 'R', 'S'], act: /^(?:N?KS)?167\/2013$/u, name: '167/2013', forms: [AGRICULTURAL] },
] as const; // prettier-ignore

const actOfNumber = (number: string): string | undefined => /^[eE][0-9]+\*([^*]+)\*/u.exec(number)?.[1];
/** The act of a number that belongs to another category. */
function foreignAct(vehicle: Vehicle, number: string): { act: string; right: string } | undefined {
  const act = actOfNumber(number);
  const own = FAMILIES.find(({ categories }) => vehicle.isOf(categories));
  if (act === undefined || !own || own.act.test(act)) return undefined;
  return FAMILIES.some((family) => family.act.test(act)) ? { act, right: own.name } : undefined;
}

/** The number as it is probably meant, when only the writing is wrong: capital E, spaces, other separators. */
function rewritten(vehicle: Vehicle, number: string): string | undefined {
  const forms: readonly RegExp[] | undefined = FAMILIES.find(({ categories }) => vehicle.isOf(categories))?.forms;
  const tidy = number
    .replace(/[\s\u00A0]+/gu, '')
    .replace(/[×∗•]/gu, '*')
    .replace(/^E/u, 'e');
  return tidy !== number && forms?.some((form) => form.test(tidy)) ? tidy : undefined;
}

/** The number for the rule of its form, undefined where another rule says better what is wrong. */
const numberOf = (vehicle: Vehicle): string | undefined => {
  const number = vehicle.text(NUMBER);
  if (number === undefined || WITHOUT_EXTENSION.test(number) || FIVE_SECTIONS.test(number)) return undefined;
  return foreignAct(vehicle, number) || rewritten(vehicle, number) !== undefined ? undefined : number;
};

const FORM = {
  en: 'The approval number {value} does not have the form {form}: small e and number of the member state, act, five-digit serial, two-digit extension, with asterisks between and no spaces.',
  de: 'Die Genehmigungsnummer {value} hat nicht die Form {form}: kleines e und Nummer des Mitgliedstaats, Rechtsakt, fünfstellige laufende Nummer, zweistellige Erweiterung, dazwischen Sternchen, keine Leerzeichen.',
} as const;

const form = (
  id: string,
  categories: readonly string[],
  source: string,
  pattern: readonly RegExp[],
  example: string,
): BusinessRule => ({
  id,
  severity: 'error',
  source,
  basis: 'source',
  categories,
  dependsOn: ['VehicleCategory', NUMBER],
  words: FORM,
  check: (vehicle) => {
    const number = numberOf(vehicle);
    const broken = number !== undefined && !pattern.some((known) => known.test(number));
    return when(broken, () => ({ path: NUMBER, params: { value: number ?? '', form: example }, value: number ?? '' }));
  },
});

/** Which kind of approval a number is of. */
const kindOf = (number: string): 'EU' | 'ESS' | 'NSS' =>
  number.includes('*NKS') ? 'NSS' : number.includes('*KS') ? 'ESS' : 'EU';

/** Type-approval number, small series, provisional approvals. */
export const APPROVAL_RULES: readonly BusinessRule[] = [
  form(
    'TAN-01',
    ['M', 'N', 'O'],
    'Regulation (EU) 2020/683, Annex IV',
    [WHOLE_VEHICLE, EARLIER],
    'e1*2018/858*00001*00',
  ),
  form('TAN-02', ['L'], 'Regulation (EU) 901/2014, Annex VII', [TWO_WHEEL], 'e1*168/2013*00001*00'),
  form('TAN-03', ['T', 'C', 'R', 'S'], 'Regulation (EU) 2015/504', [AGRICULTURAL], 'e1*167/2013*00001*00'),
  {
    id: 'SCP-02',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Annex IV; Regulation (EU) 901/2014, Annex VII; official samples',
    basis: 'source',
    dependsOn: ['VehicleCategory', NUMBER],
    words: {
      en: 'The approval number names act {act}, but a vehicle of category {category} is approved by {right}. Correct the number or the category.',
      de: 'Die Genehmigungsnummer nennt den Rechtsakt {act}, ein Fahrzeug der Klasse {category} wird aber nach {right} genehmigt. Nummer oder Klasse berichtigen.',
    },
    check: (vehicle) => {
      const number = vehicle.text(NUMBER);
      const foreign = number === undefined ? undefined : foreignAct(vehicle, number);
      return foreign ? [{ path: NUMBER, params: { ...foreign, category: vehicle.category ?? '' } }] : [];
    },
  },
  {
    id: 'TAN-05',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Annex IV',
    basis: 'source',
    dependsOn: [NUMBER],
    words: {
      en: 'The approval number {value} ends without the extension. Add it with two digits, *00 where there is none; only the statutory plate leaves it out.',
      de: 'Der Genehmigungsnummer {value} fehlt die Erweiterung. Zweistellig anfügen, *00, wenn es keine gibt; nur das Fabrikschild lässt sie weg.',
    },
    check: (vehicle) => {
      const number = vehicle.text(NUMBER);
      return when(number !== undefined && WITHOUT_EXTENSION.test(number), () => ({
        path: NUMBER,
        params: { value: number ?? '' },
        value: number ?? '',
      }));
    },
  },
  {
    id: 'TAN-07',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Annex IV',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: [NUMBER, 'TypeApprovalType'],
    words: {
      en: 'The kind of approval is {type}, but the number {value} is one of kind {kind} (KS: EU small series, NKS: national small series). Correct one of them.',
      de: 'Die Art der Genehmigung ist {type}, die Nummer {value} gehört aber zur Art {kind} (KS: EU-Kleinserie, NKS: nationale Kleinserie). Eines berichtigen.',
    },
    check: (vehicle) => {
      const number = numberOf(vehicle);
      const type = vehicle.text('TypeApprovalType');
      if (number === undefined || type === undefined || !(WHOLE_VEHICLE.test(number) || EARLIER.test(number)))
        return [];
      const kind = kindOf(number);
      return when(kind !== type, () => ({ path: 'TypeApprovalType', params: { type, kind, value: number } }));
    },
  },
  {
    id: 'TAN-08',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Annex IV',
    basis: 'source',
    dependsOn: [NUMBER],
    words: {
      en: '{value} has five sections: it is the number of a system or component. Give the number of the whole-vehicle approval, which has four.',
      de: '{value} hat fünf Abschnitte: das ist die Nummer eines Systems oder Bauteils. Nummer der Gesamtfahrzeuggenehmigung angeben, sie hat vier.',
    },
    check: (vehicle) => {
      const value = vehicle.text(NUMBER) ?? '';
      return when(FIVE_SECTIONS.test(value), () => ({ path: NUMBER, params: { value }, value }));
    },
  },
  {
    id: 'TAN-11',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Annex IV',
    basis: 'source',
    dependsOn: ['VehicleCategory', NUMBER],
    words: {
      en: 'The approval number is not written as in the approval: small e, asterisks, no spaces. Write {tidy}.',
      de: 'Die Genehmigungsnummer ist nicht wie in der Genehmigung geschrieben: kleines e, Sternchen, keine Leerzeichen. {tidy} schreiben.',
    },
    check: (vehicle) => {
      const number = vehicle.text(NUMBER) ?? '';
      const tidy = rewritten(vehicle, number);
      return tidy === undefined ? [] : [{ path: NUMBER, params: { tidy }, value: number }];
    },
  },
  {
    id: 'SER-01',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, headings of the templates; absence derived',
    basis: 'mixed',
    dependsOn: ['TypeApprovalType', 'ProductionYearSmallSeries', 'ProductionSequentialNumberSmallSeries'],
    words: {
      en: 'A small-series approval needs both the year of production and the sequential number; an ordinary approval (EU) has neither. Given: {given} of 2.',
      de: 'Eine Kleinseriengenehmigung braucht Produktionsjahr und laufende Nummer; eine gewöhnliche Genehmigung (EU) hat beides nicht. Angegeben: {given} von 2.',
    },
    check: (vehicle) => {
      const type = vehicle.text('TypeApprovalType');
      const given = ['ProductionYearSmallSeries', 'ProductionSequentialNumberSmallSeries'].filter(
        (path) => vehicle.text(path) !== undefined,
      ).length;
      return when(type !== undefined && given !== (type === 'EU' ? 0 : 2), () => ({
        path: 'ProductionSequentialNumberSmallSeries',
        params: { given },
      }));
    },
  },
  {
    id: 'PRV-01',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, headings; IVI 2.0 Change Overview 1.1',
    basis: 'mixed',
    dependsOn: ['ProvisionalTypeApprovalIndicator', 'ProvisionalApprovalTerritoryTable'],
    words: {
      en: 'A provisional approval (Y) names at least one territory; an approval that is not provisional (N) names none. Given: {count}.',
      de: 'Eine vorläufige Genehmigung (Y) nennt mindestens ein Gebiet, eine nicht vorläufige (N) keines. Angegeben: {count}.',
    },
    check: (vehicle) => {
      const indicator = vehicle.text('ProvisionalTypeApprovalIndicator');
      const count = vehicle.rows('ProvisionalApprovalTerritoryTable').length;
      const broken = (indicator === 'Y' && count === 0) || (indicator === 'N' && count > 0);
      return when(broken, () => ({ path: 'ProvisionalTypeApprovalIndicator', params: { count } }));
    },
  },
  {
    id: 'MRK-01',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 0.6; eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N', 'O', 'T', 'C', 'R', 'S'],
    dependsOn: ['LocationMarkingsTable', 'LocationMarkingsSubject'],
    words: {
      en: 'The places of plate and VIN need at least one row for the statutory plate and one for the VIN; {missing} is missing.',
      de: 'Die Stellen von Schild und FIN brauchen mindestens eine Zeile für das Fabrikschild und eine für die FIN; {missing} fehlt.',
    },
    check: (vehicle) => {
      const rows = vehicle.rows('LocationMarkingsTable');
      const subjects = rows.map((row) => vehicle.text('LocationMarkingsSubject', row));
      return ['STAT', 'VIN'].flatMap((missing) =>
        when(rows.length > 0 && !subjects.includes(missing), () => ({
          path: 'LocationMarkingsTable',
          params: { missing },
        })),
      );
    },
  },
  {
    id: 'MSC-04',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 50',
    basis: 'derived',
    categories: ['N', 'O'],
    dependsOn: ['TypeApprovalTransportDangerousGoodsIndicator', 'TypeApprovalTransportDangerousGoodsTable'],
    words: {
      en: 'A vehicle approved for dangerous goods (Y) names at least one class; one that is not (N) names none. Given: {count}.',
      de: 'Ein für gefährliche Güter genehmigtes Fahrzeug (Y) nennt mindestens eine Klasse, ein anderes (N) keine. Angegeben: {count}.',
    },
    check: (vehicle) => {
      const path = 'TypeApprovalTransportDangerousGoodsIndicator';
      const indicator = vehicle.text(path);
      const count = vehicle.rows('TypeApprovalTransportDangerousGoodsTable').length;
      return when((indicator === 'Y' && count === 0) || (indicator === 'N' && count > 0), () => ({
        path,
        params: { count },
      }));
    },
  },
];
