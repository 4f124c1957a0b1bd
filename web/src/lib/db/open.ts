import { databaseName, WorkspaceDatabase } from './database.ts';
import { faultOf, isLostHandle, StoreFault } from './fault.ts';

/** Runs work on the database and mends what can be mended: a handle the browser closed is opened anew, once. */
export interface OpenDatabase {
  readonly db: WorkspaceDatabase;
  /** Throws {@link StoreFault} alone. */
  run<T>(work: (db: WorkspaceDatabase) => Promise<T>): Promise<T>;
  /** Told at each fault, and with undefined once the database works again. */
  onFault(listener: (fault: StoreFault | undefined) => void): () => void;
  close(): void;
}

async function reopen(db: WorkspaceDatabase): Promise<void> {
  db.close({ disableAutoOpen: false });
  await db.open();
}

/**
 * Opens the database of a person in a workspace. A newer build in another tab that wants to change its form gets it:
 * this tab closes and says `older-build`.
 */
export async function openDatabase(userId: string, workspaceId: string): Promise<OpenDatabase> {
  const db = new WorkspaceDatabase(databaseName(userId, workspaceId));
  const listeners = new Set<(fault: StoreFault | undefined) => void>();
  let standing: StoreFault | undefined;
  let outdated = false;
  let reopening: Promise<void> | undefined;

  const tell = (fault: StoreFault | undefined): void => {
    if (fault === standing) return;
    standing = fault;
    for (const listener of listeners) listener(fault);
  };

  db.on('versionchange', () => {
    outdated = true;
    db.close();
    tell(new StoreFault('older-build', undefined));
    return false;
  });
  db.on('blocked', () => {
    tell(new StoreFault('blocked', undefined));
  });

  try {
    await db.open();
  } catch (error) {
    throw faultOf(error);
  }

  const isOutdated = (): boolean => outdated;
  const run = async <T>(work: (db: WorkspaceDatabase) => Promise<T>): Promise<T> => {
    if (isOutdated()) throw new StoreFault('older-build', undefined);
    try {
      const result = await work(db);
      tell(undefined);
      return result;
    } catch (first) {
      if (!isLostHandle(first) || isOutdated()) {
        const fault = faultOf(first);
        tell(fault);
        throw fault;
      }
    }
    try {
      reopening ??= reopen(db).finally(() => {
        reopening = undefined;
      });
      await reopening;
      const result = await work(db);
      tell(undefined);
      return result;
    } catch (second) {
      const fault = faultOf(second);
      tell(fault);
      throw fault;
    }
  };

  return {
    db,
    run,
    onFault(listener) {
      listeners.add(listener);
      if (standing) listener(standing);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      db.close();
    },
  };
}
