import { expectedElements } from '../ivi/check/expected.ts';
import type { IviContent } from '../ivi/content.ts';
import { MADE_AT_RELEASE } from '../record/fingerprint.ts';

export interface Completeness {
  /** Paths of elements, groups and tables that a certificate of this vehicle has to have. */
  readonly expected: readonly string[];
  /** Those without a value. */
  readonly missing: readonly string[];
}

/**
 * What a complete certificate has to have, and what of it is missing: by the schema where its group or row is there, and
 * by the rules for category, stage and drive. What is made at release is neither.
 */
export function completenessOf(content: IviContent): Completeness {
  const places = expectedElements(content).filter(({ path }) => !MADE_AT_RELEASE.has(path));
  return {
    expected: places.map(({ path }) => path),
    missing: places.filter(({ present }) => !present).map(({ path }) => path),
  };
}
