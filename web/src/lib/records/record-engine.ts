/** What opening a record takes beyond the list: fetched when the first one is opened. */
export { assessReadiness, entryOf } from '@opencoc/core/readiness';
export { readRecord } from '@opencoc/core/record';
export { mayWrite } from '@opencoc/core/workspace';
export { LiveRecord } from '#lib/sync/live-record.ts';
export { RecordCommands } from './record-commands.ts';
