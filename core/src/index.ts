/** Everything an outside program needs: the IVI engine, the record, readiness, the workspace and the ledger. */
export * from './ivi/index.ts';
export * from './ledger/index.ts';
export * from './readiness/index.ts';
export * from './record/index.ts';
export * from './workspace/index.ts';
