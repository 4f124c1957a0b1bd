import type { IviContent } from '../../content.ts';
import type { ContentIndex } from '../content-index.ts';
import type { Finding, Severity } from '../finding.ts';
import { ownRulesOf } from '../own-rule.ts';
import type { RuleSet } from '../rule-set.ts';
import { Vehicle } from '../vehicle.ts';
import { ABSENT_RULES } from './absent.ts';
import { APPROVAL_RULES } from './approval.ts';
import { ASKED_RULES } from './asked.ts';
import { AXLE_LINK_RULES } from './axle-links.ts';
import { AXLE_RULES } from './axles.ts';
import { BODY_RULES } from './bodies.ts';
import { BODYWORK_RULES } from './bodywork.ts';
import { CONSUMPTION_RULES } from './consumption.ts';
import { COUPLING_RULES } from './couplings.ts';
import { dependenceOf } from './dependence.ts';
import { DIMENSION_RULES } from './dimensions.ts';
import { EMISSION_RULES } from './emissions.ts';
import { ENGINE_RULES } from './engines.ts';
import { GEAR_RULES } from './gears.ts';
import { IDENTITY_RULES } from './identity.ts';
import { INDICATOR_RULES } from './indicators.ts';
import { MASS_LIMIT_RULES } from './mass-limits.ts';
import { MASS_RULES } from './masses.ts';
import { MESSAGE_RULES } from './message.ts';
import { POWER_RULES } from './power.ts';
import { PROPULSION_RULES } from './propulsion.ts';
import { RANGE_RULES } from './ranges.ts';
import type { BusinessRule, CheckContext, Need } from './rule.ts';
import { STAGE_RULES } from './stages.ts';
import { TOWING_RULES } from './towing.ts';
import { TYRE_RULES } from './tyres.ts';
import { VALUE_RULES } from './values.ts';
import { VECTO_RULES } from './vecto.ts';

/** Moves with every change of a rule: a result is told with the version it was made by. */
export const RULES_VERSION = '2026-11.2';

/** All business rules, by subject. Not the authority's list: passing them does not mean passing its checking module. */
export const BUSINESS_RULES: readonly BusinessRule[] = [
  ...IDENTITY_RULES,
  ...MESSAGE_RULES,
  ...STAGE_RULES,
  ...APPROVAL_RULES,
  ...ABSENT_RULES,
  ...VALUE_RULES,
  ...RANGE_RULES,
  ...AXLE_RULES,
  ...AXLE_LINK_RULES,
  ...DIMENSION_RULES,
  ...TYRE_RULES,
  ...MASS_RULES,
  ...MASS_LIMIT_RULES,
  ...TOWING_RULES,
  ...COUPLING_RULES,
  ...BODYWORK_RULES,
  ...BODY_RULES,
  ...GEAR_RULES,
  ...PROPULSION_RULES,
  ...ENGINE_RULES,
  ...POWER_RULES,
  ...EMISSION_RULES,
  ...CONSUMPTION_RULES,
  ...VECTO_RULES,
  ...ASKED_RULES,
  ...INDICATOR_RULES,
];

const byId = new Map(BUSINESS_RULES.map((rule) => [rule.id, rule]));

/** The business rule of that id, or undefined. */
export const ruleOf = (id: string): BusinessRule | undefined => byId.get(id);

/** Whether a rule looks at a vehicle of this category, stage, approval and drive at all. Each waits until it is known. */
export function concerns(rule: BusinessRule, vehicle: Vehicle): boolean {
  if (rule.categories && !vehicle.isOf(rule.categories)) return false;
  if (rule.stages && !(vehicle.stage !== undefined && rule.stages.includes(vehicle.stage))) return false;
  if (rule.approvalTypes?.includes(vehicle.text('TypeApprovalType') ?? '') === false) return false;
  const { energySources } = rule;
  return !energySources || vehicle.energySources().some(({ source }) => energySources.includes(source ?? ''));
}

export interface CheckRulesOptions {
  /** Names of changed elements or tables: only rules that depend on one of them are asked. */
  readonly changed?: ReadonlySet<string>;
  /** Severities and own rules of a workspace. */
  readonly ruleSet?: RuleSet;
  /** What is known beside the message. */
  readonly context?: CheckContext;
  /** Of this content, where it is known already. */
  readonly index?: ContentIndex;
}

const dependents = new Map<string, Set<BusinessRule>>();
for (const rule of BUSINESS_RULES) {
  for (const name of dependenceOf(rule)) {
    const known = dependents.get(name);
    if (known) known.add(rule);
    else dependents.set(name, new Set([rule]));
  }
}

/** What decides which rules there are at all. */
const decides = (changed: ReadonlySet<string>): boolean =>
  changed.has('VehicleCategory') || changed.has('StageOfCompletion');

/** Rules by the names that have changed: people go on typing where they are. */
const touchedBy = new Map<string, readonly BusinessRule[]>();
const TOUCHED_KEPT = 2000;

function touchedRules(changed: ReadonlySet<string>): readonly BusinessRule[] {
  const key = [...changed].join(' ');
  const kept = touchedBy.get(key);
  if (kept) return kept;
  const touched = new Set([...changed].flatMap((name) => [...(dependents.get(name) ?? [])]));
  const rules = touched.size === 0 ? [] : BUSINESS_RULES.filter((rule) => touched.has(rule));
  if (touchedBy.size >= TOUCHED_KEPT) touchedBy.clear();
  touchedBy.set(key, rules);
  return rules;
}

/** The rules that can say something else after a change, in the order of the table; all without one. */
function rulesAfter(changed: ReadonlySet<string> | undefined, ruleSet: RuleSet | undefined): readonly BusinessRule[] {
  const own = ruleSet ? ownRulesOf(ruleSet) : [];
  if (!changed || decides(changed)) return own.length === 0 ? BUSINESS_RULES : [...BUSINESS_RULES, ...own];
  const touched = touchedRules(changed);
  const ownTouched = own.filter(({ dependsOn }) => dependsOn.some((name) => changed.has(name)));
  return ownTouched.length === 0 ? touched : [...touched, ...ownTouched];
}

const isKnown = (need: Need, context: CheckContext): boolean => {
  switch (need) {
    case 'clock':
      return context.nowMs !== undefined;
    case 'previous-stage':
      return context.previousStage !== undefined;
    case 'previous-version':
      return context.previousVersion !== undefined;
    case 'register':
    case 'other-records':
    case 'signature':
      return false;
  }
};

const isChanged = (options: CheckRulesOptions | ReadonlySet<string>): options is ReadonlySet<string> =>
  'has' in options;

/**
 * What the business rules say about a content. A rule looks only at values that are there: what has to be there is told by
 * `expectedElements`. With `changed`, only rules that depend on it speak; `recheckRules` joins that with what was known.
 */
export function checkRules(content: IviContent, options: CheckRulesOptions | ReadonlySet<string> = {}): Finding[] {
  const asked = isChanged(options) ? { changed: options } : options;
  return findingsOf(rulesAfter(asked.changed, asked.ruleSet), content, asked);
}

function findingsOf(
  rules: readonly BusinessRule[],
  content: IviContent,
  { ruleSet, context = {}, index }: CheckRulesOptions,
): Finding[] {
  const findings: Finding[] = [];
  if (rules.length === 0) return findings;
  const vehicle = new Vehicle(content, index);
  for (const rule of rules) {
    const severity: Severity | 'off' = ruleSet?.severities[rule.id] ?? rule.severity;
    if (severity === 'off' || !concerns(rule, vehicle)) continue;
    if (rule.needs && !rule.needs.every((need) => isKnown(need, context))) continue;
    for (const { path, params = {}, value } of rule.check(vehicle, context)) {
      findings.push({
        rule: rule.id,
        severity,
        path,
        params,
        ...(value === undefined ? {} : { value }),
        ...(rule.basis === 'own' ? { words: rule.words } : {}),
      });
    }
  }
  return findings;
}

/**
 * Findings after a change: those that were known, but what depends on a changed element or table is asked again. Gives the
 * same findings as a full check (in another order); `options` have to be those of the check before.
 */
export function recheckRules(
  known: readonly Finding[],
  content: IviContent,
  changed: ReadonlySet<string>,
  options: Omit<CheckRulesOptions, 'changed'> = {},
): Finding[] {
  const rules = rulesAfter(changed, options.ruleSet);
  const found = findingsOf(rules, content, options);
  if (known.length === 0 || decides(changed)) return found;
  return [...known.filter(({ rule }) => !rules.some(({ id }) => id === rule)), ...found];
}
