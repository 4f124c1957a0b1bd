import type { Language } from '../check/template.ts';
import type { Words } from '../dictionary/dictionary.ts';
import type { PrintMark, SheetWords } from './certificate.ts';
import type { Act } from './item-order.ts';

const words = (en: string, de: string): Words => ({ en, de });

export const MARKS: Readonly<Record<PrintMark, Words | undefined>> = {
  original: undefined,
  duplicate: words('Duplicate', 'Duplikat'),
  'reading-aid': words('Reading aid – not a certificate', 'Lesehilfe – keine Bescheinigung'),
};

export const TITLE = words('Certificate of conformity', 'Übereinstimmungsbescheinigung');
export const HEAD_TITLE = words('Approval and stage', 'Genehmigung und Fertigungsstufe');
export const FURTHER_TITLE = words('Particulars without an item number', 'Angaben ohne Nummer');
export const UNPLACED_TITLE = words('Values without a place in the schema', 'Werte ohne Platz im Schema');
export const NOT_STATED = words('not stated', 'nicht angegeben');

/** The framework act behind the numbering. */
export const FRAMEWORK: Readonly<Record<Act, string>> = {
  '2020/683': '(EU) 2018/858',
  '168/2013': '(EU) Nr. 168/2013',
  '167/2013': '(EU) Nr. 167/2013',
};

export const frameworkText = (act: Act, language: Language): string =>
  language === 'de' ? `Verordnung ${FRAMEWORK[act]}` : `Regulation ${FRAMEWORK[act].replace('Nr.', 'No')}`;

const SHEET: Readonly<Record<keyof SheetWords, Words>> = {
  vin: words('VIN', 'FIN'),
  page: words('Page', 'Seite'),
  of: words('of', 'von'),
  item: words('No.', 'Nr.'),
  particular: words('Particular', 'Angabe'),
  value: words('Value', 'Wert'),
  signatory: words('Signatory', 'Unterzeichner'),
  name: words('Name', 'Name'),
  position: words('Position', 'Stellung'),
  placeAndDate: words('Place and date', 'Ort und Datum'),
  signature: words('Signature', 'Unterschrift'),
  notes: words('Notes', 'Hinweise'),
};

export const sheetWords = (language: Language): SheetWords => ({
  vin: SHEET.vin[language],
  page: SHEET.page[language],
  of: SHEET.of[language],
  item: SHEET.item[language],
  particular: SHEET.particular[language],
  value: SHEET.value[language],
  signatory: SHEET.signatory[language],
  name: SHEET.name[language],
  position: SHEET.position[language],
  placeAndDate: SHEET.placeAndDate[language],
  signature: SHEET.signature[language],
  notes: SHEET.notes[language],
});

export const NOTES = {
  codes: words(
    'Words stand for codes of the message; the code is in brackets behind them. Where the two do not agree, the code counts.',
    'Wörter stehen für Codes der Nachricht; der Code steht in Klammern dahinter. Passen beide nicht zusammen, gilt der Code.',
  ),
  agricultural: words(
    'The numbers are those of the information document for agricultural and forestry vehicles.',
    'Die Nummern sind die des Beschreibungsbogens für land- und forstwirtschaftliche Fahrzeuge.',
  ),
  signed: words(
    'The message this sheet was made from carries an electronic signature. Whether that signature is valid cannot be seen on paper.',
    'Die Nachricht, aus der dieses Blatt entstanden ist, trägt eine elektronische Signatur. Ob sie gültig ist, lässt sich auf Papier nicht sehen.',
  ),
  unsigned: words(
    'The message this sheet was made from carries no electronic signature.',
    'Die Nachricht, aus der dieses Blatt entstanden ist, trägt keine elektronische Signatur.',
  ),
  readingAid: words(
    'This sheet shows an electronic certificate in readable form. Only the signed electronic message is the certificate.',
    'Dieses Blatt zeigt eine elektronische Bescheinigung in lesbarer Form. Bescheinigung ist nur die signierte elektronische Nachricht.',
  ),
  duplicate: words(
    'This sheet is a duplicate of a certificate of conformity issued before.',
    'Dieses Blatt ist das Duplikat einer früher ausgestellten Übereinstimmungsbescheinigung.',
  ),
};
