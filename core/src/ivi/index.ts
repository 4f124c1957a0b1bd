export * from './dictionary/dictionary.ts';
export { differencesOf, differenceText } from './dictionary/difference.ts';
export type { DictionaryDifference } from './dictionary/difference.ts';
export { dictionaryText } from './dictionary/lines.ts';
export { exportSchema } from './dictionary/to-xsd.ts';
export type { ExportSchemaOptions } from './dictionary/to-xsd.ts';
export { updateDictionary } from './dictionary/update.ts';
export type { DictionaryUpdate } from './dictionary/update.ts';
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
export { createChecker } from './check/checker.ts';
export type { Checker, CheckerOptions, CheckState } from './check/checker.ts';
export { checkMessage } from './check/message.ts';
export type { CheckMessageOptions, MessageCheck } from './check/message.ts';
export { checkValue, isValidValue } from './check/value.ts';
export { readMessage } from './read.ts';
export type { IviRead, IviReadError, IviReadWarning, ReadMessageOptions } from './read.ts';
export { writeMessage } from './write.ts';
export { DEFAULT_XML_LIMITS } from './xml/limits.ts';
export type { XmlLimits } from './xml/limits.ts';
export { ELSEWHERE } from './check/elsewhere.ts';
export type { Elsewhere } from './check/elsewhere.ts';
export { EXPECTATIONS } from './check/expected-table.ts';
export type { Expectation } from './check/expected-table.ts';
export { expectedElements, missingFindings } from './check/expected.ts';
export type { Expected } from './check/expected.ts';
export { BUSINESS_RULES, checkRules, recheckRules, ruleOf, RULES_VERSION } from './check/rules/table.ts';
export type { CheckRulesOptions } from './check/rules/table.ts';
export type { Basis, BusinessRule, CheckContext, Need } from './check/rules/rule.ts';
export { parseRuleSet, ruleSetFor } from './check/rule-set.ts';
export type { OwnCondition, OwnRule, ParsedRuleSet, RuleSet, RuleSetProblem } from './check/rule-set.ts';
export { formatNumber } from './check/template.ts';
export type { Language } from './check/template.ts';
export { findingText } from './check/text.ts';
export { readErrorText, readWarningText } from './read-text.ts';
export { sampleContent, sampleMessage, SAMPLES } from './samples/samples.ts';
export type { Sample } from './samples/samples.ts';
