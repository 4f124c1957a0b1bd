export * from './roles.ts';
export * from './rights.ts';
