import { contentDifferences, readErrorText, readMessage } from '@opencoc/core/ivi';
import type { Outcome, SigningDecision } from '@opencoc/core/ledger';
import { isSigned } from '@opencoc/core/readiness';
import type { ReleaseState } from '@opencoc/core/readiness';
import { DecisionRefused } from './decision-refused.ts';

const MOST_DIFFERENCES = 20;

/** Throws DecisionRefused where the step does not fit where the release stands. */
export function checkSigningStep(step: SigningDecision['step'], release: ReleaseState, isNewest: boolean): void {
  const { state } = release.signing;
  const refuse = (why: string): never => {
    throw new DecisionRefused('not-now', why);
  };
  if (isSigned(release)) refuse('The signed file of this release has come back already');
  if (step.name === 'handed-over' && !isNewest) refuse('There is a newer release: hand that one over');
  if (step.name === 'returned' && state === 'none') refuse('The release has not been handed to a signer');
  if (step.name === 'withdrawn' && state === 'none') refuse('The release is with no signer');
}

/** Compares the file that came back with the release, signature aside. Throws DecisionRefused where it is no message. */
export function compareWithRelease(file: Uint8Array, release: Uint8Array): Outcome {
  const ours = readMessage(release);
  const theirs = readMessage(file);
  if (!ours.ok) throw new Error(`A stored release cannot be read: ${ours.error.code}`);
  if (!theirs.ok) {
    throw new DecisionRefused(
      'not-ivi',
      `The file that came back cannot be read: ${readErrorText(theirs.error, 'en')}`,
    );
  }
  const differences = contentDifferences(ours.content, theirs.content).map(({ path }) => path);
  return {
    kind: 'compared',
    sameContent: differences.length === 0,
    signed: theirs.signed,
    differences: differences.slice(0, MOST_DIFFERENCES),
  };
}
