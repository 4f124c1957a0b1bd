import type { Vehicle } from '../vehicle.ts';
import { inRow, NONE, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const LIGHT = ['M1', 'M2', 'N1', 'N2'] as const;
const SOURCES = ['EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'] as const;
const CO2 = 'TestWltpCo2Group/WltpCo2';
const FUEL = 'TestWltpFuelConsumptionGroup/WltpFuelConsumption';
const RANGE = 'TestWltpElectricRangeGroup/Wltp';
const TEST = 'WltpEmissionTestParametersGroup';
const PHASES = ['Low', 'Medium', 'High', 'ExtraHigh'] as const;
const MODES = ['', 'ChargeSustaining'] as const;
const COMBINED = [CO2, FUEL].flatMap((base) => MODES.map((mode) => `${base}${mode}`));
const ELECTRIC = ['PureElectric', 'ExternallyCharged'].map(
  (mode) => `TestWltpEnergyConsumptionGroup/WltpEnergyConsumption${mode}`,
);
const leaf = (path: string): string => path.slice(path.indexOf('/') + 1);

/** Grams of CO2 from a litre per 100 km, by fuel: least and most. */
const PER_LITRE: Readonly<Record<string, readonly [number, number]>> = {
  '10': [22, 24],
  '11': [22, 24],
  '12': [22, 24],
  '20': [25.5, 27],
};
/** Below that the rounding of the values decides. */
const LEAST_LITRES = 2;

const hybrid = (vehicle: Vehicle): string => vehicle.text('ClassHybridVehicle') ?? '';

/** CO2, consumption, range. */
export const CONSUMPTION_RULES: readonly BusinessRule[] = [
  {
    id: 'EMI-06',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 49; official samples',
    basis: 'source',
    categories: LIGHT,
    dependsOn: [...SOURCES, 'PureElectricVehicleIndicator', 'ClassHybridVehicle', 'TestWltpCo2Group', 'TestWltpFuelConsumptionGroup'],
    words: {
      en: '{where}{title} does not belong here: a pure electric vehicle states neither CO2 nor fuel, a fuel cell vehicle no CO2, and electricity (95) neither. Remove it.',
      de: '{where}{title} gehört nicht hierher: ein rein elektrisches Fahrzeug gibt weder CO2 noch Kraftstoff an, ein Brennstoffzellenfahrzeug kein CO2, und Strom (95) keines von beiden. Entfernen.',
    },
    check: (vehicle) => {
      const pure = vehicle.text('PureElectricVehicleIndicator') === 'Y';
      const cell = hybrid(vehicle).endsWith('FCHV');
      return vehicle.energySources().flatMap((row): readonly Breach[] => {
        const neither = pure || row.source === '95';
        return [
          ...when((neither || cell) && vehicle.has('TestWltpCo2Group', row), () => inRow(row, 'TestWltpCo2Group')),
          ...when(neither && vehicle.has('TestWltpFuelConsumptionGroup', row), () =>
            inRow(row, 'TestWltpFuelConsumptionGroup'),
          ),
        ];
      });
    },
  },
  {
    id: 'EMI-08',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: [...SOURCES, ...COMBINED.map((base) => leaf(`${base}Combined`))],
    words: {
      en: '{where}{co2} g/km of CO2 and {litres} l/100 km make {ratio} g per litre and 100 km; this fuel gives {least} to {most}. Check both values.',
      de: '{where}{co2} g/km CO2 und {litres} l/100 km ergeben {ratio} g je Liter auf 100 km; dieser Kraftstoff gibt {least} bis {most}. Beide Werte prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        MODES.flatMap((mode): readonly Breach[] => {
          const path = `${CO2}${mode}Combined`;
          const co2 = vehicle.number(path, row);
          const litres = vehicle.number(`${FUEL}${mode}Combined`, row);
          const [least, most] = PER_LITRE[row.source ?? ''] ?? [0, 0];
          if (co2 === undefined || litres === undefined || litres < LEAST_LITRES || most === 0) return NONE;
          // Consumption has one decimal as a rule: half a tenth either way.
          const lowest = co2 / (litres + 0.05);
          const highest = co2 / (litres - 0.05);
          return when(lowest > most || highest < least, () =>
            inRow(row, path, { co2, litres, ratio: Math.round((co2 / litres) * 10) / 10, least, most }),
          );
        }),
      ),
  },
  {
    id: 'EMI-09',
    severity: 'warning',
    source: 'derived: a mean lies between its parts',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: [...SOURCES, ...[...COMBINED, ...ELECTRIC].flatMap((base) => ['Combined', ...PHASES].map((end) => leaf(`${base}${end}`)))],
    words: {
      en: '{where}{title} is {value}; the phases of the cycle lie between {least} and {most}, so does their mean. Check the values.',
      de: '{where}{title} ist {value}; die Phasen des Zyklus liegen zwischen {least} und {most}, also auch ihr Mittel. Werte prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        [...COMBINED, ...ELECTRIC].flatMap((base): readonly Breach[] => {
          const value = vehicle.number(`${base}Combined`, row);
          if (value === undefined) return NONE;
          const phases = PHASES.flatMap((phase) => vehicle.number(`${base}${phase}`, row) ?? []);
          if (phases.length < 2) return NONE;
          const least = Math.min(...phases);
          const most = Math.max(...phases);
          return when(value < least || value > most, () => inRow(row, `${base}Combined`, { value, least, most }));
        }),
      ),
  },
  {
    id: 'EMI-10',
    severity: 'warning',
    source: 'derived; an official sample',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: [
      ...SOURCES, 'WltpCo2WeightedCombined', 'WltpCo2ChargeSustainingCombined', 'WltpEquivalentAllElectricOffVehicleChargingRange',
      'WltpAllElectricOffVehicleChargingRange',
    ],
    words: {
      en: '{where}{title} is {value}, more than {most}: weighted CO2 is not above that with a charge kept level, and the equivalent range not above the electric range. Check both.',
      de: '{where}{title} ist {value}, mehr als {most}: gewichtetes CO2 liegt nicht über dem bei gehaltenem Ladezustand, die gleichwertige Reichweite nicht über der elektrischen. Beides prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        [
          [`${CO2}WeightedCombined`, `${CO2}ChargeSustainingCombined`],
          [`${RANGE}EquivalentAllElectricOffVehicleChargingRange`, `${RANGE}AllElectricOffVehicleChargingRange`],
        ].flatMap(([path = '', above = '']): readonly Breach[] => {
          const value = vehicle.number(path, row);
          const most = vehicle.number(above, row);
          return when(value !== undefined && most !== undefined && value > most, () =>
            inRow(row, path, { value: value ?? 0, most: most ?? 0 }),
          );
        }),
      ),
  },
  {
    id: 'EMI-13',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 47.1.3',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: ['F0', 'F1', 'F2'].map((name) => `WltpRoadLoadCoefficient${name}`),
    words: {
      en: '{title} is missing: the road load coefficients f0, f1 and f2 are stated together or not at all.',
      de: '{title} fehlt: die Fahrwiderstandskoeffizienten f0, f1 und f2 werden zusammen angegeben oder gar nicht.',
    },
    check: (vehicle) => {
      const paths = ['F0', 'F1', 'F2'].map((name) => `${TEST}/WltpRoadLoadCoefficient${name}`);
      const gone = paths.filter((path) => !vehicle.has(path));
      return gone.length === 3 ? NONE : gone.map((path) => ({ path }));
    },
  },
  {
    id: 'EMI-14',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, item 47.1.2',
    basis: 'source',
    categories: LIGHT,
    dependsOn: ['WltpFrontalArea', ...SOURCES, 'TestFamilyIdentifiersTable', 'TestFamilyIdentifier'],
    words: {
      en: 'The frontal area is stated only for vehicles of a road load matrix family (RM), and none is named. Remove it, or add the family.',
      de: 'Die Stirnfläche wird nur bei Fahrzeugen einer Matrixfamilie für den Fahrwiderstand (RM) angegeben, und keine ist genannt. Entfernen oder Familie ergänzen.',
    },
    check: (vehicle) => {
      const path = `${TEST}/WltpFrontalArea`;
      if (!vehicle.has(path)) return NONE;
      const matrix = vehicle
        .energySources()
        .some((source) =>
          vehicle
            .rows('TestFamilyIdentifiersTable', source)
            .some((row) => vehicle.text('TestFamilyIdentifier', row) === 'RM'),
        );
      return when(!matrix, () => ({ path }));
    },
  },
  {
    id: 'EMI-15',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    categories: LIGHT,
    dependsOn: ['WltpEmissionTestMass', 'MassInRunningOrder', 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: 'The test mass of {mass} kg does not lie between mass in running order ({running} kg) and maximum laden mass ({laden} kg). Check it.',
      de: 'Die Prüfmasse von {mass} kg liegt nicht zwischen Masse in fahrbereitem Zustand ({running} kg) und Gesamtmasse ({laden} kg). Prüfen.',
    },
    check: (vehicle) => {
      const path = `${TEST}/WltpEmissionTestMass`;
      const mass = vehicle.number(path);
      const running = vehicle.number('MassGroup/MassInRunningOrder');
      const laden = vehicle.number('MassGroup/TechnicallyPermissibleMaximumLadenMass');
      if (mass === undefined || running === undefined || laden === undefined) return NONE;
      return when(mass < running || mass > laden, () => ({ path, params: { mass, running, laden } }));
    },
  },
]; // prettier-ignore
