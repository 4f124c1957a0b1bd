import type { Row } from '../vehicle.ts';
import { inRow, oncePer, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const RUNNING = 'MassGroup/MassInRunningOrder';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const ON_AXLE = 'InServiceMaximumPermissibleLadenMassAxle';
const ON_GROUP = 'InServiceMaximumPermissibleLadenMassAxleGroup';

interface InService {
  readonly row: Row;
  readonly country: string;
  readonly act: string;
  readonly masses: readonly string[];
  /** Paths of what the vehicle can bear, beside each mass. */
  readonly bears: readonly (string | undefined)[];
}

/** The three tables of masses in service, as one list. */
const inService = oncePer((vehicle): readonly InService[] => [
  ...vehicle.rows('InServiceMaximumMassTable').map((row) => ({
    row,
    country: 'InServiceMaximumPermissibleMassCountry',
    act: 'InServiceMaximumPermissibleMassTrafficRegulation',
    masses: ['InServiceMaximumPermissibleLadenMass', 'InServiceMaximumPermissibleMassCombination'],
    bears: [LADEN, undefined],
  })),
  ...vehicle.rows('AxleTable').flatMap((axle) =>
    vehicle.rows(`${ON_AXLE}Table`, axle).map((row) => ({
      row,
      country: `${ON_AXLE}Country`,
      act: `${ON_AXLE}TrafficRegulation`,
      masses: [ON_AXLE],
      bears: [`${axle.path}/TechnicallyPermissibleMassAxle`],
    })),
  ),
  ...vehicle.rows('AxleGroupTable').flatMap((group) =>
    vehicle.rows(`${ON_GROUP}Table`, group).map((row) => ({
      row,
      country: `${ON_GROUP}Country`,
      act: `${ON_GROUP}TrafficRegulation`,
      masses: ['InServiceMaximumPermissibleAxleGroupLadenMass'],
      bears: [`${group.path}/TechnicallyPermissibleMassAxleGroup`],
    })),
  ),
]);

const IN_SERVICE = [
  'InServiceMaximumMassTable', 'InServiceMaximumPermissibleMassCountry', 'InServiceMaximumPermissibleMassTrafficRegulation',
  'InServiceMaximumPermissibleLadenMass', 'InServiceMaximumPermissibleMassCombination',
  'AxleTable', `${ON_AXLE}Table`, `${ON_AXLE}Country`, `${ON_AXLE}TrafficRegulation`, ON_AXLE,
  'AxleGroupTable', `${ON_GROUP}Table`, `${ON_GROUP}Country`, `${ON_GROUP}TrafficRegulation`, 'InServiceMaximumPermissibleAxleGroupLadenMass',
]; // prettier-ignore

/** Masses against what the vehicle is. */
export const MASS_LIMIT_RULES: readonly BusinessRule[] = [
  {
    id: 'MAS-12',
    severity: 'warning',
    source: 'derived; holds in all official samples of M1',
    basis: 'derived',
    categories: ['M1'],
    dependsOn: ['MassInRunningOrder', 'TechnicallyPermissibleMaximumLadenMass', 'NumberOfSeatingPositionsIncludingDriver'],
    words: {
      en: 'Between mass in running order and maximum laden mass there are {margin} kg, less than 75 kg for each of {passengers} passengers. Check masses and seats.',
      de: 'Zwischen Masse in fahrbereitem Zustand und Gesamtmasse liegen {margin} kg, weniger als 75 kg für jeden von {passengers} Mitfahrern. Massen und Sitze prüfen.',
    },
    check: (vehicle) => {
      const seats = vehicle.number('GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver');
      const running = vehicle.number(RUNNING);
      const laden = vehicle.number(LADEN);
      if (seats === undefined || running === undefined || laden === undefined) return [];
      const margin = laden - running;
      return when(margin > 0 && margin < 75 * (seats - 1), () => ({
        path: LADEN,
        params: { margin, passengers: seats - 1 },
      }));
    },
  },
  {
    id: 'MAS-13',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 13.3; an official sample',
    basis: 'derived',
    categories: ['M2', 'M3', 'N2', 'N3'],
    dependsOn: ['AdditionalMassAlternativePropulsion', 'EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'],
    words: {
      en: 'An additional mass for alternative propulsion is stated, but the vehicle runs on petrol or diesel only. Remove it, or correct the energy sources.',
      de: 'Eine zusätzliche Masse für alternative Antriebe ist angegeben, das Fahrzeug fährt aber nur mit Benzin oder Diesel. Entfernen oder die Energiequellen berichtigen.',
    },
    check: (vehicle) => {
      const path = 'MassGroup/AdditionalMassAlternativePropulsion';
      const sources = vehicle.energySources().flatMap(({ source }) => source ?? []);
      const ordinary = sources.length > 0 && sources.every((source) => /^(?:10|11|12|20)$/u.test(source));
      return when((vehicle.number(path) ?? 0) > 0 && ordinary, () => ({ path }));
    },
  },
  {
    id: 'MAS-14',
    severity: 'error',
    source: 'eCoC setup manual 1.5; IVI 2.0 schema',
    basis: 'source',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    dependsOn: IN_SERVICE,
    words: {
      en: '{where}A mass in service needs the country (national) or the traffic act (international), and at least one mass. Complete the row or remove it.',
      de: '{where}Eine Masse im Betrieb braucht das Land (national) oder den Rechtsakt (international) und mindestens eine Masse. Zeile ergänzen oder entfernen.',
    },
    check: (vehicle) =>
      inService(vehicle).flatMap(({ row, country, act, masses }) => {
        const has = (name: string): boolean => vehicle.text(name, row) !== undefined;
        return when(!(has(country) || has(act)) || !masses.some(has), () => inRow(row, ''));
      }),
  },
  {
    id: 'MAS-15',
    severity: 'warning',
    source: 'derived',
    basis: 'derived',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    dependsOn: [...IN_SERVICE, 'TechnicallyPermissibleMaximumLadenMass', 'TechnicallyPermissibleMassAxle', 'TechnicallyPermissibleMassAxleGroup'],
    words: {
      en: '{where}In service {mass} kg are permitted, more than the {limit} kg that are technically permissible. Check both.',
      de: '{where}Im Betrieb sind {mass} kg zugelassen, mehr als die technisch zulässigen {limit} kg. Beides prüfen.',
    },
    check: (vehicle) =>
      inService(vehicle).flatMap(({ row, masses, bears }) =>
        masses.flatMap((name, index): readonly Breach[] => {
          const mass = vehicle.number(name, row);
          const at = bears[index];
          const limit = at === undefined ? undefined : vehicle.number(at);
          return when(mass !== undefined && limit !== undefined && mass > limit, () =>
            inRow(row, name, { mass: mass ?? 0, limit: limit ?? 0 }),
          );
        }),
      ),
  },
  {
    id: 'MAS-16',
    severity: 'warning',
    source: 'Regulation (EU) 901/2014, item 1.10; an official sample',
    basis: 'source',
    categories: ['L'],
    dependsOn: [
      'EnergyConvertorTable', 'EnergySourceTable', 'PowerMassRatio', 'MaximumNetPowerCombustion', 'MassInRunningOrder',
    ],
    words: {
      en: '{where}The ratio of power to mass is {ratio}; {power} kW and {mass} kg make {expected} (cut to two decimals, not rounded). Correct it.',
      de: '{where}Das Verhältnis von Leistung zu Masse ist {ratio}; {power} kW und {mass} kg ergeben {expected} (auf zwei Stellen abgeschnitten, nicht gerundet). Berichtigen.',
    },
    check: (vehicle) => {
      const mass = vehicle.number(RUNNING);
      return vehicle.energySources().flatMap((row): readonly Breach[] => {
        const ratio = vehicle.number('PowerMassRatio', row);
        const power = vehicle.number('PowerGroup/MaximumNetPowerCombustion', row);
        if (ratio === undefined || power === undefined || mass === undefined || mass === 0) return [];
        const expected = Math.floor((power * 100) / mass + 1e-9) / 100;
        return when(Math.abs(expected - ratio) > 1e-9, () =>
          inRow(row, 'PowerMassRatio', { ratio, power, mass, expected }),
        );
      });
    },
  },
  {
    id: 'MAS-17',
    severity: 'warning',
    source: 'derived from Delegated Regulation (EU) 2024/883',
    basis: 'derived',
    categories: ['N1', 'N2'],
    dependsOn: ['AdditionalMassDueToBatteries', 'EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'],
    words: {
      en: 'An additional mass for batteries is stated, but electricity is not among the energy sources. Remove it, or correct the energy sources.',
      de: 'Eine zusätzliche Masse für Batterien ist angegeben, Strom ist aber keine der Energiequellen. Entfernen oder die Energiequellen berichtigen.',
    },
    check: (vehicle) => {
      const path = 'MassGroup/AdditionalMassDueToBatteries';
      const sources = vehicle.energySources();
      const without = sources.length > 0 && !sources.some(({ source }) => source === '95');
      return when((vehicle.number(path) ?? 0) > 0 && without, () => ({ path }));
    },
  },
]; // prettier-ignore
