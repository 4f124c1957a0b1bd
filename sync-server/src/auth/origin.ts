/**
 * Whether a request of a browser comes from our own pages: its Origin names the host it was sent to, or one that is
 * allowed by configuration. Without an Origin it is no browser's cross-site request.
 */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
