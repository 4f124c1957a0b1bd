export * from './assess.ts';
export * from './completeness.ts';
export * from './entry.ts';
export * from './gates.ts';
export * from './place.ts';
export * from './project.ts';
export * from './releases.ts';
export * from './report.ts';
