import type { Entry } from '@opencoc/core/readiness';
import type { EntryFilter } from './store.ts';

/** Whether a list entry is one a list with this filter shows. */
export function matchesEntry(entry: Entry, { search, category }: EntryFilter): boolean {
  if (category !== undefined && entry.category !== category) return false;
  if (search === undefined) return true;
  const text = [entry.vin, entry.make, entry.name, entry.type, entry.variant, entry.version, entry.approval]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
