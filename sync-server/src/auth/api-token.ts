import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'occ_';

/** A new token; shown once, kept only as its hash. */
export const newToken = (): string => `${PREFIX}${randomBytes(32).toString('base64url')}`;

/** What is kept of a token. The token is random enough that a plain hash cannot be reversed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export const isToken = (text: string): boolean => /^occ_[A-Za-z0-9_-]{43}$/.test(text);
