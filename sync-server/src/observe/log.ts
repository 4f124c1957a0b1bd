import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Structured lines on standard error; what lets people in never stands in them. */
export function makeLog(level: string): Logger {
  return pino(
    {
      level,
      redact: ['req.headers.cookie', 'req.headers.authorization', '*.token', '*.password', '*.secret', '*.cookie'],
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
