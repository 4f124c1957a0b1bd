import type { Messages } from '#lib/i18n/messages/en.ts';
import type { ScreenAction } from './screen-actions.svelte.ts';

/** The rooms of the house, in order. The first four stand in the bar of a phone. */
export const ROOMS = [
  { id: 'overview', path: '/', key: 'g o' },
  { id: 'records', path: '/records', key: 'g r' },
  { id: 'signing', path: '/signing', key: 'g s' },
  { id: 'delivery', path: '/delivery', key: 'g d' },
  { id: 'settings', path: '/settings', key: 'g e' },
  { id: 'help', path: '/help', key: '?' },
] as const;
export type RoomId = (typeof ROOMS)[number]['id'];

/** The room an address belongs to. */
export function roomOf(path: string): RoomId | undefined {
  const first = `/${path.split('/')[1] ?? ''}`;
  return ROOMS.find((room) => room.path === first)?.id;
}

export const roomActions = (t: Messages, go: (path: string) => void): readonly ScreenAction[] =>
  ROOMS.map(({ id, path, key }) => ({
    id: `room-${id}`,
    title: t.shell[id],
    key,
    run: () => {
      go(path);
    },
  }));
