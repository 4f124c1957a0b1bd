import { pluralOf } from '../../plural.ts';

const plural = pluralOf('en');
const changes = (count: number) => `${String(count)} ${plural(count, 'change', 'changes')}`;

export const shell = {
  skip: 'Skip to the content',
  rooms: 'Rooms',
  overview: 'Overview',
  records: 'Records',
  signing: 'Signing',
  delivery: 'Delivery',
  settings: 'Settings',
  help: 'Help',
  fold: 'Fold the rail',
  unfold: 'Unfold the rail',
  search: 'Search or do anything',
  person: (p: { name: string }) => `${p.name}: account and appearance`,
  becomeTitle: 'Become someone else (demo)',
  demoBanner: 'Demo workspace: the vehicles and people are invented.',
  become: 'Become …',
  signOut: 'Sign out',
  signOutAsk: 'Sign out of this device?',
  signOutUnsent: (p: { count: number }) =>
    `${changes(p.count)} made here ${plural(p.count, 'has', 'have')} not reached the server yet. ${plural(p.count, 'It stays', 'They stay')} on this device and ${plural(p.count, 'is', 'are')} sent once you sign in here again.`,
  signOutStay: 'Stay signed in',
  signOutAnyway: 'Sign out all the same',
  language: 'Language',
  languages: { en: 'English', de: 'Deutsch' },
  theme: 'Appearance',
  themes: { system: 'as the device', light: 'light', dark: 'dark' },
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  more: 'More',
  loading: 'Opening …',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address leads nowhere. What you look for may be in the records.',
  failedTitle: 'This page could not be shown',
  failedText:
    'Your work is safe on this device. Load the page again; if it happens twice, tell whoever runs OpenCoC here.',
  reload: 'Load again',
  toRecords: 'To the records',
  updateReady: 'A new build of OpenCoC is ready.',
  updateNow: 'Load it now',
  here: (p: { names: string }) => `Also here: ${p.names}`,
  offlineBadge: 'offline',
};

/** The chip at the top right, and what it says when clicked. */
export const state = {
  title: 'Where your work is',
  opening: 'Opening …',
  saving: 'Saving …',
  saved: 'Saved here',
  savedCount: (p: { count: number }) => `Saved here · ${String(p.count)} to send`,
  synced: 'Synced',
  offline: 'Offline',
  offlineCount: (p: { count: number }) => `Offline · ${changes(p.count)} kept here`,
  refused: (p: { count: number }) => `Refused · ${String(p.count)}`,
  failing: 'Not saved',
  signIn: 'Sign in again',
  savedExplain: 'What you did is stored on this device and is on its way to the server.',
  syncedExplain: 'Everything you did is on the server’s disk. Others see it.',
  offlineExplain:
    'There is no connection. You can go on reading and editing everything: it is stored on this device and is sent by itself when the connection is back.',
  refusedExplain: (p: { count: number }) =>
    `The server did not take ${changes(p.count)}. Nothing is lost: look at the reason, then copy or discard ${plural(p.count, 'it', 'them')}.`,
  failingExplain:
    'This device can no longer store what you type. Keep this page open, copy what matters, and free space on the device.',
  faults: {
    full: 'There is no space left on this device, so what you type is not stored. Keep this page open and free some space.',
    lost: 'The browser took the store of this page away. Keep the page open, copy what matters, then load it again.',
    blocked: 'Another window of OpenCoC holds the store. Close the other windows, then load this page again.',
    unavailable:
      'This browser does not let pages store anything (a private window, perhaps). Your work would be lost with the page.',
    'older-build': 'A newer build of OpenCoC is open in another window. Load this page again to go on.',
  },
  serverFailingExplain:
    'The server cannot write at the moment. Your work stays on this device and is sent when it can.',
  savingExplain: 'What you typed is being stored on this device.',
  signInExplain:
    'Your session has ended. You can go on working: everything is stored on this device and is sent once you have signed in again.',
  tray: 'Look at what was refused',
  unsent: (p: { count: number }) => `${changes(p.count)} not sent yet`,
  pendingDecisions: (p: { count: number }) =>
    `${String(p.count)} ${plural(p.count, 'decision', 'decisions')} on the way`,
  files: (p: { count: number }) => `${String(p.count)} ${plural(p.count, 'file', 'files')} to hand in`,
  first: (p: { records: string }) => `First fetch of the workspace: ${p.records} records so far`,
  retry: 'Try now',
  lastSynced: (p: { when: string }) => `Last synced ${p.when}`,
};
