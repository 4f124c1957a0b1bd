import type { Command } from './command.ts';

/** Every command by its name. Loaded when it is called: checking a file needs no server. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  'ivi check': async () => (await import('./ivi-check.ts')).iviCheck,
  'ivi roundtrip': async () => (await import('./ivi-roundtrip.ts')).iviRoundtrip,
  'ivi print': async () => (await import('./ivi-print.ts')).iviPrint,
  'ivi verify': async () => (await import('./ivi-verify.ts')).iviVerify,
  'ivi dictionary': async () => (await import('./ivi-dictionary.ts')).iviDictionary,
  'user create': async () => (await import('./user-create.ts')).userCreate,
  'workspace create': async () => (await import('./workspace-create.ts')).workspaceCreate,
  'member add': async () => (await import('./member-add.ts')).memberAdd,
  'token create': async () => (await import('./token-create.ts')).tokenCreate,
  'verify-ledger': async () => (await import('./verify-ledger.ts')).verifyLedger,
};
