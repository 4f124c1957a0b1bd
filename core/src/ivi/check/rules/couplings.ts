import type { Row, Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const COUPLINGS = 'MechanicalCouplingTable';
const G = 9.81;

/** What a coupling's values cannot exceed unless the unit is mistaken: kN, kN, kN, kg, t, t. */
const PLAUSIBLE: readonly (readonly [name: string, most: number, unit: string])[] = [
  ['MechanicalCouplingValueD', 400, 'kN'],
  ['MechanicalCouplingValueDc', 400, 'kN'],
  ['MechanicalCouplingValueV', 200, 'kN'],
  ['MechanicalCouplingValueS', 30_000, 'kg'],
  ['MechanicalCouplingValueU', 60, 't'],
  ['MechanicalCouplingTechnicallyPermissibleTowableMass', 100, 't'],
];

/** The heaviest drawbar trailer that is towed by this coupling: by its number, or by the only coupling there is. */
function drawbarMass(vehicle: Vehicle, coupling: Row, only: boolean): number {
  const number = vehicle.number('MechanicalCouplingNumber', coupling);
  return Math.max(
    0,
    ...vehicle.rows('TowingBrakedTypeTrailTable').flatMap((row) => {
      const named = vehicle.number('MechanicalCouplingNumberTowingMasses', row);
      if (named === undefined ? !only : named !== number) return [];
      return vehicle
        .rows('BodyworkTypeTable', row)
        .filter((kind) => vehicle.text('BodyworkTypeTrailer', kind) === 'DB')
        .flatMap((kind) => vehicle.number('TechnicallyPermissibleMaximumTowableMass', kind) ?? []);
    }),
  );
}

/** Couplings and what trailers they can draw. */
export const COUPLING_RULES: readonly BusinessRule[] = [
  {
    id: 'TOW-18',
    severity: 'warning',
    source: 'IVI 2.0 schema; Regulation (EU) 2020/683, item 45.1',
    basis: 'source',
    categories: ['M2', 'M3', 'N', 'O', 'T', 'C', 'R', 'S'],
    dependsOn: [COUPLINGS, ...PLAUSIBLE.map(([name]) => name)],
    words: {
      en: '{where}{title} is {value} {unit}, far above what couplings bear. D, Dc and V are in kN, S in kg, U and the towable mass in tonnes: check the unit.',
      de: '{where}{title} ist {value} {unit}, weit mehr als Verbindungseinrichtungen tragen. D, Dc und V stehen in kN, S in kg, U und die Anhängelast in Tonnen: Einheit prüfen.',
    },
    check: (vehicle) =>
      vehicle.rows(COUPLINGS).flatMap((row) =>
        PLAUSIBLE.flatMap(([name, most, unit]): readonly Breach[] => {
          const value = vehicle.number(name, row);
          return when(value !== undefined && value > most, () => inRow(row, name, { value: value ?? 0, unit }));
        }),
      ),
  },
  {
    id: 'TOW-19',
    severity: 'warning',
    source: 'UN Regulation 55 as generally known',
    basis: 'general knowledge',
    categories: ['M2', 'M3', 'N'],
    dependsOn: [
      COUPLINGS, 'MechanicalCouplingNumber', 'MechanicalCouplingValueD', 'TechnicallyPermissibleMaximumLadenMass',
      'TowingBrakedTypeTrailTable', 'BodyworkTypeTable', 'MechanicalCouplingNumberTowingMasses', 'BodyworkTypeTrailer',
      'TechnicallyPermissibleMaximumTowableMass',
    ],
    words: {
      en: '{where}D is {stated} kN; for a vehicle of {laden} t and a drawbar trailer of {towed} t it has to be at least {least} kN (9.81 × T × R / (T + R)). Check coupling and towable mass.',
      de: '{where}D ist {stated} kN; für ein Fahrzeug von {laden} t und einen Deichselanhänger von {towed} t müssen es mindestens {least} kN sein (9,81 × T × R / (T + R)). Einrichtung und Anhängelast prüfen.',
    },
    check: (vehicle) => {
      const laden = (vehicle.number('MassGroup/TechnicallyPermissibleMaximumLadenMass') ?? 0) / 1000;
      const rows = vehicle.rows(COUPLINGS);
      return rows.flatMap((row): readonly Breach[] => {
        const stated = vehicle.number('MechanicalCouplingValueD', row);
        const towed = drawbarMass(vehicle, row, rows.length === 1) / 1000;
        if (stated === undefined || laden === 0 || towed === 0) return [];
        const least = Math.round(((G * laden * towed) / (laden + towed)) * 10) / 10;
        return when(stated < least, () => inRow(row, 'MechanicalCouplingValueD', { stated, laden, towed, least }));
      });
    },
  },
]; // prettier-ignore
