export { compileDictionary, DictionaryFileError } from './compile.ts';
export type { Dictionary } from './compile.ts';
export { CATEGORY_CLASSES } from './definition.ts';
export type {
  BaseType,
  CategoryClass,
  CodeDefinition,
  Confidence,
  Definition,
  ElementDefinition,
  Facets,
  GroupDefinition,
  ItemNumbers,
  Stage,
  TableDefinition,
} from './definition.ts';
export type { DictionaryFile } from './file.ts';
export { schemaFactsOf, UnsupportedSchemaError } from './from-xsd.ts';
export type { SchemaFacts } from './from-xsd.ts';
export { isSectionId, sectionOf, SECTIONS } from './sections.ts';
export type { ElementGroup, SectionDefinition, SectionId, Words } from './sections.ts';

export { actOf, appliesTo, categoryClassOf, isStage, itemNumberFor } from './applies.ts';
export { definitionAt, dictionaryPathOf, locate } from './path.ts';
export type { Located } from './path.ts';
export {
  CURRENT_SCHEMA_VERSION,
  dictionaryFileOf,
  dictionaryFor,
  dictionaryOf,
  isSchemaVersion,
  SCHEMA_VERSIONS,
} from './versions.ts';
export type { DatedDictionary, SchemaVersion } from './versions.ts';
