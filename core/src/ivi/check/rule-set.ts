import { z } from 'zod';
import { CATEGORY_CLASSES, CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { SEVERITIES } from './finding.ts';

const text = z.string().min(1).max(400);
const value = z.string().max(2000);
const elementName = z.string().min(1).max(120);

/** `equals` and `oneOf` compare numbers by value and text to the letter. */
const condition = z.union([
  z.strictObject({ element: elementName, equals: value }),
  z.strictObject({ element: elementName, oneOf: z.array(value).min(1).max(200) }),
]);

const category = z.union([z.enum(CATEGORY_CLASSES), z.enum(['M', 'N', 'O'])]);

const base = {
  /** Own rules have a name space of their own, so that no later rule of ours takes one of their ids. */
  id: z.string().regex(/^OWN-[A-Z0-9][A-Z0-9-]{0,30}$/u),
  severity: z.enum(SEVERITIES),
  /** The XML name of an element; in a table each row is looked at. */
  element: elementName,
  /** What is wrong and how to mend it. `{title}`, `{value}` and `{where}` are filled in. */
  words: z.strictObject({ en: text, de: text }),
  /** Vehicles and messages it is for; all of it has to hold. */
  when: z
    .strictObject({
      categories: z.array(category).min(1).optional(),
      stages: z
        .array(z.enum(['C', 'V', 'I']))
        .min(1)
        .optional(),
      conditions: z.array(condition).max(10).optional(),
    })
    .optional(),
};

const ownRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('required') }),
  z.strictObject({ ...base, kind: z.literal('forbidden') }),
  z.strictObject({ ...base, kind: z.literal('range'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ ...base, kind: z.literal('equals'), value }),
  z.strictObject({ ...base, kind: z.literal('one-of'), values: z.array(value).min(1).max(500) }),
]); // prettier-ignore

const ruleSet = z.strictObject({
  /** Told beside a result. */
  version: z.string().min(1).max(40),
  /** The first day it holds for, YYYY-MM-DD. */
  validFrom: z.iso.date(),
  /** Rules that ask more or less here than by default, by id; the schema's own findings cannot be changed. */
  severities: z.record(z.string().regex(/^[A-Z]{3}-[0-9]{2}$/u), z.enum([...SEVERITIES, 'off'])),
  own: z.array(ownRule).max(500),
});

/** Severities and own rules of a workspace from a day on: plain JSON, no code. */
export type RuleSet = z.infer<typeof ruleSet>;
export type OwnRule = RuleSet['own'][number];
export type OwnCondition = z.infer<typeof condition>;

export interface RuleSetProblem {
  /** Where in the JSON: `own.0.element`. */
  readonly at: string;
  readonly message: string;
}

export type ParsedRuleSet =
  | { readonly ok: true; readonly ruleSet: RuleSet }
  | { readonly ok: false; readonly problems: readonly RuleSetProblem[] };

/**
 * A rule set from JSON: its form, that its elements exist, that ids are given once and ranges are no contradiction. Every
 * problem names its place.
 */
export function parseRuleSet(
  json: unknown,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): ParsedRuleSet {
  const parsed = ruleSet.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ at: path.map(String).join('.'), message }));
    return { ok: false, problems };
  }
  const problems: RuleSetProblem[] = [];
  const seen = new Set<string>();
  parsed.data.own.forEach((own, index) => {
    const at = `own.${String(index)}`;
    if (seen.has(own.id)) problems.push({ at: `${at}.id`, message: `${own.id} is given twice.` });
    seen.add(own.id);
    const named = [
      [`${at}.element`, own.element] as const,
      ...(own.when?.conditions ?? []).map(
        ({ element }, place) => [`${at}.when.conditions.${String(place)}.element`, element] as const,
      ),
    ];
    for (const [place, name] of named) {
      if (dictionary.byName(name)?.kind !== 'element') {
        problems.push({ at: place, message: `The schema has no element ${name}.` });
      }
    }
    if (own.kind !== 'range') return;
    if (own.min === undefined && own.max === undefined) {
      problems.push({ at, message: 'A range needs min, max or both.' });
    } else if (own.min !== undefined && own.max !== undefined && own.min > own.max) {
      problems.push({ at: `${at}.min`, message: 'min is above max.' });
    }
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, ruleSet: parsed.data };
}

/**
 * The rule set that holds on a day (YYYY-MM-DD): the one that began last, not after that day; of two of the same day the later
 * in the list. Undefined before the first: then the rules hold as they come.
 */
export function ruleSetFor(date: string, sets: readonly RuleSet[]): RuleSet | undefined {
  let holding: RuleSet | undefined;
  for (const set of sets) {
    if (set.validFrom <= date && (holding === undefined || set.validFrom >= holding.validFrom)) holding = set;
  }
  return holding;
}
