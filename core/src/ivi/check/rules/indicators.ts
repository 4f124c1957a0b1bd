import { appliesTo, CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import { EXPECTATIONS } from '../expected-table.ts';
import { placesOf } from '../places.ts';
import type { Breach, BusinessRule } from './rule.ts';

const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
const expected = new Set(EXPECTATIONS.map(({ path }) => path));

/**
 * Yes-or-no elements that surely belong to some category of M, N or O and that no other rule asks for. The one of the driving cycle
 * is asked only where there is a cycle, by a rule of its own.
 */
const INDICATORS = dictionary.elements.filter(
  ({ path, type, confidence, categories }) =>
    /^(?:Indicator|OptionalCode)$/u.test(type) &&
    confidence === 'sure' &&
    ['M1', 'M2', 'M3', 'N1', 'N2', 'N3', 'O1', 'O2', 'O3', 'O4'].some((name) => categories.has(name as 'M1')) &&
    !expected.has(path) &&
    !path.startsWith('WltpEmissionTestParametersGroup/'),
);

/** Yes or no is always said. */
export const INDICATOR_RULES: readonly BusinessRule[] = [
  {
    id: 'SCP-04',
    // The manual states it for all; official samples of category L leave some out.
    severity: 'warning',
    source: 'eCoC setup manual 1.5; official samples of category L do not keep it',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['VehicleCategory', 'StageOfCompletion', ...INDICATORS.map(({ name }) => name)],
    words: {
      en: '{where}{title} is not stated. What can be answered by yes or no is always stated for this category: choose no where it does not apply.',
      de: '{where}{title} ist nicht angegeben. Was mit Ja oder Nein zu beantworten ist, wird bei dieser Klasse immer angegeben: Nein wählen, wo es nicht zutrifft.',
    },
    check: (vehicle) =>
      INDICATORS.filter((element) => appliesTo(element, vehicle.category, vehicle.stage)).flatMap(
        ({ path }): Breach[] =>
          placesOf(vehicle, dictionary, path)
            .filter((place) => !vehicle.has(place.path))
            .map((place) => ({ path: place.path, params: place.rows === '' ? {} : { rows: place.rows } })),
      ),
  },
];
