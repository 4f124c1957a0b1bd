import { comparableValue } from '../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Dictionary, ElementDefinition } from '../dictionary/dictionary.ts';
import { placesOf } from './places.ts';
import type { OwnCondition, OwnRule, RuleSet } from './rule-set.ts';
import type { Breach, BusinessRule } from './rules/rule.ts';
import type { Vehicle } from './vehicle.ts';

/** The own rules of a set, compiled once. A rule on an element that the schema does not have says nothing. */
export function ownRulesOf(ruleSet: RuleSet): readonly BusinessRule[] {
  const kept = compiled.get(ruleSet);
  if (kept) return kept;
  const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
  const rules = ruleSet.own.flatMap((own) => compile(own, dictionary) ?? []);
  compiled.set(ruleSet, rules);
  return rules;
}
const compiled = new WeakMap<RuleSet, readonly BusinessRule[]>();

const elementOf = (name: string, dictionary: Dictionary): ElementDefinition | undefined => {
  const definition = dictionary.byName(name);
  return definition?.kind === 'element' ? definition : undefined;
};

function compile(own: OwnRule, dictionary: Dictionary): BusinessRule | undefined {
  const element = elementOf(own.element, dictionary);
  if (!element) return undefined;
  const conditions = own.when?.conditions ?? [];
  const holds = conditions.map((condition) => conditionOn(element, condition, dictionary));
  const passes = testOf(own, element);
  const names = [element, ...conditions.flatMap((one) => elementOf(one.element, dictionary) ?? [])];
  return {
    id: own.id,
    severity: own.severity,
    source: 'rule of the workspace',
    basis: 'own',
    ...(own.when?.categories ? { categories: own.when.categories } : {}),
    ...(own.when?.stages ? { stages: own.when.stages } : {}),
    dependsOn: [...new Set(names.flatMap(({ path }) => path.split('/')))],
    words: own.words,
    check: (vehicle) =>
      placesOf(vehicle, dictionary, element.path).flatMap(({ path, rows }): readonly Breach[] => {
        const value = vehicle.text(path);
        if (passes(value) || !holds.every((condition) => condition(vehicle, path))) return [];
        const params = { ...(rows === '' ? {} : { rows }), ...(value === undefined ? {} : { value }) };
        return [{ path, params, ...(value === undefined ? {} : { value }) }];
      }),
  };
}

/** Whether a value (undefined: none) keeps the rule. Only `required` speaks about a value that is missing. */
function testOf(own: OwnRule, element: ElementDefinition): (value: string | undefined) => boolean {
  const same = (value: string): string => comparableValue(element, value);
  switch (own.kind) {
    case 'required':
      return (value) => value !== undefined;
    case 'forbidden':
      return (value) => value === undefined;
    case 'equals': {
      const wanted = same(own.value);
      return (value) => value === undefined || same(value) === wanted;
    }
    case 'one-of': {
      const wanted = new Set(own.values.map(same));
      return (value) => value === undefined || wanted.has(same(value));
    }
    case 'range': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = own;
      return (value) => {
        const number = value === undefined ? Number.NaN : Number(same(value));
        // What is no number is told by the schema checks.
        return Number.isNaN(number) || (number >= min && number <= max);
      };
    }
  }
}

/**
 * A condition as seen from a place: an element of the same row, or of a row around it, is meant there; of an element elsewhere any
 * row will do.
 */
function conditionOn(
  target: ElementDefinition,
  condition: OwnCondition,
  dictionary: Dictionary,
): (vehicle: Vehicle, path: string) => boolean {
  const element = elementOf(condition.element, dictionary);
  if (!element) return () => false;
  const wanted = new Set(
    ('equals' in condition ? [condition.equals] : condition.oneOf).map((value) => comparableValue(element, value)),
  );
  const shared = sharedRowSegments(target.path, element.path, dictionary);
  return (vehicle, path) => {
    const row = shared === 0 ? '' : `${path.split('/').slice(0, shared).join('/')}/`;
    return placesOf(vehicle, dictionary, element.path).some((place) => {
      const value = vehicle.text(place.path);
      return value !== undefined && place.path.startsWith(row) && wanted.has(comparableValue(element, value));
    });
  };
}

/** How many segments of a record path of `target` lead to the innermost row that it shares with `other`; 0 for none. */
function sharedRowSegments(target: string, other: string, dictionary: Dictionary): number {
  const own = target.split('/');
  const theirs = other.split('/');
  let walked = '';
  let segments = 0;
  let shared = 0;
  for (let i = 0; i + 1 < own.length && own[i] === theirs[i]; i += 1) {
    walked = walked === '' ? (own[i] ?? '') : `${walked}/${own[i] ?? ''}`;
    segments += 1;
    if (dictionary.byPath(walked)?.kind === 'table') {
      segments += 1;
      shared = segments;
    }
  }
  return shared;
}
