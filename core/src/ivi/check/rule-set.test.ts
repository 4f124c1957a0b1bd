import { describe, expect, test } from 'vitest';
import { changed } from '../samples/change.ts';
import { expectedElements, missingFindings } from './expected.ts';
import { parseRuleSet, ruleSetFor } from './rule-set.ts';
import type { OwnRule, RuleSet } from './rule-set.ts';
import { contentOf } from './rules/case.testing.ts';
import { checkRules, recheckRules } from './rules/table.ts';
import { findingText } from './text.ts';

const words = { en: '{where}{title}: "{value}" is not ours.', de: '{where}{title}: „{value}“ ist nicht von uns.' };
const set = (part: Partial<RuleSet>): RuleSet => ({
  version: '1',
  validFrom: '2026-01-01',
  severities: {},
  own: [],
  ...part,
});
const own = (rule: Partial<OwnRule> & { readonly kind: OwnRule['kind'] }): OwnRule => {
  const parsed = parseRuleSet(
    set({ own: [{ id: 'OWN-1', severity: 'warning', element: 'Make', words, ...rule } as OwnRule] }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const [first] = parsed.ruleSet.own;
  if (!first) throw new Error('No rule');
  return first;
};
const truck = contentOf('truck');
const breaches = (rule: OwnRule, content = truck): string[] =>
  checkRules(content, { ruleSet: set({ own: [rule] }) })
    .filter((finding) => finding.rule === rule.id)
    .map(({ path }) => path);

describe('severities of a workspace', () => {
  const tall = changed(truck, { 'DimensionGroup/Height': '4100', MaximumSpeed: null });

  test('IVI-09 a rule can ask more or less, or be silent', () => {
    const heightIn = (severities: RuleSet['severities']): string[] =>
      checkRules(tall, { ruleSet: set({ severities }) })
        .filter(({ rule }) => rule === 'DIM-04')
        .map(({ severity }) => severity);
    expect(heightIn({})).toEqual(['warning']);
    expect(heightIn({ 'DIM-04': 'error' })).toEqual(['error']);
    expect(heightIn({ 'DIM-04': 'off' })).toEqual([]);
  });

  test('IVI-09 what is only a question is not expected', () => {
    const speed = (severities: RuleSet['severities']) => ({
      expected: expectedElements(tall, undefined, set({ severities })).some(({ path }) => path === 'MaximumSpeed'),
      missing: missingFindings(tall, undefined, set({ severities })).map(({ severity }) => severity),
    });
    expect(speed({})).toEqual({ expected: true, missing: ['error'] });
    expect(speed({ 'APP-06': 'warning' })).toEqual({ expected: false, missing: ['warning'] });
    expect(speed({ 'APP-06': 'off' })).toEqual({ expected: false, missing: [] });
  });

  test('IVI-09 what the schema demands stays an error', () => {
    expect(parseRuleSet(set({ severities: { 'XSD-REQUIRED': 'off' } })).ok).toBe(false);
  });
});

describe('own rules', () => {
  test('IVI-09 required, forbidden, equals, one of, range', () => {
    expect(breaches(own({ kind: 'required', element: 'OtherBodywork' }))).toEqual(['BodyworkTable/1/OtherBodywork']);
    expect(breaches(own({ kind: 'forbidden', element: 'Remark' }))).toEqual(['RemarkTable/1/Remark']);
    expect(breaches(own({ kind: 'equals', value: 'NORDWERK' }))).toEqual([]);
    expect(breaches(own({ kind: 'equals', value: 'Nordwerk' }))).toEqual(['MakeTable/1/Make']);
    expect(breaches(own({ kind: 'one-of', values: ['SÜDWERK', 'NORDWERK'] }))).toEqual([]);
    expect(breaches(own({ kind: 'one-of', values: ['SÜDWERK'] }))).toEqual(['MakeTable/1/Make']);
    expect(breaches(own({ kind: 'range', element: 'ActualMass', min: 9410, max: 9410 }))).toEqual([]);
    expect(breaches(own({ kind: 'range', element: 'ActualMass', max: 9409.9 }))).toEqual(['MassGroup/ActualMass']);
    expect(breaches(own({ kind: 'range', element: 'ActualMass', min: 9411 }))).toEqual(['MassGroup/ActualMass']);
  });

  test('IVI-09 numbers are equal by value, not by spelling', () => {
    const speed = changed(truck, { MaximumSpeed: '90.00' });
    expect(breaches(own({ kind: 'equals', element: 'MaximumSpeed', value: '90' }), speed)).toEqual([]);
    expect(breaches(own({ kind: 'one-of', element: 'MaximumSpeed', values: ['89', '090.0'] }), speed)).toEqual([]);
  });

  test('IVI-09 only required speaks about a value that is missing', () => {
    const without = changed(truck, { MaximumSpeed: null });
    expect(breaches(own({ kind: 'required', element: 'MaximumSpeed' }), without)).toEqual(['MaximumSpeed']);
    expect(breaches(own({ kind: 'equals', element: 'MaximumSpeed', value: '90' }), without)).toEqual([]);
    expect(breaches(own({ kind: 'range', element: 'MaximumSpeed', min: 1 }), without)).toEqual([]);
  });

  test('IVI-09 a rule holds for its categories and stages', () => {
    const rule = (when: OwnRule['when']) => own({ kind: 'equals', value: 'SÜDWERK', ...(when ? { when } : {}) });
    expect(breaches(rule({ categories: ['N'] }))).toHaveLength(1);
    expect(breaches(rule({ categories: ['N3', 'M'] }))).toHaveLength(1);
    expect(breaches(rule({ categories: ['N2'] }))).toEqual([]);
    expect(breaches(rule({ stages: ['I', 'V'] }))).toEqual([]);
    expect(breaches(rule({ stages: ['C'] }))).toHaveLength(1);
  });

  test('IVI-09 a condition means the same row, or the row around it', () => {
    const twins = own({
      kind: 'equals',
      element: 'RimOffSet',
      value: '170',
      when: { conditions: [{ element: 'TwinWheelsAxleIndicator', equals: 'Y' }] },
    });
    expect(breaches(twins)).toEqual(['AxleTable/2/TyreAxleTable/1/RimOffSet']);
  });

  test('IVI-09 a condition elsewhere holds for all rows; all conditions have to hold', () => {
    const conditions = (...list: NonNullable<NonNullable<OwnRule['when']>['conditions']>) =>
      own({ kind: 'equals', element: 'AxleNumber', value: '1', when: { conditions: list } });
    const diesel = { element: 'EnergySource', oneOf: ['20', '21'] };
    expect(breaches(conditions(diesel))).toEqual(['AxleTable/2/AxleNumber']);
    expect(breaches(conditions(diesel, { element: 'Type', equals: 'T19' }))).toEqual([]);
    expect(breaches(conditions({ element: 'ClassHybridVehicle', equals: 'OVC-HEV' }))).toEqual([]);
  });

  test('IVI-09 the finding carries the words of the rule', () => {
    const [finding] = checkRules(truck, { ruleSet: set({ own: [own({ kind: 'equals', value: 'SÜDWERK' })] }) });
    expect(finding && findingText(finding, 'en')).toMatch(/^Make 1: Make.*: "NORDWERK" is not ours\.$/u);
    expect(finding && findingText(finding, 'de')).toMatch(/„NORDWERK“ ist nicht von uns\.$/u);
    expect(finding?.severity).toBe('warning');
  });

  test('IVI-09 an own rule is asked again only after a change of what it looks at', () => {
    const ruleSet = set({ own: [own({ kind: 'equals', value: 'SÜDWERK' })] });
    const known = checkRules(truck, { ruleSet });
    const next = changed(truck, { 'MakeTable/1/Make': 'SÜDWERK' });
    expect(recheckRules(known, next, new Set(['Make']), { ruleSet })).toEqual([]);
    expect(checkRules(next, { ruleSet, changed: new Set(['MaximumSpeed']) })).toEqual([]);
    expect(recheckRules(known, truck, new Set(['MaximumSpeed']), { ruleSet })).toEqual(known);
  });
});

describe('a rule set as JSON', () => {
  const problemsOf = (json: unknown): string[] => {
    const parsed = parseRuleSet(json);
    return parsed.ok ? [] : parsed.problems.map(({ at }) => at);
  };
  const rule = { id: 'OWN-1', severity: 'error', kind: 'required', element: 'Make', words };

  test('IVI-09 reads back what was written', () => {
    const ruleSet = set({
      severities: { 'DIM-04': 'off' },
      own: [own({ kind: 'range', element: 'ActualMass', min: 1 })],
    });
    expect(parseRuleSet(JSON.parse(JSON.stringify(ruleSet)))).toEqual({ ok: true, ruleSet });
  });

  test('IVI-09 says where it is wrong', () => {
    expect(problemsOf({ ...set({}), validFrom: '1.1.2026' })).toEqual(['validFrom']);
    expect(problemsOf({ ...set({}), severities: { 'DIM-04': 'loud' } })).toEqual(['severities.DIM-04']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, id: 'DIM-04' }] })).toEqual(['own.0.id']);
    expect(problemsOf({ ...set({}), own: [rule, rule] })).toEqual(['own.1.id']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, element: 'MakeTable' }] })).toEqual(['own.0.element']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, element: 'NoSuchElement' }] })).toEqual(['own.0.element']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, kind: 'range', min: 2, max: 1 }] })).toEqual(['own.0.min']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, kind: 'range' }] })).toEqual(['own.0']);
    expect(
      problemsOf({ ...set({}), own: [{ ...rule, when: { conditions: [{ element: 'Nothing', equals: '1' }] } }] }),
    ).toEqual(['own.0.when.conditions.0.element']);
    expect(problemsOf({ ...set({}), own: [{ ...rule, script: 'x' }] })).toHaveLength(1);
    expect(problemsOf('nothing')).toHaveLength(1);
  });
});

test('IVI-09 the rule set of a day is the one that began last', () => {
  const [first, second] = [
    set({ version: 'a', validFrom: '2026-01-01' }),
    set({ version: 'b', validFrom: '2026-07-05' }),
  ];
  const versionOn = (day: string, sets = [second, first]): string | undefined => ruleSetFor(day, sets)?.version;
  expect(versionOn('2025-12-31')).toBeUndefined();
  expect(versionOn('2026-01-01')).toBe('a');
  expect(versionOn('2026-07-04')).toBe('a');
  expect(versionOn('2026-07-05')).toBe('b');
  expect(versionOn('2026-07-05', [second, set({ version: 'c', validFrom: '2026-07-05' })])).toBe('c');
  expect(versionOn('2027-01-01', [])).toBeUndefined();
});
