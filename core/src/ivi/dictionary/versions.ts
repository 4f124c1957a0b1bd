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

/** The committed form of a schema version: what a newer schema of that version is joined with. */
export const dictionaryFileOf = (version: SchemaVersion): DictionaryFile => files[version];

/** A schema version that messages may be of, and since when vehicles are certified by it. */
export interface DatedDictionary {
  readonly dictionary: Dictionary;
  /** First date of manufacture, YYYY-MM-DD. */
  readonly from: string;
}

/**
 * The dictionary by which a vehicle of that date of manufacture is certified: the latest that had begun by then; for a date before all, and
 * for one not known, the earliest and the latest. A correction does not ask: it keeps the version of its original.
 *
 * @param dateOfManufacture `DateManufactureVehicle` as it stands in the message.
 * @param versions at least one, in any order.
 */
export function dictionaryFor(
  dateOfManufacture: string | undefined,
  versions: readonly [DatedDictionary, ...DatedDictionary[]],
): Dictionary {
  const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/u.exec(dateOfManufacture ?? '')?.[0];
  const [first, ...more] = versions;
  let [earliest, chosen] = [first, day === undefined || first.from <= day ? first : undefined];
  for (const version of more) {
    if (version.from < earliest.from) earliest = version;
    const hasBegun = day === undefined || version.from <= day;
    if (hasBegun && (chosen === undefined || version.from > chosen.from)) chosen = version;
  }
  return (chosen ?? earliest).dictionary;
}
