import type { IviContent } from '../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import { treeFindings, treeOf } from './content-tree.ts';
import type { Finding } from './finding.ts';

export interface CheckContentOptions {
  /** Content never carries a signature; ask for it only where the message is about to be sent. */
  readonly signature: 'required' | 'absent-ok';
  readonly dictionary?: Dictionary;
}

/**
 * Checks values and rows in memory at schema level: what a message written from them would be told by the official
 * schema. A group or table counts as present when something stands in it.
 */
export function checkContent(
  content: IviContent,
  options: CheckContentOptions = { signature: 'absent-ok' },
): Finding[] {
  const dictionary = options.dictionary ?? dictionaryOf(CURRENT_SCHEMA_VERSION);
  const findings = treeFindings(treeOf(content, dictionary));
  if (options.signature === 'required') {
    findings.push({ rule: 'XSD-SIGNATURE', severity: 'error', path: 'Signature', params: { problem: 'missing' } });
  }
  return findings;
}

/** Paths of the groups that hold something: every ancestor of a value or of a table with rows. */
export function presentPaths(content: IviContent): ReadonlySet<string> {
  const present = new Set<string>();
  const add = (path: string): void => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const ancestor = path.slice(0, end);
      if (present.has(ancestor)) return;
      present.add(ancestor);
    }
  };
  for (const path of content.values.keys()) add(path);
  for (const [path, ids] of content.rows) if (ids.length > 0) add(path);
  return present;
}
