import type { IviContent } from '../../content.ts';
import type { Finding } from '../finding.ts';
import { Vehicle } from '../vehicle.ts';
import { APPROVAL_RULES } from './approval.ts';
import { AXLE_RULES } from './axles.ts';
import { BODYWORK_RULES } from './bodywork.ts';
import { IDENTITY_RULES } from './identity.ts';
import { MASS_RULES } from './masses.ts';
import { PROPULSION_RULES } from './propulsion.ts';
import type { BusinessRule } from './rule.ts';

/** Moves with every change of a rule: a result is told with the version it was made by. */
export const RULES_VERSION = '2026-11';

/** All business rules, by subject. Not the authority's list: passing them does not mean passing its checking module. */
export const BUSINESS_RULES: readonly BusinessRule[] = [
  ...IDENTITY_RULES,
  ...APPROVAL_RULES,
  ...AXLE_RULES,
  ...MASS_RULES,
  ...BODYWORK_RULES,
  ...PROPULSION_RULES,
];

const byId = new Map(BUSINESS_RULES.map((rule) => [rule.id, rule]));

/** The business rule of that id, or undefined. */
export const ruleOf = (id: string): BusinessRule | undefined => byId.get(id);

/** Whether a rule looks at a vehicle of this category and stage at all. Rules of a category wait until it is known. */
export function concerns(rule: BusinessRule, vehicle: Vehicle): boolean {
  if (rule.categories && !vehicle.isOf(rule.categories)) return false;
  return !rule.stages || (vehicle.stage !== undefined && rule.stages.includes(vehicle.stage));
}

/**
 * What the business rules say about a content. A rule looks only at values that are there: what is missing is told by
 * `expectedElements`. Give the names of changed elements or tables to run only the rules that depend on them.
 */
export function checkRules(content: IviContent, changed?: ReadonlySet<string>): Finding[] {
  const vehicle = new Vehicle(content);
  // Category and stage decide which rules there are at all.
  const every = !changed || changed.has('VehicleCategory') || changed.has('StageOfCompletion');
  return BUSINESS_RULES.filter(
    (rule) => concerns(rule, vehicle) && (every || rule.dependsOn.some((name) => changed.has(name))),
  ).flatMap((rule) =>
    rule.check(vehicle).map(({ path, params = {}, value }): Finding => ({
      rule: rule.id,
      severity: rule.severity,
      path,
      params,
      ...(value === undefined ? {} : { value }),
    })),
  );
}
