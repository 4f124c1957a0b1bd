import type { LedgerEntry } from '../ledger/decision.ts';
import type { ReleaseState } from './report.ts';

type Signing = ReleaseState['signing'];
type Delivery = ReleaseState['delivery'];

function signingOf(releaseId: string, ledger: readonly LedgerEntry[]): Signing {
  let state: Signing = { state: 'none' };
  for (const entry of ledger) {
    const { decision, outcome } = entry;
    if (decision.kind !== 'signing' || decision.releaseId !== releaseId) continue;
    if (decision.step.name === 'handed-over') {
      state = { state: 'handed-over', signer: decision.step.signer, due: decision.step.due, entry };
    } else if (decision.step.name === 'withdrawn') {
      state = { state: 'none' };
    } else if (outcome.kind === 'compared') {
      state = { state: 'returned', sameContent: outcome.sameContent, signed: outcome.signed, entry };
    }
  }
  return state;
}

function deliveryOf(releaseId: string, ledger: readonly LedgerEntry[]): Delivery {
  let state: Delivery = { state: 'none' };
  for (const entry of ledger) {
    const { decision } = entry;
    if (decision.kind !== 'delivery' || decision.releaseId !== releaseId) continue;
    state = { state: decision.state, route: decision.route, note: decision.note ?? '', entry };
  }
  return state;
}

/** Whether a release's signed file came back as the release's own content, signed. */
export const isSigned = (release: ReleaseState): boolean =>
  release.signing.state === 'returned' && release.signing.sameContent && release.signing.signed;

/**
 * The releases of a record with where each stands, newest first.
 *
 * @param fingerprint of the record as it is now: a release of another has drifted from it.
 */
export function releasesOf(ledger: readonly LedgerEntry[], fingerprint: string): ReleaseState[] {
  return ledger
    .flatMap((entry): ReleaseState[] => {
      const { decision, outcome } = entry;
      if (decision.kind !== 'release' || outcome.kind !== 'released') return [];
      const { releaseId, version } = outcome;
      return [
        {
          entry,
          releaseId,
          version,
          drift: decision.fingerprint !== fingerprint,
          signing: signingOf(releaseId, ledger),
          delivery: deliveryOf(releaseId, ledger),
        },
      ];
    })
    .reverse();
}
