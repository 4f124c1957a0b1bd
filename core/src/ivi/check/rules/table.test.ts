import { describe, expect, test } from 'vitest';
import { dictionaryOf } from '../../dictionary/dictionary.ts';
import { changed } from '../../samples/change.ts';
import { BUILD_CASES } from './build-cases.testing.ts';
import { contentOf } from './case.testing.ts';
import type { Rows, SampleId, Values } from './case.testing.ts';
import { DRIVE_CASES } from './drive-cases.testing.ts';
import { FIRST_CASES } from './first-cases.testing.ts';
import { MESSAGE_CASES } from './message-cases.testing.ts';
import { BUSINESS_RULES, checkRules, recheckRules } from './table.ts';

const CASES = [...FIRST_CASES, ...MESSAGE_CASES, ...BUILD_CASES, ...DRIVE_CASES];
const CONSTRUCTION = 'GeneralConstructionGroup';

describe('each rule has both verdicts', () => {
  test.each(CASES)('IVI-07 $rule is broken on the $name', ({ rule, good, bad, path, context }) => {
    const of = (findings: ReturnType<typeof checkRules>) => findings.filter((finding) => finding.rule === rule);
    expect(of(checkRules(good, { context }))).toEqual([]);
    const found = of(checkRules(bad, { context }));
    expect(found.map((finding) => finding.path)).toContain(path);
    expect(found[0]?.severity).toBe(BUSINESS_RULES.find(({ id }) => id === rule)?.severity);
  });

  test('IVI-07 no rule is without a case that breaks it', () => {
    const tried = new Set(CASES.map(({ rule }) => rule));
    expect(BUSINESS_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});

describe('what a rule leaves alone', () => {
  const rules = (id: SampleId, values: Values, rows: Rows = {}) =>
    checkRules(changed(contentOf(id), values, rows)).map(({ rule }) => rule);

  test('IVI-07 earlier approvals with a four-digit serial are still in production', () => {
    expect(rules('truck', { TypeApprovalNumber: 'e4*2007/46*0812*02' })).toEqual([]);
  });

  test('IVI-07 a small-series vehicle with year and number is good', () => {
    expect(
      rules('truck', {
        TypeApprovalType: 'NSS',
        TypeApprovalNumber: 'e4*NKS18/858*00012*00',
        ProductionYearSmallSeries: '2026',
        ProductionSequentialNumberSmallSeries: '14',
      }),
    ).toEqual([]);
  });

  test('IVI-07 rounding of axle shares to kilograms is no breach', () => {
    expect(rules('truck', { 'AxleTable/1/DistributionMassRunningOrderAxle': '5422' })).toEqual([]);
    expect(rules('truck', { 'AxleTable/1/DistributionMassRunningOrderAxle': '5423' })).toEqual(['MAS-01']);
  });

  test('IVI-07 the limits of a category belong to it', () => {
    const laden = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
    expect(rules('electric-van', { [laden]: '3250' })).toEqual([]);
    expect(rules('truck', { [laden]: '12001' })).not.toContain('MAS-06');
    expect(rules('truck', { [laden]: '12000' })).toContain('MAS-06');
  });

  test('IVI-07 a value that is no number is left to the schema checks', () => {
    expect(rules('truck', { 'MassGroup/ActualMass': 'heavy', [`${CONSTRUCTION}/NumberOfAxles`]: 'two' })).toEqual([]);
  });

  test('IVI-07 an empty record breaks no rule', () => {
    expect(checkRules({ values: new Map(), rows: new Map() })).toEqual([]);
  });

  test('IVI-07 rules of a category wait until the category is known', () => {
    expect(rules('truck', { VehicleCategory: null, TypeApprovalNumber: 'e4*nonsense*1*1' })).toEqual([]);
  });
});

describe('rules as data', () => {
  test('IVI-07 a rule depends only on elements that exist', () => {
    const dictionary = dictionaryOf('2.0');
    expect(BUSINESS_RULES.flatMap(({ dependsOn }) => dependsOn).filter((name) => !dictionary.byName(name))).toEqual([]);
  });

  test('IVI-07 ids are unique', () => {
    expect(new Set(BUSINESS_RULES.map(({ id }) => id)).size).toBe(BUSINESS_RULES.length);
  });

  test.each(CASES)('IVI-07 $rule is found again when only what changed on the $name is checked', (one) => {
    const { rule, good, bad, changedNames, context } = one;
    const incremental = checkRules(bad, { changed: changedNames, context });
    expect(incremental.map((finding) => finding.rule)).toContain(rule);
    const sorted = (findings: ReturnType<typeof checkRules>): string[] =>
      findings.map((finding) => JSON.stringify(finding)).sort();
    const known = checkRules(good, { context });
    expect(sorted(recheckRules(known, bad, changedNames, { context }))).toEqual(sorted(checkRules(bad, { context })));
  });

  test('IVI-07 only what a source states is an error', () => {
    const unfounded = BUSINESS_RULES.filter(
      ({ basis, severity }) => severity === 'error' && !/^(?:source|mixed)$/u.test(basis),
    );
    expect(unfounded.map(({ id }) => id)).toEqual([]);
  });

  test('IVI-07 a change elsewhere does not run a rule', () => {
    const content = changed(contentOf('truck'), { 'MassGroup/ActualMass': '1' });
    expect(checkRules(content, new Set(['Make']))).toEqual([]);
  });
});
