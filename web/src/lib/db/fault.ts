/** What can be wrong with this device's database. The screens have a sentence for each. */
export type StoreFaultKind = 'full' | 'lost' | 'blocked' | 'unavailable' | 'older-build';

/** A write or read of this device's database that failed, in a kind a person can be told. */
export class StoreFault extends Error {
  readonly kind: StoreFaultKind;

  constructor(kind: StoreFaultKind, cause: unknown) {
    super(SENTENCES[kind], { cause });
    this.name = 'StoreFault';
    this.kind = kind;
  }
}

const SENTENCES: Record<StoreFaultKind, string> = {
  full: 'This device has no room left for OpenCoC: free some space, then go on. What you type now is only in this page.',
  lost: 'The browser closed this device’s database and could not open it again: reload the page.',
  blocked: 'Another tab holds an older form of this device’s database: close the other tabs of OpenCoC.',
  unavailable: 'The browser gives OpenCoC no database (private window or blocked storage): work cannot be kept here.',
  'older-build': 'A newer OpenCoC has opened this device’s database: reload the page to go on.',
};

const namesOf = (error: unknown): string[] => {
  const names: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Object && depth < 5; depth += 1) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = 'inner' in at && at.inner ? at.inner : 'cause' in at ? at.cause : undefined;
  }
  return names;
};

/** Whether the handle went away under us, as WebKit and mobile browsers do: opening anew helps. */
export const isLostHandle = (error: unknown): boolean =>
  namesOf(error).some(
    (name) => name === 'InvalidStateError' || name === 'DatabaseClosedError' || name === 'UnknownError',
  );

/** The fault behind an error of the database. A full disk arrives as an abort, with the reason inside. */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error;
  const names = namesOf(error);
  if (names.includes('QuotaExceededError')) return new StoreFault('full', error);
  if (names.includes('VersionError')) return new StoreFault('older-build', error);
  if (isLostHandle(error)) return new StoreFault('lost', error);
  if (names.includes('MissingAPIError') || names.includes('SecurityError') || names.includes('OpenFailedError')) {
    return new StoreFault('unavailable', error);
  }
  return new StoreFault('lost', error);
}
