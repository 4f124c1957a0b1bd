export * from './close-codes.ts';
export * from './documents.ts';
export * from './errors.ts';
export * from './frames.ts';
export * from './http.ts';
export * from './limits.ts';
export * from './presence.ts';
export * from './refusal.ts';
