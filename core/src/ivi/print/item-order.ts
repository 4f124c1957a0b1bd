import type { Words } from '../dictionary/dictionary.ts';

/** An act whose numbering a certificate follows. */
export type Act = '2020/683' | '168/2013' | '167/2013';

/** The numbers of an item, `4.1.2.2` of `4.1.2.2; 4.2.2.8`: a range or pair stands where its first number stands. */
const numbersOf = (item: string): number[] =>
  (/^[0-9]+(?:\.[0-9]+)*/u.exec(item)?.[0] ?? '').split('.').map((part) => Number(part));

/** The order of item numbers: by each number in turn, 4.1 after 4 and before 4.2 and 4.10. */
export function compareItems(left: string, right: string): number {
  const a = numbersOf(left);
  const b = numbersOf(right);
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** An item number as it is printed: ranges with a dash, pairs with a stroke. */
export const itemText = (item: string): string => item.replace(/-/gu, '–').replace(/; /gu, ' / ');

interface Band {
  /** First number of the first item. */
  readonly from: number;
  readonly title: Words;
}

const band = (from: number, en: string, de: string): Band => ({ from, title: { en, de } });

/** Sub-headings over stretches of item numbers, in words of our own. */
const BANDS: Readonly<Record<Act, readonly Band[]>> = {
  '2020/683': [
    band(0, 'Identification', 'Identifizierung'),
    band(1, 'Construction', 'Bauart'),
    band(4, 'Dimensions', 'Abmessungen'),
    band(13, 'Masses', 'Massen'),
    band(20, 'Propulsion', 'Antrieb'),
    band(28, 'Gearbox and speed', 'Getriebe und Geschwindigkeit'),
    band(30, 'Axles and tyres', 'Achsen und Reifen'),
    band(36, 'Brakes', 'Bremsen'),
    band(38, 'Bodywork', 'Aufbau'),
    band(44, 'Couplings', 'Verbindungseinrichtungen'),
    band(46, 'Sound, emissions and consumption', 'Geräusch, Emissionen und Verbrauch'),
    band(50, 'Other particulars', 'Sonstige Angaben'),
  ],
  '168/2013': [
    band(0, 'Identification', 'Identifizierung'),
    band(1, 'Construction and performance', 'Bauart und Leistung'),
    band(2, 'Masses and dimensions', 'Massen und Abmessungen'),
    band(3, 'Propulsion', 'Antrieb'),
    band(4, 'Sound, emissions and consumption', 'Geräusch, Emissionen und Verbrauch'),
    band(6, 'Equipment', 'Ausrüstung'),
    band(7, 'Couplings', 'Verbindungseinrichtungen'),
    band(8, 'Other particulars', 'Sonstige Angaben'),
  ],
  '167/2013': [
    band(1, 'Identification', 'Identifizierung'),
    band(3, 'Construction', 'Bauart'),
    band(4, 'Masses and dimensions', 'Massen und Abmessungen'),
    band(5, 'Speed and power', 'Geschwindigkeit und Leistung'),
    band(6, 'Engine', 'Motor'),
    band(38, 'Couplings and brakes', 'Verbindungseinrichtungen und Bremsen'),
    band(46, 'Protection and driver’s place', 'Schutz und Fahrerplatz'),
  ],
};

/** The sub-heading that an item stands under. */
export function bandOf(item: string, act: Act): Words {
  const [first = 0] = numbersOf(item);
  const bands = BANDS[act];
  return (bands.findLast(({ from }) => from <= first) ?? band(0, 'Particulars', 'Angaben')).title;
}
