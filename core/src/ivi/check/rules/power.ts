import { sum } from '../vehicle.ts';
import type { Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const SOURCES = ['EnergyConvertorTable', 'EnergySourceTable', 'EnergySource'] as const;

/** Slowest vehicles of category L by the beginning of their code: most km/h. */
const SLOW: readonly (readonly [start: string, most: number])[] = [
  ['L1e-A', 25],
  ['L1e', 45],
  ['L2e', 45],
  ['L6e', 45],
];

/** A question about a maximum speed. */
const speedRule = (
  id: string,
  source: string,
  basis: 'derived' | 'general knowledge',
  categories: readonly string[],
  limitOf: (vehicle: Vehicle) => number | undefined,
  why: { en: string; de: string },
): BusinessRule => ({
  id,
  severity: 'warning',
  source,
  basis,
  categories,
  dependsOn: ['VehicleCategory', 'MaximumSpeed'],
  words: {
    en: `The maximum speed is {speed} km/h; {category} normally has at most {limit} km/h${why.en}. Check speed and category.`,
    de: `Die Höchstgeschwindigkeit ist {speed} km/h; {category} hat in der Regel höchstens {limit} km/h${why.de}. Geschwindigkeit und Klasse prüfen.`,
  },
  check: (vehicle) => {
    const speed = vehicle.number('MaximumSpeed');
    const limit = limitOf(vehicle);
    return when(speed !== undefined && limit !== undefined && speed > limit, () => ({
      path: 'MaximumSpeed',
      params: { speed: speed ?? 0, limit: limit ?? 0, category: vehicle.category ?? '' },
    }));
  },
});

/** Power, speed and sound. */
export const POWER_RULES: readonly BusinessRule[] = [
  {
    id: 'PWT-15',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: [...SOURCES, 'Maximum30MinutesPower', 'MaximumNetPowerElectric'],
    words: {
      en: '{where}The motor has {sustained} kW over 30 minutes, more than its maximum of {peak} kW. Check both.',
      de: '{where}Der Motor hat {sustained} kW über 30 Minuten, mehr als seine Höchstleistung von {peak} kW. Beides prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) => {
        const sustained = vehicle.number('PowerGroup/Maximum30MinutesPower', row);
        const peak = vehicle.number('PowerGroup/MaximumNetPowerElectric', row);
        return when(sustained !== undefined && peak !== undefined && sustained > peak, () =>
          inRow(row, 'PowerGroup/Maximum30MinutesPower', { sustained: sustained ?? 0, peak: peak ?? 0 }),
        );
      }),
  },
  {
    id: 'PWT-17',
    severity: 'warning',
    source: 'derived; an official sample',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: [
      ...SOURCES,
      'Maximum30MinutesPower',
      'MaximumNetPowerElectric',
      'ConsolidatedMaximum30MinutesPower',
      'ConsolidatedMaximumNetPowerElectric',
    ],
    words: {
      en: 'The power of all motors together is {whole} kW; it lies between that of the strongest motor ({least} kW) and their sum ({most} kW). Check it.',
      de: 'Die Leistung aller Motoren zusammen ist {whole} kW; sie liegt zwischen der des stärksten Motors ({least} kW) und ihrer Summe ({most} kW). Prüfen.',
    },
    check: (vehicle) =>
      ['Maximum30MinutesPower', 'MaximumNetPowerElectric'].flatMap((name): readonly Breach[] => {
        const path = `Consolidated${name}`;
        const whole = vehicle.number(path);
        const motors = vehicle.energySources().flatMap((row) => vehicle.number(`PowerGroup/${name}`, row) ?? []);
        if (whole === undefined || motors.length < 2) return [];
        const least = Math.max(...motors);
        const most = Math.round(sum(motors) * 100) / 100;
        return when(whole < least || whole > most, () => ({ path, params: { whole, least, most } }));
      }),
  },
  {
    id: 'PWT-19',
    severity: 'warning',
    source: 'derived: what vehicles sound like',
    basis: 'derived',
    categories: ['M', 'N', 'L'],
    dependsOn: [...SOURCES, 'SoundLevelStationary', 'SoundLevelDriveBy'],
    words: {
      en: '{where}{title} is {level} dB(A); vehicles lie between 50 and 100. Check it.',
      de: '{where}{title} ist {level} dB(A); Fahrzeuge liegen zwischen 50 und 100. Prüfen.',
    },
    check: (vehicle) =>
      vehicle.energySources().flatMap((row) =>
        ['SoundLevelStationary', 'SoundLevelDriveBy'].flatMap((name) => {
          const level = vehicle.number(`SoundLevelGroup/${name}`, row);
          return when(level !== undefined && (level < 50 || level > 100), () =>
            inRow(row, `SoundLevelGroup/${name}`, { level: level ?? 0 }),
          );
        }),
      ),
  },
  speedRule(
    'PWT-23',
    'Regulation (EU) 168/2013, Annex I as generally known',
    'general knowledge',
    ['L'],
    (vehicle) => SLOW.find(([start]) => vehicle.category?.startsWith(start))?.[1],
    { en: '', de: '' },
  ),
  speedRule(
    'PWT-24',
    'derived from the duty to limit speed; an official sample of N2',
    'derived',
    ['M2', 'M3', 'N2', 'N3'],
    (vehicle) => (vehicle.isOf(['N']) ? 90 : 100),
    { en: ' because of its speed limiter', de: ' wegen des Geschwindigkeitsbegrenzers' },
  ),
];
