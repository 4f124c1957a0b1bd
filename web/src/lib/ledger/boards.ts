import type { LedgerEntry } from '@opencoc/core/ledger';
import { isSigned, releasesOf } from '@opencoc/core/readiness';

/** A release on its way: what a card of the boards shows. */
export interface ReleaseCard {
  readonly recordId: string;
  readonly vin: string;
  readonly vehicle: string;
  readonly releaseId: string;
  readonly version: number;
  readonly iviReferenceId: string;
  readonly xmlSha256: string;
  readonly releasedMs: number;
  readonly releasedBy: string;
  /** Since when it stands in its column. */
  readonly sinceMs: number;
  readonly signer: string | undefined;
  /** ISO date. */
  readonly due: string | undefined;
  readonly overdue: boolean;
  readonly route: string | undefined;
  readonly note: string | undefined;
  /** Paths in which the signed file differs. */
  readonly differences: readonly string[];
  /** A decision on this release waits on this device. */
  readonly pending: boolean;
}

/** `wrong`: the signed file is of another content, or bears no signature. */
export interface SigningBoard {
  readonly toHandOver: readonly ReleaseCard[];
  readonly withSigner: readonly ReleaseCard[];
  readonly wrong: readonly ReleaseCard[];
  readonly signed: readonly ReleaseCard[];
}

export interface DeliveryBoard {
  /** Signed, and no route yet. */
  readonly toPlan: readonly ReleaseCard[];
  readonly planned: readonly ReleaseCard[];
  readonly sent: readonly ReleaseCard[];
  readonly accepted: readonly ReleaseCard[];
  readonly rejected: readonly ReleaseCard[];
}

interface BoardInput {
  /** Ledger entries of one record, in order of seq. */
  readonly ledger: readonly LedgerEntry[];
  readonly recordId: string;
  readonly vin: string;
  readonly vehicle: string;
  /** Releases that a decision waiting on this device is about. */
  readonly pending: ReadonlySet<string>;
}

/** The newest release of a record and the card it is shown as; earlier ones are superseded. */
function cardOf({ ledger, recordId, vin, vehicle, pending }: BoardInput, today: string) {
  const release = releasesOf(ledger, '')[0];
  if (release?.entry.outcome.kind !== 'released') return undefined;
  const { signing, delivery, entry } = release;
  const handedOver = ledger.findLast(
    ({ decision }) =>
      decision.kind === 'signing' && decision.releaseId === release.releaseId && decision.step.name === 'handed-over',
  );
  const step = handedOver?.decision.kind === 'signing' ? handedOver.decision.step : undefined;
  const signer = step?.name === 'handed-over' && signing.state !== 'none' ? step : undefined;
  const last = delivery.state !== 'none' ? delivery.entry : signing.state !== 'none' ? signing.entry : entry;
  const card: ReleaseCard = {
    recordId,
    vin,
    vehicle,
    releaseId: release.releaseId,
    version: release.version,
    iviReferenceId: release.entry.outcome.iviReferenceId,
    xmlSha256: release.entry.outcome.xmlSha256,
    releasedMs: entry.atMs,
    releasedBy: entry.by,
    sinceMs: last.atMs,
    signer: signer?.signer,
    due: signer?.due,
    overdue: signing.state === 'handed-over' && signing.due < today,
    route: delivery.state === 'none' ? undefined : delivery.route,
    note: delivery.state === 'none' || delivery.note === '' ? undefined : delivery.note,
    differences:
      signing.state === 'returned' && signing.entry.outcome.kind === 'compared'
        ? signing.entry.outcome.differences
        : [],
    pending: pending.has(release.releaseId),
  };
  return { card, release };
}

const oldestFirst = (a: ReleaseCard, b: ReleaseCard): number => a.sinceMs - b.sinceMs;

/**
 * Both boards from the ledger: a column says where the newest release of a record stands, oldest card first.
 * `today`: ISO date.
 */
export function boardsOf(
  records: readonly BoardInput[],
  today: string,
): { readonly signing: SigningBoard; readonly delivery: DeliveryBoard } {
  const signing = { toHandOver: [], withSigner: [], wrong: [], signed: [] } as Record<
    keyof SigningBoard,
    ReleaseCard[]
  >;
  const delivery = { toPlan: [], planned: [], sent: [], accepted: [], rejected: [] } as Record<
    keyof DeliveryBoard,
    ReleaseCard[]
  >;
  for (const record of records) {
    const found = cardOf(record, today);
    if (!found) continue;
    const { card, release } = found;
    const signed = isSigned(release);
    if (signed) signing.signed.push(card);
    else if (release.signing.state === 'returned') signing.wrong.push(card);
    else if (release.signing.state === 'handed-over') signing.withSigner.push(card);
    else signing.toHandOver.push(card);
    if (release.delivery.state !== 'none') delivery[release.delivery.state].push(card);
    else if (signed) delivery.toPlan.push(card);
  }
  for (const column of [...Object.values(signing), ...Object.values(delivery)]) column.sort(oldestFirst);
  return { signing, delivery };
}
