import { compileDictionary } from './compile.ts';
import type { Dictionary } from './compile.ts';
import type { DictionaryFile } from './file.ts';
import v20 from './v2.0/dictionary.json' with { type: 'json' };

/** The schema versions that this product carries; a correction keeps the version of its original. */
export const SCHEMA_VERSIONS = ['2.0'] as const;
export type SchemaVersion = (typeof SCHEMA_VERSIONS)[number];

const files: Readonly<Record<SchemaVersion, DictionaryFile>> = { '2.0': v20 };
const compiled = new Map<SchemaVersion, Dictionary>();

export const isSchemaVersion = (value: string): value is SchemaVersion => SCHEMA_VERSIONS.some((v) => v === value);

/** The dictionary of a schema version; compiled at first use, then kept. */
export function dictionaryOf(version: SchemaVersion): Dictionary {
  const known = compiled.get(version);
  if (known) return known;
  const dictionary = compileDictionary(files[version]);
  compiled.set(version, dictionary);
  return dictionary;
}

export const CURRENT_SCHEMA_VERSION: SchemaVersion = '2.0';
