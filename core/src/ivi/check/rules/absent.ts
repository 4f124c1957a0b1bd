import {
  CATEGORY_CLASSES,
  categoryClassOf,
  CURRENT_SCHEMA_VERSION,
  dictionaryOf,
} from '../../dictionary/dictionary.ts';
import type { CategoryClass, Words } from '../../dictionary/dictionary.ts';
import type { Severity } from '../finding.ts';
import { placesOf } from '../places.ts';
import type { Vehicle } from '../vehicle.ts';
import { NONE } from './rule.ts';
import type { Basis, Breach, BusinessRule } from './rule.ts';

const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);

interface Absent extends Part {
  readonly id: string;
  readonly severity?: Severity;
  readonly source: string;
  readonly basis: Basis;
  readonly stages?: readonly string[];
  /** Other categories that do not state other things, by the same rule. */
  readonly further?: readonly Part[];
  readonly words: Words;
}

interface Part {
  readonly categories: readonly string[];
  /** Elements, or whole tables or groups, that such a vehicle does not state. */
  readonly names: readonly string[];
}

const partsOf = ({ categories, names, further = [] }: Absent): readonly Part[] => [{ categories, names }, ...further];

/** Every value of an element, and every table or group with something in it, of those names. */
function placesNamed(vehicle: Vehicle, names: readonly string[]): Breach[] {
  return names.flatMap((name): Breach[] => {
    const definition = dictionary.byName(name);
    if (!definition || (definition.kind === 'element' && !vehicle.byName.has(name))) return [];
    return placesOf(vehicle, dictionary, definition.path)
      .filter(({ path }) => vehicle.has(path))
      .map(({ path, rows }) => ({ path, params: rows === '' ? {} : { rows } }));
  });
}

function absent(item: Absent): BusinessRule {
  const { id, severity = 'error', source, basis, stages, words } = item;
  const parts = partsOf(item);
  return {
    id,
    severity,
    source,
    basis,
    categories: [...new Set(parts.flatMap(({ categories }) => categories))],
    ...(stages ? { stages } : {}),
    dependsOn: ['VehicleCategory', ...(stages ? ['StageOfCompletion'] : []), ...parts.flatMap(({ names }) => names)],
    words,
    check: (vehicle) =>
      parts.filter(({ categories }) => vehicle.isOf(categories)).flatMap(({ names }) => placesNamed(vehicle, names)),
  };
}

const MANUAL = 'eCoC setup manual 1.5';

const OF_CATEGORY = {
  en: '{title} does not belong to the certificate of this category. Remove it, or correct the category.',
  de: '{title} gehört nicht in die Bescheinigung dieser Klasse. Entfernen oder die Klasse berichtigen.',
};

/** What a category or stage does not state: a receiver refuses what is not in the data set of the category. */
const ABSENT: readonly Absent[] = [
  {
    id: 'IDN-11',
    source: 'Regulation (EU) 2020/683, item 0.11; IVI 2.0 Change Overview 1.1',
    basis: 'source',
    categories: ['L', 'T', 'C', 'R', 'S'],
    names: ['DateManufactureVehicle'],
    words: {
      en: 'The date of manufacture is stated for M, N and O only. Remove it.',
      de: 'Das Herstellungsdatum wird nur bei M, N und O angegeben. Entfernen.',
    },
  },
  {
    id: 'MRK-02',
    source: MANUAL,
    basis: 'source',
    categories: ['L'],
    names: ['LocationMarkingsTable'],
    words: {
      en: 'Category L states the places of plate and VIN as two texts of coordinates, not as a table. Move them and remove the table.',
      de: 'Klasse L gibt die Stellen von Schild und FIN als zwei Texte mit Koordinaten an, nicht als Tabelle. Übertragen und die Tabelle entfernen.',
    },
  },
  {
    id: 'APP-02',
    severity: 'warning',
    source: 'derived from the certificate templates of trailers',
    basis: 'derived',
    categories: ['O', 'R', 'S'],
    names: ['EnergyConvertorTable'],
    words: {
      en: 'A trailer normally has no engine or motor. Remove it, unless an axle of the trailer is driven.',
      de: 'Ein Anhänger hat in der Regel keinen Motor. Entfernen, außer eine Achse des Anhängers wird angetrieben.',
    },
  },
  {
    id: 'APP-04',
    source: 'Regulation (EU) 2020/683, item 40; IVI 2.0 Change Overview 1.1',
    basis: 'source',
    categories: ['M2', 'M3', 'N2', 'N3', 'O', 'L', 'T', 'C', 'R', 'S'],
    names: ['ColourTable'],
    words: {
      en: 'The colour is stated for M1 and N1 only; with it the message is refused. Remove it.',
      de: 'Die Farbe wird nur bei M1 und N1 angegeben; mit ihr wird die Nachricht abgelehnt. Entfernen.',
    },
  },
  {
    id: 'STG-16',
    source: 'Regulation (EU) 2020/683, item 40',
    basis: 'source',
    categories: ['M1', 'N1'],
    stages: ['I'],
    names: ['ColourTable'],
    words: {
      en: 'An incomplete vehicle does not state a colour. Remove it; the maker of the last stage states it.',
      de: 'Ein unvollständiges Fahrzeug gibt keine Farbe an. Entfernen; der Hersteller der letzten Stufe gibt sie an.',
    },
  },
  {
    id: 'TOW-07',
    source: MANUAL,
    basis: 'source',
    categories: ['M1'],
    names: ['MechanicalCouplingTable', 'MechanicalCouplingNumberVerticalMass', 'MechanicalCouplingNumberTowingMasses'],
    words: {
      en: 'A car (M1) describes no couplings and refers to none. Remove {title}.',
      de: 'Ein Pkw (M1) beschreibt keine Verbindungseinrichtungen und verweist auf keine. {title} entfernen.',
    },
  },
  {
    id: 'TOW-08',
    source: MANUAL,
    basis: 'source',
    categories: ['M1', 'L', 'T', 'C', 'R', 'S'],
    names: ['MechanicalCouplingCanBeFittedTable'],
    words: {
      en: 'This category never states couplings that can be fitted. Remove them.',
      de: 'Diese Klasse gibt nie anbaubare Verbindungseinrichtungen an. Entfernen.',
    },
  },
  {
    id: 'TOW-09',
    source: MANUAL,
    basis: 'source',
    categories: ['L'],
    names: ['MechanicalCouplingPartsTable'],
    words: {
      en: 'Category L does not state the parts of a coupling. Remove them.',
      de: 'Klasse L gibt keine Teile von Verbindungseinrichtungen an. Entfernen.',
    },
  },
  {
    id: 'TOW-10',
    source: MANUAL,
    basis: 'source',
    categories: ['T', 'C'],
    names: ['MaximumStaticVerticalMassCouplingPointTable'],
    words: {
      en: 'Tractors (T, C) do not state vertical masses in this table; they belong to the tyre combinations. Remove it.',
      de: 'Zugmaschinen (T, C) geben Stützlasten nicht in dieser Tabelle an; sie stehen bei den Reifenkombinationen. Entfernen.',
    },
  },
  {
    id: 'EMI-01',
    source: 'Regulation (EU) 2020/683, item 48; Regulation (EU) 901/2014',
    basis: 'source',
    categories: ['M', 'N', 'T', 'C'],
    names: ['TestTypeIGroup', 'TestTypeIIGroup', 'TestTypeVIIGroup'],
    further: [
      {
        categories: ['M3', 'N3', 'L', 'T', 'C'],
        names: [
          'TestRdeGroup',
          'TestWltpType1Group',
          'TestWltpCo2Group',
          'TestWltpFuelConsumptionGroup',
          'TestWltpElectricRangeGroup',
          'TestWltpEnergyConsumptionGroup',
        ],
      },
      { categories: ['L', 'T', 'C'], names: ['TestWhscGroup', 'TestWhtcGroup'] },
      { categories: ['M', 'N', 'L'], names: ['TestNrscGroup', 'TestNrtcGroup'] },
    ],
    words: {
      en: 'This emission test does not belong to the category: types I, II and VII to L; WLTP and RDE to M1, M2, N1, N2; WHSC and WHTC to M and N; NRSC and NRTC to T and C. Remove it, or correct the category.',
      de: 'Diese Abgasprüfung gehört nicht zur Klasse: Typ I, II und VII zu L; WLTP und RDE zu M1, M2, N1, N2; WHSC und WHTC zu M und N; NRSC und NRTC zu T und C. Entfernen oder die Klasse berichtigen.',
    },
  },
];

/** Names that a rule of its own speaks of, by category class. */
const spokenOf = new Map<CategoryClass, Set<string>>();
function hasOwnRule(own: CategoryClass, path: string): boolean {
  let names = spokenOf.get(own);
  if (!names) {
    const parts = ABSENT.flatMap(partsOf).filter(({ categories }) => categories.some((name) => own.startsWith(name)));
    spokenOf.set(own, (names = new Set(parts.flatMap((part) => part.names))));
  }
  if (names.size === 0) return false;
  return path.split('/').some((segment) => names.has(segment));
}

const foreignNames = new Map<CategoryClass, ReadonlySet<string>>();

/** Names of the elements that surely do not belong to a vehicle of that class. */
function foreignTo(own: CategoryClass): ReadonlySet<string> {
  let names = foreignNames.get(own);
  if (!names) {
    const foreign = dictionary.elements.filter(
      ({ confidence, categories }) => confidence === 'sure' && !categories.has(own),
    );
    foreignNames.set(own, (names = new Set(foreign.map(({ name }) => name))));
  }
  return names;
}

const SCP_03: BusinessRule = {
  id: 'SCP-03',
  severity: 'error',
  source: 'IVI 2.0 Change Overview 1.1; which element belongs to which category: certificate templates',
  basis: 'source',
  dependsOn: [
    'VehicleCategory',
    ...dictionary.elements
      .filter(({ confidence, categories }) => confidence === 'sure' && categories.size < CATEGORY_CLASSES.length)
      .map(({ name }) => name),
  ],
  words: OF_CATEGORY,
  check: (vehicle) => {
    const own = vehicle.category === undefined ? undefined : categoryClassOf(vehicle.category);
    if (own === undefined) return NONE;
    const breaches: Breach[] = [];
    const foreign = foreignTo(own);
    for (const [name, paths] of vehicle.byName) {
      if (!foreign.has(name)) continue;
      // Once for each element: with a wrong category one correction mends them all.
      const [path] = paths;
      if (path !== undefined && !hasOwnRule(own, path)) breaches.push({ path });
    }
    return breaches;
  },
};

/** What a vehicle of a category or stage must not state. */
export const ABSENT_RULES: readonly BusinessRule[] = [SCP_03, ...ABSENT.map(absent)];
