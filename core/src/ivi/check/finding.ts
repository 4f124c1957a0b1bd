import type { Words } from '../dictionary/dictionary.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a check says about one place. Sentences are made from it by `findingText`, in the reader's language. */
export interface Finding {
  /** Id of the rule: `XSD-...` for the schema, else a business rule such as `AXL-01`. */
  readonly rule: string;
  /** An error holds the XML gate shut; a warning is a question; an info needs no answer. */
  readonly severity: Severity;
  /** Record path of the value, row, table or group; empty for the message as a whole. */
  readonly path: string;
  /** What the sentence needs: limits, counts, values, names of codes. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly value?: string;
  /** The sentence itself, where a workspace's own rule speaks; else it is known by the rule's id. */
  readonly words?: Words;
}
