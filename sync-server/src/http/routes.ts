import type { Route } from './route.ts';
import { changes, pushChanges } from './routes/changes.ts';
import { takeDecision } from './routes/decisions.ts';
import { becomeDemoPerson, demoPeople } from './routes/demo.ts';
import { getFile, putFile } from './routes/files.ts';
import { addMember, changeRoles, listMembers } from './routes/members.ts';
import { iviXml, releaseXml } from './routes/record-files.ts';
import { createRecord, getFindings, getReadiness, getRecord, listRecords } from './routes/records.ts';
import { session } from './routes/session.ts';
import { workspace } from './routes/workspace.ts';

/** Every route under `/api/v1`. */
export const ROUTES: readonly Route[] = [
  session,
  demoPeople,
  becomeDemoPerson,
  workspace,
  listMembers,
  addMember,
  changeRoles,
  changes,
  pushChanges,
  listRecords,
  createRecord,
  getRecord,
  getReadiness,
  getFindings,
  iviXml,
  releaseXml,
  takeDecision,
  putFile,
  getFile,
];
