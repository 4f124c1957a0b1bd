export * from './roles.ts';
export * from './rights.ts';
export * from './element-rights.ts';
