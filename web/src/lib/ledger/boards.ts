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
