/**
 * What the screens see of the data layer: view models only, never Dexie, Yjs or fetch. Every model is reactive
 * (Svelte runes inside): read its fields in a template or `$derived` and they stay current.
 */
import type { Decision, LedgerEntry } from '@opencoc/core/ledger';
import type { Member, PresenceState, StampedPresence } from '@opencoc/core/protocol';
import type { Finding, IviReadError } from '@opencoc/core/ivi';
import type { Entry, GateId, ReadinessReport, SectionReport } from '@opencoc/core/readiness';
import type { ElementState, RecordView, RowState, SourceDescription, Thread } from '@opencoc/core/record';
import type { Department, Role } from '@opencoc/core/workspace';
import type { ListFilter, ListSort } from '#lib/records/filter.ts';
import type { Overview } from '#lib/records/overview.ts';
import type { DeliveryBoard, SigningBoard } from '#lib/ledger/boards.ts';

// ---------------------------------------------------------------- the whole

/** Got with `getApp()` in a component. One for the page; `workspace` changes when a person signs in or out. */
export interface App {
  readonly session: SessionModel;
  /** Undefined until somebody is signed in and the database is open. */
  readonly workspace: WorkspaceModel | undefined;
  readonly update: AppUpdateModel;
  readonly storage: StorageModel;
  /** Milliseconds since 1970, ticking about every 30 s: for "2 minutes ago". */
  readonly nowMs: number;
}

/** Everything of the workspace that the signed-in person works in. */
export interface WorkspaceModel {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly me: Person;
  readonly roles: readonly Role[];
  readonly status: StatusModel;
  readonly tray: TrayModel;
  readonly members: MembersModel;
  readonly records: RecordsListModel;
  readonly overview: Overview;
  readonly signing: SigningBoard;
  readonly delivery: DeliveryBoard;
  /** Opens a record, or joins it where it is open already; call `close()` once for each call. Never throws. */
  openRecord(recordId: string): OpenRecordModel;
  /** Whether one's roles allow taking that decision. */
  mayDecide(kind: Decision['kind']): boolean;
  /** Takes a decision without opening the record (boards). */
  decide(recordId: string, decision: Decision): Promise<DecideResult>;
  /** Hands the signed file in, and notes that it came back. Works offline: both wait here. */
  returnSigned(recordId: string, releaseId: string, file: File): Promise<DecideResult>;
  /** Address of the XML of a release, for `<a href download>`; needs the server. */
  releaseXmlUrl(recordId: string, releaseId: string): string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

// ---------------------------------------------------------------- session

export interface SessionModel {
  readonly state: 'loading' | 'signed-out' | 'signed-in';
  /** Signed in as the last person from this device's memory, because no server answers. */
  readonly remembered: boolean;
  /** The server no longer knows the session: work goes on here, sending waits for a new sign-in. */
  readonly expired: boolean;
  readonly me: Person | undefined;
  readonly workspaces: readonly { readonly id: string; readonly name: string; readonly demo: boolean }[];
  /** People of the demo workspace one can become; empty elsewhere. Filled after `loadDemoPeople()`. */
  readonly demoPeople: readonly Member[];
  loadDemoPeople(): Promise<void>;
  signIn(email: string, password: string): Promise<SessionResult>;
  /** Demo only: sign in as another person. */
  become(memberId: string): Promise<SessionResult>;
  /** How much work of this person is only on this device. Ask before `signOut`. */
  unsentCount(): Promise<number>;
  /** What is unsent stays on the device for the same person's next sign-in. */
  signOut(): Promise<SessionResult>;
  chooseWorkspace(id: string): void;
}

export type SessionResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'wrong-credentials' | 'no-server' | 'too-many' | 'client-too-old' | 'failed';
    };

// ---------------------------------------------------------------- where one's work is

/**
 * The state chip, derived from facts only. `count`: changes, decisions and files that are only on this device
 * (`refused`: items in the tray).
 */
export type SaveState =
  /** Not yet in this device's database (milliseconds). */
  | { readonly kind: 'saving'; readonly count: number }
  /** On this device, being sent. */
  | { readonly kind: 'saved-here'; readonly count: number }
  /** Everything made here is committed by the server. */
  | { readonly kind: 'synced'; readonly count: 0 }
  /** No server for more than 2 s. */
  | { readonly kind: 'offline'; readonly count: number }
  | { readonly kind: 'refused'; readonly count: number }
  /** `where` does not take writes. `device`: what is typed may be lost with the page. */
  | { readonly kind: 'store-failing'; readonly count: number; readonly where: 'device' | 'server' }
  /** The session ran out; sending waits. */
  | { readonly kind: 'sign-in'; readonly count: number };

export interface StatusModel {
  readonly state: SaveState;
  /** Facts behind the state, for the details a click opens. */
  readonly details: {
    readonly unsentChanges: number;
    readonly pendingDecisions: number;
    readonly unsentFiles: number;
    readonly refused: number;
    readonly online: boolean;
    readonly lastSyncedMs: number | undefined;
    /** Whether this tab is the one that syncs for all tabs. */
    readonly leader: boolean;
    /** Records fetched so far by the first replication; undefined when it is through. */
    readonly firstReplication: { readonly records: number } | undefined;
  };
  /** Try now, whatever the backoff says. */
  retryNow(): void;
}

/** One piece of refused work, kept for its author. */
export interface TrayItem {
  readonly id: number;
  readonly recordId: string;
  readonly vin: string;
  readonly kind: 'value' | 'row' | 'comment' | 'decision' | 'other';
  readonly path: string;
  /** What the person had entered; `null`: cleared. For a decision its kind. */
  readonly value: string | null;
  /** A `RefusalCode` of core, or for a decision the code of the API error. */
  readonly reason: string;
  /** Server's own words where there are any. */
  readonly detail: string;
  readonly atMs: number;
}

export interface TrayModel {
  readonly items: readonly TrayItem[];
  discard(id: number): Promise<void>;
  /** Applies a value anew as a command, where one's role allows it now. */
  retry(id: number): Promise<CommandResult>;
}

// ---------------------------------------------------------------- members

export interface MembersModel {
  readonly all: readonly Member[];
  /** Name of a user id; the id's first letters where the person is unknown here. */
  nameOf(userId: string): string;
  colourOf(userId: string): number;
  rolesOf(userId: string): readonly Role[];
  /** Administrators only, and only with a connection; with no roles the person is no member any more. */
  setRoles(userId: string, roles: readonly Role[]): Promise<MemberResult>;
  /** Makes somebody a member, and an account with this password where there is none for the address. */
  add(person: { name: string; email: string; password: string; roles: readonly Role[] }): Promise<MemberResult>;
}

/** `code`: of the API's errors, or `offline`. */
export type MemberResult = { readonly ok: true } | { readonly ok: false; readonly code: string };

// ---------------------------------------------------------------- the list of records

export interface RecordsListModel {
  /** False only until the first read of this device's database. */
  readonly loaded: boolean;
  readonly total: number;
  /** Filtered and sorted. Order and membership hold still while `frozen`; contents stay current. */
  readonly rows: readonly Entry[];
  readonly all: readonly Entry[];
  filter: ListFilter;
  sort: ListSort;
  /** While true (pointer over the list, selection), rows neither move nor come nor go; `waiting` counts. */
  frozen: boolean;
  readonly waiting: number;
  showWaiting(): void;
  /** Who has which record open, from the server. */
  presence(recordId: string): readonly { readonly id: string; readonly name: string }[];
  /** Changes of that record that are only on this device. */
  unsent(recordId: string): number;
  entry(recordId: string): Entry | undefined;
  /** Reads IVI messages and makes a record of each. Files that repeat a VIN wait for the person's word. */
  importFiles(files: readonly File[]): Promise<readonly ImportOutcome[]>;
  /** Only whoever may write every section may import. */
  readonly mayImport: boolean;
}

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly file: string; readonly recordId: string; readonly vin: string }
  | {
      readonly kind: 'duplicate';
      readonly file: string;
      readonly vin: string;
      readonly duplicateOf: Entry;
      /** Makes a second record of the same VIN all the same. */
      importAnyway(): Promise<ImportOutcome>;
    }
  | {
      readonly kind: 'failed';
      readonly file: string;
      /** A code of the reader (`not-xml`, `not-ivi`, ...), `too-large`, `not-allowed`, `device-full` or `internal`. */
      readonly code: string;
      /** A plain English sentence where there is no `readError`. */
      readonly message: string;
      /** What the reader says, to make the sentence of in the person's language (`readErrorText` of core). */
      readonly readError?: IviReadError;
      /** Of the file, from 1, where the error has a place. */
      readonly line?: number;
    };

// ---------------------------------------------------------------- one record

export interface OpenRecordModel {
  readonly id: string;
  /** `missing`: neither here nor reachable; `closed-out`: the server says one may not see it. */
  readonly state: 'loading' | 'ready' | 'missing' | 'closed-out';
  readonly connection: 'connecting' | 'live' | 'offline';
  /** Defined once `state` is `ready`. */
  readonly view: RecordView | undefined;
  readonly report: ReadinessReport | undefined;
  readonly entry: Entry | undefined;
  readonly sections: readonly SectionReport[];
  /** Of this record alone. */
  readonly saveState: SaveState;
  /** Everything a field shows, by its path. */
  field(path: string): FieldReading;
  /** Rows of a table in order. */
  rows(tablePath: string): readonly RowState[];
  threadsOn(anchor: string): readonly Thread[];
  /** Newest first; decisions that wait here are marked pending. */
  readonly ledger: readonly LedgerLine[];

  /** Others who have it open, one for each person, never oneself. */
  readonly here: readonly StampedPresence[];
  presenceAt(path: string): readonly StampedPresence[];
  presenceIn(sectionId: string): readonly StampedPresence[];
  /** Where one's own cursor stands. */
  setPresence(state: PresenceState): void;
  /** Paths others changed in the last seconds, with the time it arrived: for a soft fade. */
  readonly changedByOthers: ReadonlyMap<string, number>;

  mayWrite(path: string): boolean;
  readonly mayComment: boolean;
  mayDecide(kind: Decision['kind']): boolean;

  set(path: string, value: string): CommandResult;
  clear(path: string): CommandResult;
  /** The result carries the id of the new row. Put at the end, or behind the row `after` (`null`: in front). */
  addRow(tablePath: string, after?: string | null): CommandResult & { readonly rowId?: string };
  removeRow(rowPath: string): CommandResult;
  /** Settles "removed by one, edited by another" for keeping it. */
  keepRow(rowPath: string): CommandResult;
  /** Behind the row `after` of its table (`null`: to the front). */
  moveRow(rowPath: string, after: string | null): CommandResult;
  /** Ends a conflict with this value (one of the sides, or another; `null` clears). */
  settle(path: string, value: string | null): CommandResult;

  startThread(thread: {
    anchor: string;
    text: string;
    holds: readonly GateId[];
  }): CommandResult & { threadId?: string };
  reply(threadId: string, text: string): CommandResult;
  /** `null` takes the comment back. */
  editComment(threadId: string, commentId: string, text: string | null): CommandResult;
  setHolds(threadId: string, holds: readonly GateId[]): CommandResult;
  resolveThread(threadId: string): CommandResult;
  reopenThread(threadId: string): CommandResult;

  /** Takes back one's last change of a value, where the visible value is still one's own. */
  undo(): CommandResult;
  redo(): CommandResult;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;

  decide(decision: Decision): Promise<DecideResult>;
  /** A review of these sections as they are now, bound to their fingerprints. */
  review(verdict: 'approved' | 'sent-back', sectionIds: readonly string[], reason?: string): Promise<DecideResult>;
  /** Asks for a release of the record as it is now. */
  release(): Promise<DecideResult>;

  /** Once for each `openRecord`. */
  close(): void;
}

export interface FieldReading {
  readonly path: string;
  /** `undefined`: never set; `null`: cleared on purpose. In a conflict the side that sorts first. */
  readonly value: string | null | undefined;
  readonly state: ElementState | undefined;
  readonly conflict: boolean;
  /** Expected by the checks, and without a value. */
  readonly missing: boolean;
  readonly findings: readonly Finding[];
  /** Threads on this path, open ones first. */
  readonly threads: readonly Thread[];
  /** Of the value that is shown; undefined where it was typed by hand. */
  readonly source: SourceDescription | undefined;
  readonly author: string | undefined;
  readonly timeMs: number | undefined;
  readonly mayWrite: boolean;
  /** Others whose cursor stands here. */
  readonly here: readonly StampedPresence[];
}

export type CommandResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not-allowed' | 'too-long' | 'unknown-place' | 'not-ready' | 'nothing' | 'failed';
      readonly message: string;
    };

/** `pending`: saved here, will be sent once. */
export type DecideResult =
  | { readonly kind: 'pending'; readonly id: string }
  | { readonly kind: 'done'; readonly entry: LedgerEntry }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export type LedgerLine =
  | { readonly pending: false; readonly entry: LedgerEntry }
  | {
      readonly pending: true;
      readonly id: string;
      readonly by: string;
      readonly atMs: number;
      readonly decision: Decision;
    };

// ---------------------------------------------------------------- app and device

export interface AppUpdateModel {
  /** A new build is on this device and waits. */
  readonly offered: boolean;
  /** Flushes what is typed, then reloads with the new build. */
  take(): Promise<void>;
}

export interface StorageModel {
  /** `full`, `lost` and `blocked` are told to the person; work may be only in this page. */
  readonly fault: undefined | 'full' | 'lost' | 'blocked' | 'unavailable' | 'older-build';
  readonly persisted: boolean | undefined;
  readonly usedBytes: number | undefined;
  readonly quotaBytes: number | undefined;
  /** Asks the browser to keep this site's data; a good moment is a click of the person. */
  requestPersistence(): Promise<boolean>;
}

/** Departments a person works for: their roles without administrator and viewer. */
export type MyDepartments = readonly Department[];
