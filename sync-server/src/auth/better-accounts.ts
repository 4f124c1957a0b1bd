import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import { SqliteDialect } from 'kysely';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { connect } from '../store/sqlite/open.ts';
import { EmailTaken, SHORTEST_PASSWORD } from './accounts.ts';
import type { Accounts, NewPerson, Person } from './accounts.ts';

/** Set by the server from the socket, whatever the client sends under this name. */
export const CLIENT_ADDRESS = 'x-opencoc-address';
export const AUTH_PATH = '/api/auth';

const SESSION_DAYS = 30;
const DAY_S = 24 * 60 * 60;

export interface BetterAccountsOptions {
  readonly file: string;
  readonly secret: string;
  /** Where people reach the server, if that is not where it listens; makes cookies secure when it is https. */
  readonly publicUrl: string | undefined;
  readonly trustedOrigins: readonly string[];
}

/** One endpoint that only this process can call: it gives a session without asking for a password. */
const becomePlugin = {
  id: 'become',
  endpoints: {
    become: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.userId);
        if (!user) throw new APIError('NOT_FOUND');
        const session = await context.context.internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ id: user.id });
      },
    ),
  },
};

function makeAuth({ file, secret, publicUrl, trustedOrigins }: BetterAccountsOptions) {
  const db = connect(file);
  const auth = betterAuth({
    database: { dialect: new SqliteDialect({ database: db }), type: 'sqlite', transaction: false },
    secret,
    basePath: AUTH_PATH,
    ...(publicUrl === undefined ? {} : { baseURL: publicUrl }),
    trustedOrigins: [...trustedOrigins],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: { additionalFields: { admin: { type: 'boolean', required: false, defaultValue: false, input: false } } },
    session: { expiresIn: SESSION_DAYS * DAY_S, updateAge: DAY_S },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 10,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'opencoc',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    plugins: [becomePlugin],
  });
  return { auth, db };
}

/** Accounts by better-auth, in the same SQLite file as the store, on a connection of its own. */
export class BetterAccounts implements Accounts {
  readonly #auth;
  readonly #db;

  private constructor({ auth, db }: ReturnType<typeof makeAuth>) {
    this.#auth = auth;
    this.#db = db;
  }

  static async open(options: BetterAccountsOptions): Promise<BetterAccounts> {
    const made = makeAuth(options);
    const { runMigrations } = await getMigrations(made.auth.options);
    await runMigrations();
    return new BetterAccounts(made);
  }

  async bySession(cookie: string): Promise<Person | undefined> {
    const found = await this.#auth.api.getSession({ headers: new Headers({ cookie }) });
    return found ? personOf(found.user) : undefined;
  }

  async byIds(ids: readonly string[]): Promise<Person[]> {
    if (ids.length === 0) return [];
    const { adapter } = await this.#auth.$context;
    const rows = await adapter.findMany<Person>({
      model: 'user',
      where: [{ field: 'id', operator: 'in', value: [...ids] }],
      limit: ids.length,
    });
    return rows.map(personOf);
  }

  async admins(): Promise<Person[]> {
    const { adapter } = await this.#auth.$context;
    const rows = await adapter.findMany<Person>({ model: 'user', where: [{ field: 'admin', value: true }] });
    return rows.map(personOf);
  }

  async byEmail(email: string): Promise<Person | undefined> {
    const { internalAdapter } = await this.#auth.$context;
    const found = await internalAdapter.findUserByEmail(email.toLowerCase());
    return found ? personOf(found.user) : undefined;
  }

  async create({ email, name, password, admin = false, id = randomUUID() }: NewPerson): Promise<Person> {
    if (await this.byEmail(email)) throw new EmailTaken(`There is an account for ${email} already`);
    const { adapter, password: passwords } = await this.#auth.$context;
    const now = new Date();
    const times = { createdAt: now, updatedAt: now };
    const hash = password === undefined ? undefined : await passwords.hash(password);
    await adapter.create({
      model: 'user',
      data: { id, email: email.toLowerCase(), name, emailVerified: true, admin, ...times },
      forceAllowId: true,
    });
    if (hash !== undefined) {
      const account = { userId: id, accountId: id, providerId: 'credential', password: hash, ...times };
      await adapter.create({ model: 'account', data: account });
    }
    return { id, email: email.toLowerCase(), name };
  }

  async become(userId: string, headers: Headers): Promise<Response> {
    return this.#auth.api.become({ body: { userId }, headers, asResponse: true });
  }

  async handle(request: Request): Promise<Response> {
    return this.#auth.handler(request);
  }

  async close(): Promise<void> {
    this.#db.close();
    return Promise.resolve();
  }
}

const personOf = ({ id, name, email }: Person): Person => ({ id, name, email });
