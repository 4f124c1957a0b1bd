import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import { placesOf } from '../places.ts';
import type { Vehicle } from '../vehicle.ts';
import { leafOf, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

/** A value that may be stated once or as a range: dictionary paths of the single value, the least and the most. */
interface Range {
  readonly single: string;
  readonly min: string;
  readonly max: string;
}

const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);

/** Every range of the schema whose end is named `suffix` + Max. The single value may be missing in the schema. */
const rangesOf = (suffix: string, within: (path: string) => boolean): readonly Range[] =>
  dictionary.elements
    .filter(({ name, path }) => name.endsWith(`${suffix}Min`) && within(path))
    .map(({ path }) => ({
      single: path.slice(0, -`${suffix}Min`.length),
      min: path,
      max: `${path.slice(0, -3)}Max`,
    }));

const BODY = new Set(['DimensionGroup/Length', 'DimensionGroup/Width', 'DimensionGroup/Height']);
const isBody = (path: string): boolean => BODY.has(path.replace('AdjustableMin', ''));
const ADJUSTABLE = [...rangesOf('Adjustable', (path) => !isBody(path)), ...rangesOf('Variable', () => true)];
const ALLOWED = rangesOf('', (path) => path.startsWith('AllowedParameterValuesMultistageGroup/'));

const BODY_RANGES: readonly Range[] = [...BODY].map((single) => ({
  single,
  min: `${single}AdjustableMin`,
  max: `${single}AdjustableMax`,
}));

const namesOf = (ranges: readonly Range[]): string[] =>
  ranges.flatMap(({ single, min, max }) => [single, min, max].map(leafOf)).filter((name) => dictionary.byName(name));

/** Ranges that stand beside a single value, have one end only, or whose ends are the wrong way round. */
function badRanges(vehicle: Vehicle, ranges: readonly Range[]): Breach[] {
  const stated = ranges.filter(({ min, max }) => vehicle.byName.has(leafOf(min)) || vehicle.byName.has(leafOf(max)));
  return stated.flatMap(({ single, min, max }) =>
    placesOf(vehicle, dictionary, min).flatMap(({ path, rows }): readonly Breach[] => {
      const base = path.slice(0, -leafOf(min).length);
      const at = (name: string): string => `${base}${leafOf(name)}`;
      const has = [single, min, max].map((name) => vehicle.has(at(name)));
      const [one = false, low = false, high = false] = has;
      if (!low && !high) return [];
      const least = vehicle.number(at(min));
      const most = vehicle.number(at(max));
      const params = { min: least ?? '?', max: most ?? '?', ...(rows === '' ? {} : { rows }) };
      if (one) return [{ path: at(single), params }];
      if (!low || !high) return [{ path: at(low ? max : min), params }];
      return when(least !== undefined && most !== undefined && least > most, () => ({ path: at(min), params }));
    }),
  );
}

const WORDS = {
  en: '{where}{title}: give either one value, or both ends of a range with the lower one first ({min} to {max}).',
  de: '{where}{title}: entweder einen Wert angeben oder beide Enden eines Bereichs, das kleinere zuerst ({min} bis {max}).',
} as const;

/** Ranges. */
export const RANGE_RULES: readonly BusinessRule[] = [
  {
    id: 'DIM-01',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, note on ranges; IVI 2.0 Change Overview 1.1',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['Length', 'Width', 'Height'].flatMap((name) => [name, `${name}AdjustableMin`, `${name}AdjustableMax`]),
    words: WORDS,
    check: (vehicle) => badRanges(vehicle, BODY_RANGES),
  },
  {
    id: 'AXL-14',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, note on ranges, and IVI 2.0 Change Overview 1.1',
    basis: 'derived',
    dependsOn: [...new Set([...namesOf(ADJUSTABLE), 'AxleTable', 'TyreAxleTable', 'MechanicalCouplingTable'])],
    words: WORDS,
    check: (vehicle) => badRanges(vehicle, ADJUSTABLE),
  },
  {
    id: 'STG-18',
    severity: 'warning',
    source: 'derived from the schema',
    basis: 'derived',
    dependsOn: [...new Set(namesOf(ALLOWED))],
    words: WORDS,
    check: (vehicle) => (vehicle.has('AllowedParameterValuesMultistageGroup') ? badRanges(vehicle, ALLOWED) : []),
  },
];
