import type { Command } from './command.ts';

/** Every command by its name. Loaded when it is called: checking a file needs no server. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  'ivi check': async () => (await import('./ivi-check.ts')).iviCheck,
  'ivi roundtrip': async () => (await import('./ivi-roundtrip.ts')).iviRoundtrip,
  'user create': async () => (await import('./user-create.ts')).userCreate,
  'workspace create': async () => (await import('./workspace-create.ts')).workspaceCreate,
  'member add': async () => (await import('./member-add.ts')).memberAdd,
  'token create': async () => (await import('./token-create.ts')).tokenCreate,
  'verify-ledger': async () => (await import('./verify-ledger.ts')).verifyLedger,
};
