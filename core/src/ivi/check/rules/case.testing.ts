import type { IviContent } from '../../content.ts';
import { changed } from '../../samples/change.ts';
import { sampleContent, SAMPLES } from '../../samples/samples.ts';
import type { CheckContext } from './rule.ts';

export type SampleId = (typeof SAMPLES)[number]['id'];
export type Values = Readonly<Record<string, string | null>>;
export type Rows = Readonly<Record<string, readonly string[]>>;

export const contentOf = (id: SampleId): IviContent => {
  const sample = SAMPLES.find((candidate) => candidate.id === id);
  if (!sample) throw new Error(`No sample ${id}`);
  return sampleContent(sample);
};

/** A way to break a rule: what is good, what is changed, where the finding has to be. */
export interface Case {
  readonly rule: string;
  /** What is changed, in words of paths. */
  readonly name: string;
  readonly good: IviContent;
  readonly bad: IviContent;
  readonly changedNames: ReadonlySet<string>;
  readonly path: string;
  readonly context: CheckContext;
}

/** What makes the sample fit the rule before it is broken. */
export interface Given {
  readonly values?: Values;
  readonly rows?: Rows;
  readonly context?: CheckContext;
}

const leaf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export function broken(
  rule: string,
  sample: SampleId,
  path: string,
  values: Values,
  rows: Rows = {},
  given: Given = {},
): Case {
  const good = changed(contentOf(sample), given.values ?? {}, given.rows ?? {});
  return {
    rule,
    name: `${sample} with ${[...Object.entries(values), ...Object.entries(rows)].map(([at, to]) => `${at} = ${String(to)}`).join(', ')}`,
    good,
    bad: changed(good, values, rows),
    changedNames: new Set([...Object.keys(values), ...Object.keys(rows)].map(leaf)),
    path,
    context: given.context ?? {},
  };
}
