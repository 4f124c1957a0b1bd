import type { IviContent } from '../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Definition, Dictionary } from '../dictionary/dictionary.ts';
import { nestedContent } from '../nested.ts';
import { placesOf } from '../places.ts';
import { indexOf, isStillIndexOf } from './content-index.ts';
import type { ContentIndex } from './content-index.ts';
import { treeFindings, treeOf } from './content-tree.ts';
import type { ContentTree } from './content-tree.ts';
import type { Finding } from './finding.ts';
import { recheckTree } from './recheck-tree.ts';
import { BUSINESS_RULES, checkRules, recheckRules } from './rules/table.ts';
import type { CheckRulesOptions } from './rules/table.ts';

/** What a check came to, and what a later check of nearly the same content can build on. Immutable. */
export interface CheckState {
  /** The schema's findings as `checkContent` gives them, then those of the business rules in the order of their table. */
  readonly findings: readonly Finding[];
  readonly tree: ContentTree;
  readonly index: ContentIndex;
  readonly schema: readonly Finding[];
  readonly rules: readonly Finding[];
}

export interface Checker {
  /** Checks a whole content. */
  readonly check: (content: IviContent) => CheckState;
  /**
   * Checks again what depends on the changes that lead from the state's content to this one; the same as `check`.
   *
   * @param changed every path whose value was set, changed or cleared, and every table (by its path) whose rows are
   *   others or in another order. More does no harm.
   */
  readonly recheck: (state: CheckState, content: IviContent, changed: readonly string[]) => CheckState;
}

export interface CheckerOptions extends Omit<CheckRulesOptions, 'changed' | 'index'> {
  readonly dictionary?: Dictionary;
}

/** With more changes than this a whole check costs no more. */
const MANY_CHANGES = 60;

/** These decide which rules are asked, beside what each rule itself depends on. */
const DECIDING = ['VehicleCategory', 'StageOfCompletion', 'TypeApprovalType', 'EnergySource', 'EnergySourceTable', 'EnergyConvertorTable']; // prettier-ignore

/** A check by schema and business rules that can be kept up to date with every keystroke. Options hold for all its checks. */
export function createChecker({
  dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
  ...options
}: CheckerOptions = {}): Checker {
  const order = new Map<string, number>();
  for (const { id } of [...BUSINESS_RULES, ...(options.ruleSet?.own ?? [])]) order.set(id, order.size);
  const inOrder = (findings: Finding[]): Finding[] =>
    findings.length < 2
      ? findings
      : findings.sort((left, right) => (order.get(left.rule) ?? 0) - (order.get(right.rule) ?? 0));
  const places = placesOf(dictionary);
  const stateOf = (state: Omit<CheckState, 'findings'>): CheckState => {
    const { schema, rules } = state;
    return { findings: schema.length === 0 ? rules : rules.length === 0 ? schema : [...schema, ...rules], ...state };
  };
  const check = (content: IviContent): CheckState => {
    const nested = nestedContent(content, dictionary);
    const tree = treeOf(content, dictionary, nested);
    const index = indexOf(content, places, nested.places);
    return stateOf({
      tree,
      index,
      schema: treeFindings(tree),
      rules: inOrder(checkRules(content, { ...options, index })),
    });
  };
  return {
    check,
    recheck: (state, content, changed) => {
      if (changed.length === 0) return state;
      if (changed.length > MANY_CHANGES) return check(content);
      const tree = recheckTree(state.tree, content, changed, dictionary);
      const isSameTree =
        tree.header === state.tree.header && tree.data === state.tree.data && tree.strays === state.tree.strays;
      const index = isStillIndexOf(state.index, content, changed, places) ? state.index : indexOf(content, places);
      const names = namesOn(changed, dictionary);
      // A value without a place may touch rules that name no such place.
      const hasStrays = tree.strays.length + state.tree.strays.length > 0;
      const rules =
        hasStrays || DECIDING.some((name) => names.has(name))
          ? checkRules(content, { ...options, index })
          : recheckRules(state.rules, content, names, { ...options, index });
      return stateOf({ tree, index, schema: isSameTree ? state.schema : treeFindings(tree), rules: inOrder(rules) });
    },
  };
}

/**
 * Names of what may have changed: elements, the groups on the way, which may have come or gone, and tables with other rows, with
 * all that stands in rows.
 */
function namesOn(changed: readonly string[], dictionary: Dictionary): ReadonlySet<string> {
  const names = new Set<string>();
  for (const path of changed) {
    const segments = path.split('/');
    segments.forEach((segment, index) => {
      const definition = dictionary.byName(segment);
      if (definition?.kind !== 'table') names.add(segment);
      else if (index + 2 >= segments.length) addAll(definition, names);
    });
  }
  return names;
}

function addAll(definition: Definition, names: Set<string>): void {
  names.add(definition.name);
  if (definition.kind !== 'element') for (const child of definition.children) addAll(child, names);
}
