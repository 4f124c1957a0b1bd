import type { TrayItem } from '#lib/app/ports.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** Why the server refused it: by code of the sync, else of the API. */
export function trayReason(item: Pick<TrayItem, 'reason'>, t: Messages): string {
  const known: Record<string, string | undefined> = { ...t.trouble.api, ...t.trouble.refusals };
  return known[item.reason] ?? t.trouble.api.unknown;
}
