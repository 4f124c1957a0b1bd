import { createHash } from 'node:crypto';
import { checkMessage, CURRENT_SCHEMA_VERSION, findingText, writeMessage } from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';
import { DecisionRefused } from './decision-refused.ts';

const LAST_VERSION = 99;
const VERSION = 'Header/IviVersionNumber';

export interface ReleaseMaking {
  readonly content: IviContent;
  /** Version number of the release before, if there was one. */
  readonly previous: number | undefined;
  readonly nowMs: number;
  readonly referenceId: string;
}

export interface MadeRelease {
  readonly version: number;
  readonly iviReferenceId: string;
  readonly xml: Uint8Array;
  readonly sha256: string;
}

/** The number of the next message: one more than the last, or for the first what the record itself says, or 1. */
function nextVersion(content: IviContent, previous: number | undefined): number {
  if (previous !== undefined) return previous + 1;
  const own = content.values.get(VERSION) ?? '';
  return /^[1-9]\d?$/.test(own) ? Number(own) : 1;
}

/** `2026-11-25T09:30:00Z`. */
const dateTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * Makes the message of a release: the record's values, and in the header what is made at release. Throws
 * DecisionRefused where the message is not valid by the schema (but for the signature).
 */
export function makeRelease({ content, previous, nowMs, referenceId }: ReleaseMaking): MadeRelease {
  const version = nextVersion(content, previous);
  if (version > LAST_VERSION) throw new DecisionRefused('not-now', 'A message has at most 99 versions');
  const values = new Map(content.values)
    .set('Header/IviReferenceId', referenceId)
    .set(VERSION, String(version))
    .set('Header/IviVersionDateTime', dateTime(nowMs))
    .set('Header/IviVersionNumberXsd', CURRENT_SCHEMA_VERSION);
  const text = writeMessage({ values, rows: content.rows });
  const { findings } = checkMessage(text, { unsigned: true });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new DecisionRefused(
      'gate-shut',
      'The message would not be valid by the schema: look at the issues',
      errors.map((finding) => ({ path: finding.path, message: findingText(finding, 'en') })),
    );
  }
  const xml = new TextEncoder().encode(text);
  return { version, iviReferenceId: referenceId, xml, sha256: createHash('sha256').update(xml).digest('hex') };
}
