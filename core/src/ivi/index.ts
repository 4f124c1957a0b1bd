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
export { checkContent } from './check/content.ts';
export type { CheckContentOptions } from './check/content.ts';
export { checkMessage } from './check/message.ts';
export type { CheckMessageOptions, MessageCheck } from './check/message.ts';
export { checkValue, isValidValue } from './check/value.ts';
export { readMessage } from './read.ts';
export type { IviRead, IviReadError, IviReadWarning } from './read.ts';
export { writeMessage } from './write.ts';
export { DEFAULT_XML_LIMITS } from './xml/limits.ts';
export type { XmlLimits } from './xml/limits.ts';
