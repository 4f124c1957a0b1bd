export * from './decision.ts';
export * from './chain.ts';
