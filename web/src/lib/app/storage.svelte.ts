import type { OpenDatabase } from '#lib/db/open.ts';
import type { StoreFaultKind } from '#lib/db/fault.ts';
import { StoreFault } from '#lib/db/fault.ts';
import type { StorageModel } from './ports.ts';

/** How this device's storage is: whether it will be kept, how full it is, what is wrong with it. */
export class DeviceStorage implements StorageModel {
  fault = $state<StoreFaultKind | undefined>(undefined);
  persisted = $state<boolean | undefined>(undefined);
  usedBytes = $state<number | undefined>(undefined);
  quotaBytes = $state<number | undefined>(undefined);
  #stop: (() => void) | undefined;

  watch(database: OpenDatabase): void {
    this.#stop?.();
    this.fault = undefined;
    this.#stop = database.onFault((fault) => {
      this.fault = fault?.kind;
    });
    void this.measure();
  }

  /** The database did not open at all. */
  failed(error: unknown): void {
    this.fault = error instanceof StoreFault ? error.kind : 'unavailable';
  }

  async measure(): Promise<void> {
    // Missing on pages without a secure address.
    if (!('storage' in navigator)) return;
    try {
      this.persisted = await navigator.storage.persisted();
      const { usage, quota } = await navigator.storage.estimate();
      this.usedBytes = usage;
      this.quotaBytes = quota;
    } catch {
      // The browser does not say.
    }
  }

  async requestPersistence(): Promise<boolean> {
    if (!('storage' in navigator)) return false;
    try {
      this.persisted = await navigator.storage.persist();
    } catch {
      this.persisted = false;
    }
    return this.persisted;
  }
}
