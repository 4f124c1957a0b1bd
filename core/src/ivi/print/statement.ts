import type { Language } from '../check/template.ts';
import type { IviContent } from '../content.ts';
import { definitionAt } from '../dictionary/dictionary.ts';
import type { Dictionary, Words } from '../dictionary/dictionary.ts';
import type { PrintMark } from './certificate.ts';
import { codeMeaning, dateText } from './value-text.ts';
import { NOT_STATED } from './words.ts';

/** Fills `{name}`; every name must have a value. */
const fill = (words: Words, language: Language, values: Readonly<Record<string, string>>): string =>
  words[language].replace(/\{(\w+)\}/gu, (_all, name: string) => values[name] ?? '');

const CERTIFIES: Words = {
  en: '{signer} certifies that the vehicle with the identification number {vin} (make {make}, type {type}, variant {variant}, version {version}) agrees in every respect with the type that approval {number} of {date} describes.',
  de: '{signer} bescheinigt, dass das Fahrzeug mit der Identifizierungsnummer {vin} (Fabrikmarke {make}, Typ {type}, Variante {variant}, Version {version}) in jeder Hinsicht dem Typ entspricht, den die Genehmigung {number} vom {date} beschreibt.',
};
const READS: Words = {
  en: 'The electronic certificate of this vehicle says: {sentence}',
  de: 'Die elektronische Bescheinigung dieses Fahrzeugs sagt: {sentence}',
};
const STAGES: Readonly<Record<string, Words>> = {
  I: {
    en: 'The vehicle is incomplete. It cannot be registered permanently before it has further approvals.',
    de: 'Das Fahrzeug ist unvollständig. Dauerhaft zugelassen werden kann es erst mit weiteren Genehmigungen.',
  },
  V: {
    en: 'The vehicle has been completed and can be registered permanently without further approvals{where}.',
    de: 'Das Fahrzeug ist vervollständigt und kann ohne weitere Genehmigungen dauerhaft zugelassen werden{where}.',
  },
  C: {
    en: 'The vehicle is complete and can be registered permanently without further approvals{where}.',
    de: 'Das Fahrzeug ist vollständig und kann ohne weitere Genehmigungen dauerhaft zugelassen werden{where}.',
  },
};
const WHERE: Words = {
  en: ', in Member States with {traffic} and these units: speedometer {speedometer}, odometer {odometer}',
  de: ', und zwar in Mitgliedstaaten mit {traffic} und diesen Einheiten: Geschwindigkeitsmesser {speedometer}, Wegstreckenzähler {odometer}',
};
const WHERE_SPEED_ONLY: Words = {
  en: ', in Member States with {traffic} and these units: speedometer {speedometer}',
  de: ', und zwar in Mitgliedstaaten mit {traffic} und diesen Einheiten: Geschwindigkeitsmesser {speedometer}',
};
const WHERE_TRAFFIC_ONLY: Words = {
  en: ', in Member States with {traffic}',
  de: ', und zwar in Mitgliedstaaten mit {traffic}',
};

/** What the certificate states, in sentences of our own: who certifies which vehicle to which approval, and what it may. */
export function statementOf(
  content: IviContent,
  dictionary: Dictionary,
  language: Language,
  mark: PrintMark,
): string[] {
  const missing = NOT_STATED[language];
  const text = (path: string): string => content.values.get(path)?.trim() ?? missing;
  const ofRows = (table: string, element: string): string => {
    const found = (content.rows.get(table) ?? []).flatMap(
      (row) => content.values.get(`${table}/${row}/${element}`)?.trim() ?? [],
    );
    return found.length === 0 ? missing : found.join(' / ');
  };
  const words = (path: string): string | undefined => {
    const value = content.values.get(path);
    const element = definitionAt(path, dictionary);
    if (value === undefined || element?.kind !== 'element') return undefined;
    return codeMeaning(element, value, language) ?? value.trim();
  };

  const issued = content.values.get('TypeApprovalIssueDate');
  const certifies = fill(CERTIFIES, language, {
    signer: ofRows('SigningAuthorityTable', 'SignerName'),
    vin: text('VehicleIdentificationNumber'),
    make: ofRows('MakeTable', 'Make'),
    type: text('Type'),
    variant: text('Variant'),
    version: text('Version'),
    number: text('TypeApprovalNumber'),
    date: issued === undefined ? missing : dateText(issued, language),
  });

  const traffic = words('RightLeftHandTraffic');
  const speedometer = words('MetricImperialSpeedometer');
  const odometer = words('MetricImperialOdometer');
  let where = '';
  if (traffic !== undefined) {
    const units = odometer === undefined ? WHERE_SPEED_ONLY : WHERE;
    where = fill(speedometer === undefined ? WHERE_TRAFFIC_ONLY : units, language, {
      traffic,
      speedometer: speedometer ?? '',
      odometer: odometer ?? '',
    });
  }
  const stage = STAGES[content.values.get('StageOfCompletion')?.trim() ?? ''];
  const sentences = [certifies, ...(stage === undefined ? [] : [fill(stage, language, { where })])];
  return mark === 'reading-aid' ? [fill(READS, language, { sentence: sentences.join(' ') })] : sentences;
}
