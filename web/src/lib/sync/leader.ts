/** The part of `navigator.locks` used. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

/**
 * Makes this tab the leader as soon as no other is, until stopped. Where the browser has no Web Locks every tab leads:
 * wasteful, and harmless, because everything sent is idempotent.
 */
export function lead(locks: Locks | undefined, name: string, onLead: () => void): () => void {
  if (!locks) {
    onLead();
    return () => undefined;
  }
  const abort = new AbortController();
  let letGo: (() => void) | undefined;
  locks
    .request(name, { signal: abort.signal }, () => {
      onLead();
      return new Promise<void>((resolve) => {
        letGo = resolve;
      });
    })
    .catch(() => undefined);
  return () => {
    abort.abort();
    letGo?.();
  };
}

const livePrefix = (database: string): string => `${database}.live.`;

/** Says that a document is being sent by its own socket, in this tab; gives what takes it back. */
export function claimDocument(locks: Locks | undefined, database: string, document: string): () => void {
  if (!locks) return () => undefined;
  const abort = new AbortController();
  let letGo: (() => void) | undefined;
  locks
    .request(
      livePrefix(database) + document,
      { mode: 'shared', signal: abort.signal },
      () =>
        new Promise<void>((resolve) => {
          letGo = resolve;
        }),
    )
    .catch(() => undefined);
  return () => {
    abort.abort();
    letGo?.();
  };
}

/** Documents that any tab sends by a socket of their own. */
export async function claimedDocuments(locks: Locks | undefined, database: string): Promise<ReadonlySet<string>> {
  if (!locks) return new Set();
  const prefix = livePrefix(database);
  const { held } = await locks.query();
  return new Set((held ?? []).flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}
