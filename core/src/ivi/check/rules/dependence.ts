import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../../dictionary/dictionary.ts';
import type { Definition } from '../../dictionary/dictionary.ts';
import type { BusinessRule } from './rule.ts';

/**
 * Names whose change can change a rule's verdict: those the rule gives, all that stands in a group it gives (the group comes and
 * goes with it), and the tables around each of them, whose rows come and go.
 */
export function dependenceOf({ dependsOn }: BusinessRule): ReadonlySet<string> {
  const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
  const names = new Set<string>();
  const addAll = (definition: Definition): void => {
    names.add(definition.name);
    if (definition.kind !== 'element') for (const child of definition.children) addAll(child);
  };
  for (const name of dependsOn) {
    names.add(name);
    const definition = dictionary.byName(name);
    if (definition?.kind === 'group') addAll(definition);
    for (const segment of definition?.path.split('/').slice(0, -1) ?? []) {
      if (dictionary.byName(segment)?.kind === 'table') names.add(segment);
    }
  }
  return names;
}
