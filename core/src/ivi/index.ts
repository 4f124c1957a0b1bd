export * from './dictionary/dictionary.ts';
export {
  comparableValue,
  contentDifferences,
  contentEquals,
  EMPTY_CONTENT,
  positionalValues,
  strayPaths,
} from './content.ts';
export type { ContentDifference, IviContent } from './content.ts';
export { SEVERITIES } from './check/finding.ts';
export type { Finding, Severity } from './check/finding.ts';
