import type { Row, Vehicle } from '../vehicle.ts';
import { sum } from '../vehicle.ts';
import { inRow, NONE, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const BODIES = 'BodyworkTable';
const CODE = 'CodeForBodywork';
const PURPOSE = 'SpecialPurposeDesignation';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const SEATS = 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver';
const STANDING = 'GeneralConstructionGroup/NumberOfStandingPlaces';
const VERTICAL = 'MassGroup/MaximumStaticVerticalMassCouplingPointTable';
const VERTICAL_MASS = 'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';

/** Categories of a special purpose; SG goes with any. */
const PURPOSES: Readonly<Record<string, readonly string[]>> = {
  SA: ['M'], SC: ['M'], SD: ['M'], SB: ['M', 'N', 'O'], SH: ['M1'], SE: ['O'], SJ: ['O'], SF: ['N3'], SL: ['N3'], SK: ['O4'], SM: ['N'],
}; // prettier-ignore

/** A mass that a force of so many decanewtons makes. */
const kilograms = (decanewtons: number): number => (decanewtons * 10) / 9.81;

const code = (vehicle: Vehicle, row: Row): string => vehicle.text(CODE, row) ?? '';
const classes = (vehicle: Vehicle): readonly string[] =>
  vehicle
    .rows(BODIES)
    .flatMap((row) => vehicle.rows('VehicleClassTable', row).flatMap((one) => vehicle.text('VehicleClass', one) ?? []));

/** Bodies, special purposes, buses, trailers. */
export const BODY_RULES: readonly BusinessRule[] = [
  {
    id: 'BDY-02',
    severity: 'warning',
    source: 'Regulation (EU) 2018/858, Annex I, Appendix 2; that 99 asks for words is derived',
    basis: 'mixed',
    categories: ['N', 'O'],
    dependsOn: [BODIES, 'CodeForBodyworkSupplementTable', 'CodeForBodyworkSupplement', 'OtherBodywork'],
    words: {
      en: '{where}Supplement 99 means another bodywork, but no words say which. Describe it.',
      de: '{where}Zusatz 99 bedeutet einen anderen Aufbau, es fehlt aber die Beschreibung. Beschreiben.',
    },
    check: (vehicle) =>
      vehicle.rows(BODIES).flatMap((row) => {
        const other = vehicle
          .rows('CodeForBodyworkSupplementTable', row)
          .some((one) => vehicle.text('CodeForBodyworkSupplement', one) === '99');
        return when(other && !vehicle.has('OtherBodywork', row), () => inRow(row, 'OtherBodywork'));
      }),
  },
  {
    id: 'BDY-04',
    severity: 'error',
    source: 'Regulation (EU) 2018/858, Annex I, Part C, point 4.5',
    basis: 'source',
    categories: ['N2', 'N3'],
    dependsOn: ['VehicleCategory', BODIES, CODE],
    words: {
      en: '{where}A pick-up (BE) has at most 3 500 kg and is of category N1; this vehicle is {category}. Correct the code or the category.',
      de: '{where}Ein Pick-up (BE) hat höchstens 3 500 kg und gehört zur Klasse N1; dieses Fahrzeug ist {category}. Code oder Klasse berichtigen.',
    },
    check: (vehicle) =>
      vehicle
        .rows(BODIES)
        .flatMap((row) =>
          when(code(vehicle, row) === 'BE', () => inRow(row, CODE, { category: vehicle.category ?? '' })),
        ),
  },
  {
    id: 'BDY-05',
    severity: 'warning',
    source: 'Regulation (EU) 2018/858, Annex I, Part C, point 5',
    basis: 'source',
    categories: ['O'],
    dependsOn: [BODIES, CODE, 'NumberOfAxles', 'TechnicallyPermissibleMaximumLadenMass', 'MaximumStaticVerticalMassCouplingPointTable', VERTICAL_MASS],
    words: {
      en: '{where}Bodywork {code} with {axles} axles and {vertical} kg on the coupling: DB has two axles or more and up to 100 daN, DC up to 10 % of the mass or 1 000 daN, DE up to 4 000 daN. Check kind and vertical mass.',
      de: '{where}Aufbau {code} mit {axles} Achsen und {vertical} kg auf der Kupplung: DB hat mindestens zwei Achsen und bis 100 daN, DC bis 10 % der Masse oder 1 000 daN, DE bis 4 000 daN. Art und Stützlast prüfen.',
    },
    check: (vehicle) => {
      const axles = vehicle.number('GeneralConstructionGroup/NumberOfAxles');
      const masses = vehicle.column(vehicle.rows(VERTICAL), VERTICAL_MASS);
      const vertical = Math.max(0, ...masses);
      const laden = vehicle.number(LADEN) ?? Number.POSITIVE_INFINITY;
      return vehicle.rows(BODIES).flatMap((row) => {
        const body = code(vehicle, row);
        const broken =
          (body === 'DB' && ((axles !== undefined && axles < 2) || vertical > Math.ceil(kilograms(100)))) ||
          (body === 'DC' && vertical > Math.ceil(Math.min(laden / 10, kilograms(1000)))) ||
          (body === 'DE' && vertical > Math.ceil(kilograms(4000)));
        return when(broken, () => inRow(row, CODE, { code: body, axles: axles ?? '?', vertical }));
      });
    },
  },
  {
    id: 'BDY-06',
    severity: 'error',
    source: 'Regulation (EU) 2018/858, Annex I, Part A, point 5',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['VehicleCategory', BODIES, PURPOSE],
    words: {
      en: '{where}The special purpose {purpose} does not belong to category {category}, but to {right}. Correct one of them.',
      de: '{where}Die besondere Zweckbestimmung {purpose} gehört nicht zur Klasse {category}, sondern zu {right}. Eines berichtigen.',
    },
    check: (vehicle) =>
      vehicle.rows(BODIES).flatMap((row) => {
        const purpose = vehicle.text(PURPOSE, row) ?? '';
        const right = PURPOSES[purpose];
        return when(right !== undefined && !vehicle.isOf(right), () =>
          inRow(row, PURPOSE, { purpose, right: (right ?? []).join(', '), category: vehicle.category ?? '' }),
        );
      }),
  },
  {
    id: 'BDY-09',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 42.2',
    basis: 'derived',
    categories: ['M3'],
    dependsOn: ['NumberOfSeatingPositionsIncludingDriver', 'NumberOfSeatingPositionsLowerDeck', 'NumberOfSeatingPositionsUpperDeck'],
    words: {
      en: 'The decks have {decks} passenger seats, the vehicle {passengers} without the driver’s. Correct one of them.',
      de: 'Die Decks haben {decks} Fahrgastsitze, das Fahrzeug {passengers} ohne den Fahrersitz. Eines berichtigen.',
    },
    check: (vehicle) => {
      const names = ['NumberOfSeatingPositionsLowerDeck', 'NumberOfSeatingPositionsUpperDeck'];
      const decks = names.flatMap((name) => vehicle.number(`GeneralConstructionGroup/${name}`) ?? []);
      const seats = vehicle.number(SEATS);
      return when(decks.length > 0 && seats !== undefined && sum(decks) !== seats - 1, () => ({
        path: SEATS,
        params: { decks: sum(decks), passengers: (seats ?? 1) - 1 },
      }));
    },
  },
  {
    id: 'BDY-10',
    severity: 'warning',
    source: 'UN Regulation 107 as generally known',
    basis: 'general knowledge',
    categories: ['M2', 'M3'],
    dependsOn: [BODIES, 'VehicleClassTable', 'VehicleClass', 'NumberOfSeatingPositionsIncludingDriver', 'NumberOfStandingPlaces'],
    words: {
      en: 'The bus is of class {class} and carries {passengers} passengers, {standing} of them standing: classes I, II, III carry more than 22, A and B at most 22, and B has no standing places. Check class and places.',
      de: 'Der Bus ist von der Klasse {class} und befördert {passengers} Fahrgäste, {standing} davon stehend: die Klassen I, II, III befördern mehr als 22, A und B höchstens 22, und B hat keine Stehplätze. Klasse und Plätze prüfen.',
    },
    check: (vehicle) => {
      const seats = vehicle.number(SEATS);
      if (seats === undefined) return NONE;
      const standing = vehicle.number(STANDING) ?? 0;
      const passengers = seats - 1 + standing;
      const wrong = classes(vehicle).find((one) =>
        one === 'A' || one === 'B' ? passengers > 22 || (one === 'B' && standing > 0) : passengers <= 22,
      );
      return wrong === undefined ? NONE : [{ path: SEATS, params: { class: wrong, passengers, standing } }];
    },
  },
  {
    id: 'MSC-06',
    severity: 'warning',
    source: 'derived from the sense of the codes',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: ['AutomatedVehicle', 'AdvancedSafetySystemsTable', 'AdvancedSafetySystem'],
    words: {
      en: 'Automated driving is stated as {automated}, but the safety systems say otherwise: an automated vehicle has an automated driving system (ADS), any other has none. Correct one of them.',
      de: 'Automatisiertes Fahren ist als {automated} angegeben, die Sicherheitssysteme sagen anderes: ein automatisiertes Fahrzeug hat ein automatisiertes Fahrsystem (ADS), ein anderes nicht. Eines berichtigen.',
    },
    check: (vehicle) => {
      const path = 'GeneralConstructionGroup/AutomatedVehicle';
      const automated = vehicle.text(path);
      const rows = vehicle.rows('AdvancedSafetySystemsTable');
      const has = rows.some((row) => vehicle.text('AdvancedSafetySystem', row) === 'ADS');
      const drives = automated === 'AUTOM' || automated === 'FULAT';
      return when(automated !== undefined && rows.length > 0 && has !== drives, () => ({
        path,
        params: { automated: automated ?? '' },
      }));
    },
  },
]; // prettier-ignore
