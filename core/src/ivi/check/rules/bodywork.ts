import { sum } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const SEATS = 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver';
const DOORS = 'GeneralConstructionGroup/NumberOfDoors';
const SIDES = ['NumberOfDoorsFront', 'NumberOfDoorsLeft', 'NumberOfDoorsRight', 'NumberOfDoorsBack'] as const;

const BODY_LETTER: Readonly<Record<string, string>> = {
  M1: 'A',
  M2: 'C',
  M3: 'C',
  N1: 'B',
  N2: 'B',
  N3: 'B',
  O1: 'D',
  O2: 'D',
  O3: 'D',
  O4: 'D',
};

/** What an incomplete vehicle states instead of the values of the finished one. */
const OF_FINISHED = [
  'DimensionGroup/Length',
  'DimensionGroup/Width',
  'DimensionGroup/Height',
  'DimensionGroup/RearOverhang',
  'DimensionGroup/LengthLoadingArea',
  'MassGroup/MassInRunningOrder',
  'MassGroup/ActualMass',
] as const;
const OF_INCOMPLETE = [
  'DimensionGroup/MaximumPermissibleLength',
  'DimensionGroup/MaximumPermissibleWidth',
  'DimensionGroup/MaximumPermissibleHeight',
  'DimensionGroup/MaximumPermissibleRearOverhang',
  'MassGroup/MassInRunningOrderIncomplete',
  'MassGroup/MinimumMassCompleted',
] as const;
const REGISTRATION = ['RightLeftHandTraffic', 'MetricImperialSpeedometer', 'MetricImperialOdometer'] as const;

const leaf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Bodywork, doors, seats, and what belongs to a stage of completion. */
export const BODYWORK_RULES: readonly BusinessRule[] = [
  {
    id: 'BDY-01',
    severity: 'error',
    source: 'Regulation (EU) 2018/858, Annex I, Part C',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['VehicleCategory', 'BodyworkTable', 'CodeForBodywork'],
    words: {
      en: '{where}The bodywork code {code} does not belong to category {category}: its codes begin with {letter}. Correct the code or the category.',
      de: '{where}Der Aufbaucode {code} gehört nicht zur Klasse {category}: deren Codes beginnen mit {letter}. Code oder Klasse berichtigen.',
    },
    check: (vehicle) =>
      vehicle.rows('BodyworkTable').flatMap((row) => {
        const code = vehicle.text('CodeForBodywork', row);
        const letter = BODY_LETTER[vehicle.categoryClass ?? ''];
        return when(code !== undefined && letter !== undefined && !code.startsWith(letter), () =>
          inRow(row, 'CodeForBodywork', { code: code ?? '', letter: letter ?? '', category: vehicle.category ?? '' }),
        );
      }),
  },
  {
    id: 'BDY-03',
    severity: 'error',
    source: 'Regulation (EU) 2018/858, Annex I, Part C, points 3.11 and 4.6',
    basis: 'source',
    categories: ['N', 'M2', 'M3'],
    stages: ['C', 'V'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion', 'BodyworkTable', 'CodeForBodywork'],
    words: {
      en: '{where}The bodywork code {code} is for incomplete vehicles. Give the code of the finished bodywork.',
      de: '{where}Der Aufbaucode {code} gilt für unvollständige Fahrzeuge. Code des fertigen Aufbaus angeben.',
    },
    check: (vehicle) =>
      vehicle.rows('BodyworkTable').flatMap((row) => {
        const code = vehicle.text('CodeForBodywork', row) ?? '';
        return when(code === 'BX' || code === 'CX', () => inRow(row, 'CodeForBodywork', { code }));
      }),
  },
  {
    id: 'BDY-07',
    severity: 'error',
    source: 'eCoC setup manual 1.5; holds in all official samples of M and N',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['NumberOfDoors', ...SIDES],
    words: {
      en: 'The doors of the sides add up to {sum}, but {doors} doors are stated. Correct one of them.',
      de: 'Die Türen der Seiten ergeben {sum}, angegeben sind aber {doors} Türen. Eines berichtigen.',
    },
    check: (vehicle) => {
      const doors = vehicle.number(DOORS);
      const sides = SIDES.flatMap((name) => vehicle.number(`ConfigurationDoorsGroup/${name}`) ?? []);
      const total = sum(sides);
      return when(doors !== undefined && sides.length > 0 && total !== doors, () => ({
        path: DOORS,
        params: { doors: doors ?? 0, sum: total },
      }));
    },
  },
  {
    id: 'BDY-08',
    severity: 'error',
    source: 'Regulation (EU) 2018/858, Article 4',
    basis: 'source',
    categories: ['M'],
    dependsOn: ['VehicleCategory', 'NumberOfSeatingPositionsIncludingDriver'],
    words: {
      en: 'The vehicle has {seats} seats including the driver’s. M1 has at most 9, M2 and M3 have more than 9: correct the seats or the category {category}.',
      de: 'Das Fahrzeug hat {seats} Sitze einschließlich Fahrersitz. M1 hat höchstens 9, M2 und M3 haben mehr als 9: Sitze oder Klasse {category} berichtigen.',
    },
    check: (vehicle) => {
      const seats = vehicle.number(SEATS);
      const broken = seats !== undefined && (vehicle.categoryClass === 'M1' ? seats > 9 : seats <= 9);
      return when(broken, () => ({ path: SEATS, params: { seats: seats ?? 0, category: vehicle.category ?? '' } }));
    },
  },
  {
    id: 'STG-08',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Model C templates',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    stages: ['I'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion', ...OF_FINISHED.map(leaf)],
    words: {
      en: 'An incomplete vehicle does not state this: the value of the finished vehicle is not known yet. Remove it and give the permissible value.',
      de: 'Ein unvollständiges Fahrzeug gibt dies nicht an: der Wert des fertigen Fahrzeugs ist noch nicht bekannt. Entfernen und den zulässigen Wert angeben.',
    },
    check: (vehicle) => OF_FINISHED.flatMap((path) => when(vehicle.text(path) !== undefined, () => ({ path }))),
  },
  {
    id: 'STG-09',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Models A and B',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    stages: ['C', 'V'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion', ...OF_INCOMPLETE.map(leaf)],
    words: {
      en: 'This value is stated on incomplete vehicles only. Remove it and give the value of the finished vehicle.',
      de: 'Dieser Wert wird nur bei unvollständigen Fahrzeugen angegeben. Entfernen und den Wert des fertigen Fahrzeugs angeben.',
    },
    check: (vehicle) =>
      OF_INCOMPLETE.filter(
        // A completed N1 may repeat the base vehicle's mass.
        (path) => !(path === 'MassGroup/MassInRunningOrderIncomplete' && vehicle.stage === 'V' && vehicle.isOf(['N1'])),
      ).flatMap((path) => when(vehicle.text(path) !== undefined, () => ({ path }))),
  },
  {
    id: 'STG-10',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, Model C',
    basis: 'source',
    categories: ['M', 'N'],
    stages: ['I'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion', ...REGISTRATION],
    words: {
      en: 'An incomplete vehicle does not state traffic side and units: its certificate has no registration statement. Remove it.',
      de: 'Ein unvollständiges Fahrzeug gibt Verkehrsseite und Einheiten nicht an: seine Bescheinigung hat keine Aussage zur Zulassung. Entfernen.',
    },
    check: (vehicle) => REGISTRATION.flatMap((path) => when(vehicle.text(path) !== undefined, () => ({ path }))),
  },
  {
    id: 'STG-15',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    stages: ['C', 'V'],
    dependsOn: ['StageOfCompletion', 'MechanicalCouplingCanBeFittedTable'],
    words: {
      en: 'Couplings that can be fitted are stated on incomplete vehicles only. Remove them, or give the couplings that are fitted.',
      de: 'Anbaubare Verbindungseinrichtungen werden nur bei unvollständigen Fahrzeugen angegeben. Entfernen oder die angebauten angeben.',
    },
    check: (vehicle) => {
      const path = 'MechanicalCouplingCanBeFittedTable';
      return when(vehicle.rows(path).length > 0, () => ({ path }));
    },
  },
  {
    id: 'TOW-02',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N', 'L', 'T', 'C'],
    dependsOn: [
      'TowingBrakedTypeTrailTable',
      'BodyworkTypeTable',
      'BrakedTypeTrail',
      'TechnicallyPermissibleMaximumTowableMass',
    ],
    words: {
      en: '{where}A towable mass is stated, but not whether the trailer is braked. Choose it.',
      de: '{where}Eine Anhängelast ist angegeben, nicht aber, ob der Anhänger gebremst ist. Auswählen.',
    },
    check: (vehicle) =>
      vehicle.rows('TowingBrakedTypeTrailTable').flatMap((row) => {
        const masses = vehicle.column(
          vehicle.rows('BodyworkTypeTable', row),
          'TechnicallyPermissibleMaximumTowableMass',
        );
        return when(masses.length > 0 && vehicle.text('BrakedTypeTrail', row) === undefined, () =>
          inRow(row, 'BrakedTypeTrail'),
        );
      }),
  },
  {
    id: 'TOW-03',
    severity: 'error',
    source: 'eCoC setup manual 1.5',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: [
      'TowingBrakedTypeTrailTable',
      'BodyworkTypeTable',
      'BrakedTypeTrail',
      'BodyworkTypeTrailer',
      'TechnicallyPermissibleMaximumTowableMass',
    ],
    words: {
      en: '{where}The towable mass of a braked trailer needs the kind of trailer. Choose it.',
      de: '{where}Die Anhängelast eines gebremsten Anhängers braucht die Art des Anhängers. Auswählen.',
    },
    check: (vehicle) =>
      vehicle
        .rows('TowingBrakedTypeTrailTable')
        .filter((row) => vehicle.text('BrakedTypeTrail', row) === 'BRK')
        .flatMap((row) =>
          vehicle
            .rows('BodyworkTypeTable', row)
            .flatMap((kind) =>
              when(
                vehicle.text('TechnicallyPermissibleMaximumTowableMass', kind) !== undefined &&
                  vehicle.text('BodyworkTypeTrailer', kind) === undefined,
                () => inRow(kind, 'BodyworkTypeTrailer'),
              ),
            ),
        ),
  },
];
