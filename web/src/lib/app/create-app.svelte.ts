import { openDatabase } from '#lib/db/open.ts';
import { deviceId, isSessionKey } from '#lib/session/remembered.ts';
import { Session } from '#lib/session/session.svelte.ts';
import { Api } from '#lib/sync/api.ts';
import { AppUpdate } from './app-update.svelte.ts';
import type { Browser } from './browser.ts';
import { theBrowser } from './browser.ts';
import { newId } from './id.ts';
import type { App } from './ports.ts';
import { DeviceStorage } from './storage.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const TICK_MS = 30_000;

/** The composition root of the page: the one place that knows every part. */
export class TheApp implements App {
  readonly session: Session;
  readonly update: AppUpdate;
  readonly storage = new DeviceStorage();
  nowMs = $state(0);
  workspace = $state.raw<Workspace | undefined>(undefined);
  readonly #browser: Browser;
  readonly #api: Api;
  readonly #device: string;
  #opening: Promise<void> = Promise.resolve();

  constructor(browser: Browser) {
    this.#browser = browser;
    this.#api = new Api(browser.fetch);
    this.#device = deviceId(browser.storage, newId);
    this.nowMs = browser.nowMs();
    this.session = new Session({
      api: this.#api,
      storage: browser.storage,
      unsentCount: () => this.workspace?.unsentCount() ?? Promise.resolve(0),
      onChange: () => {
        this.#follow();
      },
    });
    this.update = new AppUpdate(() => this.workspace?.flush() ?? Promise.resolve());
  }

  /** Begins; returns what ends it. Call once, when the page is there. */
  start(): () => void {
    const tick = setInterval(() => {
      this.nowMs = this.#browser.nowMs();
    }, TICK_MS);
    const controller = new AbortController();
    const { signal } = controller;
    addEventListener('online', () => this.workspace?.browserOnline(true), { signal });
    addEventListener('offline', () => this.workspace?.browserOnline(false), { signal });
    addEventListener('pagehide', () => void this.workspace?.flush(), { signal });
    addEventListener(
      'storage',
      ({ key }) => {
        if (isSessionKey(key)) this.session.followOtherTab();
      },
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        this.nowMs = this.#browser.nowMs();
        if (document.visibilityState === 'hidden') void this.workspace?.flush();
        else this.workspace?.wake();
      },
      { signal },
    );
    void this.session.start();
    void this.update.start();
    return () => {
      clearInterval(tick);
      controller.abort();
      void this.workspace?.stop();
    };
  }

  /** Opens the workspace the session says, one after the other. */
  #follow(): void {
    this.#opening = this.#opening.then(() => this.#open()).catch(() => undefined);
  }

  async #open(): Promise<void> {
    const { me, workspace: wanted } = this.session;
    const standing = this.workspace;
    if (standing && standing.me.id === me?.id && standing.id === wanted?.id) {
      if (!this.session.expired && !this.session.remembered) standing.signedInAgain();
      return;
    }
    this.workspace = undefined;
    await standing?.stop();
    if (!me || !wanted) return;
    try {
      const database = await openDatabase(me.id, wanted.id);
      this.storage.watch(database);
      const workspace = new Workspace({
        id: wanted.id,
        name: wanted.name,
        demo: wanted.demo,
        me,
        roles: () => this.session.roles,
        device: this.#device,
        api: this.#api,
        browser: this.#browser,
        database,
        nowMs: () => this.nowMs,
        onSessionExpired: () => {
          this.session.expired = true;
        },
        onRolesChanged: () => void this.session.ask(),
        onFirstImport: () => {
          if (this.storage.persisted !== true) void this.storage.requestPersistence();
        },
      });
      await workspace.start();
      this.workspace = workspace;
    } catch (error) {
      this.storage.failed(error);
    }
  }
}

/** The app on the browser the page runs in. */
export const createApp = (): TheApp => new TheApp(theBrowser());
