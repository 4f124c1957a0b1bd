import { test as base, expect } from '@playwright/test';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { TestServer } from './server.ts';
import { Wire } from './wire.ts';

/** A member of the demo workspace at a browser of their own, with a wire of their own to the server. */
export class PersonAtWork {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly wire: Wire;
  /** What the page complained about: a test ends by looking at it. */
  readonly troubles: string[] = [];

  private constructor(context: BrowserContext, page: Page, wire: Wire) {
    this.context = context;
    this.page = page;
    this.wire = wire;
    page.on('pageerror', (error) => this.troubles.push(error.message));
  }

  static async become(
    browser: Browser,
    server: TestServer,
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<PersonAtWork> {
    const wire = new Wire(server.url);
    await wire.open();
    const context = await browser.newContext({ baseURL: wire.url, ...options });
    const page = await context.newPage();
    const person = new PersonAtWork(context, page, wire);
    await page.goto('/');
    await page
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .click();
    await expect(person.chip).toHaveAttribute('data-state-kind', 'synced');
    return person;
  }

  get chip(): Locator {
    return this.page.getByTestId('state-chip');
  }

  async reads(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.goto('/records');
    await this.page.getByTestId('ivi-files').setInputFiles(file);
  }

  /** The line of the element at a path of the open section. */
  at(path: string): Locator {
    return this.page.locator(`[data-path="${path}"]`);
  }

  async opensSection(id: string): Promise<void> {
    await this.page.locator(`[data-section="${id}"]`).click();
  }

  async types(path: string, value: string): Promise<void> {
    const input = this.at(path).locator('input').first();
    await input.fill(value);
    await input.press('Enter');
  }

  /** The wire is whole again, and the browser says so, as it does when a network comes back. */
  async comesBack(): Promise<void> {
    this.wire.mend();
    await this.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(this.chip).toHaveAttribute('data-state-kind', 'synced', { timeout: 60_000 });
  }

  async leaves(): Promise<void> {
    await this.context.close();
    this.wire.close();
  }
}

interface Scene {
  server: TestServer;
  become: (name: string, options?: BrowserContextOptions) => Promise<PersonAtWork>;
}

/** Tests with a server of their own and people who become members of its demo workspace. */
export const test = base.extend<Scene>({
  // eslint-disable-next-line no-empty-pattern -- the form Playwright reads dependencies from
  server: async ({}, use) => {
    const server = new TestServer();
    await server.start();
    await use(server);
    await server.remove();
  },
  become: async ({ browser, server }, use) => {
    const people: PersonAtWork[] = [];
    await use(async (name, options) => {
      const person = await PersonAtWork.become(browser, server, name, options);
      people.push(person);
      return person;
    });
    const troubles = people.flatMap((person) => person.troubles);
    for (const person of people) await person.leaves();
    expect(troubles).toEqual([]);
  },
});

export { expect } from '@playwright/test';
