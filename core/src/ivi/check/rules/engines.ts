import type { Row, Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const CONVERTORS = 'EnergyConvertorTable';
const SOURCES = [CONVERTORS, 'EnergySourceTable', 'EnergySource'] as const;
const COMBUSTION = ['CombustionCycle', 'NumberOfCylinders', 'ArrangementCylinders', 'EngineCapacity'] as const;
const MANUAL = 'eCoC setup manual 1.5';

/** Codes that stand for more than one fuel. */
const MIXTURES = new Set(['16', '19', '55']);
const DIESEL_LIKE = new Set(['20', '21', '22']);
const PETROL_LIKE = new Set(['10', '11', '12', '15', '16', '30', '40', '44', '50', '55', '60']);

const principle = (vehicle: Vehicle, row: Row): string => vehicle.text('WorkingPrinciple', row) ?? '';
const isEngine = (vehicle: Vehicle, row: Row): boolean => /^(?:INT|EXT|TRBNE)/u.test(principle(vehicle, row));
const sourcesOf = (vehicle: Vehicle, row: Row): string[] =>
  vehicle.rows('EnergySourceTable', row).flatMap((source) => vehicle.text('EnergySource', source) ?? []);

/** Engines and motors: what goes together. */
export const ENGINE_RULES: readonly BusinessRule[] = [
  {
    id: 'PWT-03',
    severity: 'error',
    source: `${MANUAL}; an official sample`,
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: [
      'PureElectricVehicleIndicator',
      ...SOURCES,
      'WltpPureElectricRange',
      'WltpEnergyConsumptionPureElectricCombined',
    ],
    words: {
      en: '{where}{title} is not the same at each motor. With several motors each states the range and consumption of the vehicle again.',
      de: '{where}{title} ist nicht bei jedem Motor gleich. Bei mehreren Motoren gibt jeder Reichweite und Verbrauch des Fahrzeugs erneut an.',
    },
    check: (vehicle) => {
      if (vehicle.text('PureElectricVehicleIndicator') !== 'Y') return [];
      const motors = vehicle.energySources().filter(({ source }) => source === '95');
      return [
        'TestWltpElectricRangeGroup/WltpPureElectricRange',
        'TestWltpEnergyConsumptionGroup/WltpEnergyConsumptionPureElectricCombined',
      ].flatMap((name) => {
        const stated = motors.map((motor) => vehicle.number(name, motor));
        const reference = stated.find((value) => value !== undefined);
        if (reference === undefined) return [];
        return motors.flatMap((motor, index) => when(stated[index] !== reference, () => inRow(motor, name)));
      });
    },
  },
  {
    id: 'PWT-05',
    severity: 'error',
    source: `${MANUAL} after UN Regulation 177; an official sample`,
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['ClassHybridVehicle', 'WorkingPrinciple', ...SOURCES],
    words: {
      en: 'The class is {class}: with FCHV hydrogen (50) is a source and no engine burns fuel, with HEV there is a combustion engine. Correct the class or the drive.',
      de: 'Die Klasse ist {class}: bei FCHV ist Wasserstoff (50) eine Quelle und kein Motor verbrennt Kraftstoff, bei HEV gibt es einen Verbrennungsmotor. Klasse oder Antrieb berichtigen.',
    },
    check: (vehicle) => {
      const path = 'ClassHybridVehicle';
      const hybrid = vehicle.text(path) ?? '';
      const rows = vehicle.rows(CONVERTORS);
      if (rows.length === 0) return [];
      const engine = rows.some((row) => isEngine(vehicle, row));
      const known = rows.every((row) => principle(vehicle, row) !== '');
      const hydrogen = vehicle.energySources().some(({ source }) => source === '50');
      const broken = hybrid.endsWith('-FCHV') ? engine || !hydrogen : hybrid.endsWith('-HEV') && known && !engine;
      return when(broken, () => ({ path, params: { class: hybrid } }));
    },
  },
  {
    id: 'PWT-09',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 26.1',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: ['FuelType', ...SOURCES, 'AdditionalEnergySourceTable', 'AdditionalEnergySource'],
    words: {
      en: 'The fuel type is {type}, but {count} fuels are described. Mono-fuel (M) is one fuel, electricity not counted; bi-, dual- and flex-fuel are several.',
      de: 'Die Kraftstoffart ist {type}, beschrieben sind aber {count} Kraftstoffe. Einstoff (M) ist ein Kraftstoff, Strom zählt nicht; Zweistoff und Flex sind mehrere.',
    },
    check: (vehicle) => {
      const type = vehicle.text('FuelType');
      const further = vehicle
        .rows(CONVERTORS)
        .flatMap((row) =>
          vehicle
            .rows('AdditionalEnergySourceTable', row)
            .flatMap((one) => vehicle.text('AdditionalEnergySource', one) ?? []),
        );
      const fuels = new Set([...vehicle.energySources().flatMap(({ source }) => source ?? []), ...further]);
      fuels.delete('95');
      if (type === undefined || fuels.size === 0) return [];
      const several = fuels.size > 1 || [...fuels].some((fuel) => MIXTURES.has(fuel));
      return when(type === 'M' ? fuels.size > 1 : !several, () => ({
        path: 'FuelType',
        params: { type, count: fuels.size },
      }));
    },
  },
  {
    id: 'PWT-11',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    dependsOn: [...SOURCES, 'WorkingPrinciple', ...COMBUSTION],
    words: {
      en: '{where}The working principle electric belongs exactly to motors that run on electricity (95) alone, and these have no cycle, cylinders or capacity. Correct {title}.',
      de: '{where}Die Arbeitsweise elektrisch gehört genau zu Motoren, die nur mit Strom (95) laufen, und diese haben kein Verfahren, keine Zylinder, keinen Hubraum. {title} berichtigen.',
    },
    check: (vehicle) =>
      vehicle.rows(CONVERTORS).flatMap((row): readonly Breach[] => {
        const stated = principle(vehicle, row);
        const sources = sourcesOf(vehicle, row);
        if (stated === '' || sources.length === 0) return [];
        const electric = sources.every((source) => source === '95');
        // A fuel cell has a row of its own, with whichever principle its maker chose.
        if ((stated === 'ELECT') !== electric && !sources.includes('50')) return [inRow(row, 'WorkingPrinciple')];
        // What a pure electric vehicle must not state, another rule tells.
        if (stated !== 'ELECT' || vehicle.text('PureElectricVehicleIndicator') === 'Y') return [];
        return COMBUSTION.flatMap((name) => when(vehicle.has(name, row), () => inRow(row, name)));
      }),
  },
  {
    id: 'PWT-12',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, items 22, 24 and 25; the pairing of principle and fuel is derived',
    basis: 'mixed',
    categories: ['M', 'N', 'L', 'T', 'C'],
    dependsOn: [...SOURCES, 'WorkingPrinciple', 'FuelType', ...COMBUSTION],
    words: {
      en: '{where}{title} does not fit a combustion engine of this kind: it states cycle, cylinders, arrangement and capacity; compression ignition burns diesel-like fuels, positive ignition petrol-like ones and gas. Complete or correct it.',
      de: '{where}{title} passt nicht zu einem Verbrennungsmotor dieser Art: er gibt Verfahren, Zylinder, Anordnung und Hubraum an; Selbstzündung verbrennt dieselartige, Fremdzündung benzinartige Kraftstoffe und Gas. Ergänzen oder berichtigen.',
    },
    check: (vehicle) =>
      vehicle.rows(CONVERTORS).flatMap((row): readonly Breach[] => {
        const stated = principle(vehicle, row);
        if (!stated.startsWith('INT')) return [];
        const cycle = vehicle.text('CombustionCycle', row);
        // A rotary engine has no cylinders to arrange.
        const expected = cycle === 'ROT' ? (['CombustionCycle', 'EngineCapacity'] as const) : COMBUSTION;
        const gone = expected.flatMap((name) => when(!vehicle.has(name, row), () => inRow(row, name)));
        const sources = sourcesOf(vehicle, row);
        const foreign = stated === 'INTCI' ? PETROL_LIKE : DIESEL_LIKE;
        // Dual-fuel engines ignite gas by diesel.
        const wrong =
          vehicle.text('FuelType') !== 'D' && sources.length > 0 && sources.every((one) => foreign.has(one));
        return [...gone, ...when(wrong, () => inRow(row, 'WorkingPrinciple'))];
      }),
  },
  {
    id: 'PWT-22',
    severity: 'error',
    source: 'Regulation (EU) 901/2014, items 3.3.1 and 3.3.5.2; the comparison is derived',
    basis: 'mixed',
    categories: ['L'],
    dependsOn: [...SOURCES, 'ElectricVehicleConfiguration', 'CategoryHybridElectricVehicle'],
    words: {
      en: 'The electric configuration {stated} does not fit the energy sources: pure electric has electricity (95) only, hybrid has electricity and a fuel, and only a hybrid has a hybrid category. Correct one of them.',
      de: 'Die elektrische Konfiguration {stated} passt nicht zu den Energiequellen: rein elektrisch hat nur Strom (95), Hybrid hat Strom und einen Kraftstoff, und nur ein Hybrid hat eine Hybridklasse. Eines berichtigen.',
    },
    check: (vehicle) => {
      const path = 'ElectricVehicleConfiguration';
      const stated = vehicle.text(path);
      const sources = vehicle.energySources().flatMap(({ source }) => source ?? []);
      const electric = sources.includes('95');
      const fuel = sources.some((source) => source !== '95');
      const wrong =
        sources.length > 0 &&
        ((stated === 'PUREE' && (fuel || !electric)) || (stated === 'HYBRE' && !(fuel && electric)));
      const alone = vehicle.has('CategoryHybridElectricVehicle') && stated !== 'HYBRE';
      return [
        ...when(wrong, () => ({ path, params: { stated: stated ?? '' } })),
        ...when(alone, () => ({ path: 'CategoryHybridElectricVehicle', params: { stated: stated ?? '–' } })),
      ];
    },
  },
];
