import type { IviContent } from '../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Definition, Dictionary } from '../dictionary/dictionary.ts';
import { presentPaths } from './content.ts';
import { EXPECTATIONS } from './expected-table.ts';
import type { Expectation } from './expected-table.ts';
import type { Finding, Severity } from './finding.ts';
import { placesOf, rowOf } from './places.ts';
import type { RuleSet } from './rule-set.ts';
import { Vehicle } from './vehicle.ts';

/** A place that this vehicle's message should fill. */
export interface Expected {
  /** Record path of an element, or of a table or group that should hold something. */
  readonly path: string;
  /** `XSD-REQUIRED` for what the schema itself demands. */
  readonly rule: string;
  readonly present: boolean;
  /** Positions of the rows on the way ("2.1"); empty outside tables. */
  readonly rows: string;
}

/**
 * Everything a message of this vehicle is expected to hold, by the schema and by the rules that go with category, stage and
 * content: what is there, and what is missing. The base of completeness. While the category is unknown only the schema speaks.
 * What a rule set makes a question, or switches off, is not expected.
 */
export function expectedElements(
  content: IviContent,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
  ruleSet?: RuleSet,
): Expected[] {
  return allExpected(content, dictionary, (rule) => severityOf(rule, ruleSet) === 'error');
}

const severityOf = (rule: string, ruleSet: RuleSet | undefined): Severity | 'off' =>
  ruleSet?.severities[rule] ?? 'error';

function allExpected(content: IviContent, dictionary: Dictionary, asks: (rule: string) => boolean): Expected[] {
  const vehicle = new Vehicle(content);
  const expected = new Map<string, Expected>();
  for (const item of schemaExpected(content, dictionary)) expected.set(item.path, item);
  for (const expectation of EXPECTATIONS) {
    const { rule, or, whenRow } = expectation;
    if (!asks(rule) || !holds(expectation, vehicle)) continue;
    for (const { path, rows } of placesOf(vehicle, dictionary, expectation.path)) {
      if (expected.has(path) || (whenRow && !whenRow(vehicle, rowOf(path)))) continue;
      expected.set(path, { path, rows, rule, present: isFilled(vehicle, path, or) });
    }
  }
  return [...expected.values()];
}

/** What is missing beyond the schema, as findings; the schema's own missing elements are told by `checkContent`. */
export function missingFindings(
  content: IviContent,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
  ruleSet?: RuleSet,
): Finding[] {
  return allExpected(content, dictionary, (rule) => severityOf(rule, ruleSet) !== 'off').flatMap(
    ({ path, rule, rows, present }): Finding[] => {
      const severity = severityOf(rule, ruleSet);
      if (present || rule === 'XSD-REQUIRED' || severity === 'off') return [];
      return [{ rule, severity, path, params: { missing: 1, ...(rows === '' ? {} : { rows }) } }];
    },
  );
}

function holds({ categories, stages, when }: Expectation, vehicle: Vehicle): boolean {
  if (categories && !vehicle.isOf(categories)) return false;
  if (stages && (vehicle.stage === undefined || !stages.includes(vehicle.stage))) return false;
  return !when || when(vehicle);
}

function isFilled(vehicle: Vehicle, path: string, or: readonly string[] = []): boolean {
  if (vehicle.has(path)) return true;
  const parent = path.slice(0, path.lastIndexOf('/') + 1);
  return or.some((name) => vehicle.has(`${parent}${name}`));
}

function schemaExpected(content: IviContent, dictionary: Dictionary): Expected[] {
  const present = presentPaths(content);
  const found: Expected[] = [];
  const visit = (children: readonly Definition[], prefix: string, rows: string): void => {
    for (const child of children) {
      const path = `${prefix}${child.name}`;
      const ids = content.rows.get(path) ?? [];
      if (child.required && child.kind !== 'group') {
        const filled = child.kind === 'element' ? content.values.has(path) : ids.length > 0;
        found.push({ path, rule: 'XSD-REQUIRED', present: filled, rows });
      }
      if (child.kind === 'group' && (child.required || present.has(path))) visit(child.children, `${path}/`, rows);
      if (child.kind === 'table') {
        ids.forEach((id, position) => {
          visit(child.children, `${path}/${id}/`, `${rows === '' ? '' : `${rows}.`}${String(position + 1)}`);
        });
      }
    }
  };
  visit(dictionary.header.children, 'Header/', '');
  visit(dictionary.data, '', '');
  return found;
}
