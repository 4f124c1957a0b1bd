import { dev } from '$app/env';
import { resolve } from '$app/paths';
import type { AppUpdateModel } from './ports.ts';

const CHECK_MS = 30 * 60_000;

/** A new build is offered when it is on this device; the page goes on with its own until the person takes it. */
export class AppUpdate implements AppUpdateModel {
  #waiting = $state.raw<ServiceWorker | undefined>(undefined);
  #registration: ServiceWorkerRegistration | undefined;
  readonly #flush: () => Promise<void>;

  constructor(flush: () => Promise<void>) {
    this.#flush = flush;
  }

  get offered(): boolean {
    return this.#waiting !== undefined;
  }

  /** Registers the worker that keeps the app on this device. */
  async start(): Promise<void> {
    if (dev || !('serviceWorker' in navigator)) return;
    try {
      const registration = await navigator.serviceWorker.register(`${resolve('/')}service-worker.js`, {
        type: 'module',
      });
      this.#registration = registration;
      this.#see(registration);
      registration.addEventListener('updatefound', () => {
        const arriving = registration.installing;
        arriving?.addEventListener('statechange', () => {
          this.#see(registration);
        });
      });
      setInterval(() => void this.check(), CHECK_MS);
    } catch {
      // Without the worker the app needs the server to open; all else stands.
    }
  }

  async check(): Promise<void> {
    await this.#registration?.update().catch(() => undefined);
  }

  async take(): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting) return;
    await this.#flush();
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      location.reload();
    });
    waiting.postMessage('take-over');
  }

  #see(registration: ServiceWorkerRegistration): void {
    // The first worker of all is no update.
    if (registration.waiting && navigator.serviceWorker.controller) this.#waiting = registration.waiting;
  }
}
