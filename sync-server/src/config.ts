import { resolve } from 'node:path';
import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number('has to be a number').int().min(0).max(65_535, 'is at most 65535').default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  OPENCOC_DATA: z.string().min(1).default('data'),
  /** Where people reach the server, if a proxy stands in front. */
  OPENCOC_URL: z.url().optional(),
  /** Other pages that may use the API with cookies, comma separated. */
  OPENCOC_ORIGINS: z.string().default(''),
  OPENCOC_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Everything that can be set. Nothing in it is secret: secrets stand in the data folder. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  /** The built web app. */
  readonly webFolder: string;
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly logLevel: string;
  /** How often the rights of open sockets are looked at again. */
  readonly recheckMs: number;
  /** How long a record nobody has open stays in memory. */
  readonly roomIdleMs: number;
  readonly framesPerSecond: number;
  readonly socketsPerAddress: number;
}

/** A setting that cannot be; the message says which and why. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig';
}

export interface ConfigFlags {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly data?: string | undefined;
}

const WEB_FOLDER = resolve(import.meta.dirname, '../../web/build');

/** Reads the environment; flags of the command line go before it. Throws BadConfig. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, flags: ConfigFlags = {}): Config {
  const parsed = environment.safeParse({
    ...env,
    ...(flags.port === undefined ? {} : { PORT: flags.port }),
    ...(flags.host === undefined ? {} : { HOST: flags.host }),
    ...(flags.data === undefined ? {} : { OPENCOC_DATA: flags.data }),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadConfig(`${issue?.path.join('.') ?? 'A setting'} ${issue?.message ?? 'cannot be used'}.`);
  }
  const settings = parsed.data;
  const own = settings.OPENCOC_URL === undefined ? [] : [new URL(settings.OPENCOC_URL).origin];
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: resolve(settings.OPENCOC_DATA),
    webFolder: WEB_FOLDER,
    publicUrl: settings.OPENCOC_URL,
    allowedOrigins: [...own, ...settings.OPENCOC_ORIGINS.split(',').filter((origin) => origin !== '')],
    logLevel: settings.OPENCOC_LOG,
    recheckMs: 4_000,
    roomIdleMs: 30_000,
    framesPerSecond: 200,
    socketsPerAddress: 2_000,
  };
}
