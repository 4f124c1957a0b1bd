/**
 * The committed form of a dictionary: one node of the schema a line, in schema order, defaults left out. What a
 * generator writes and {@link compileDictionary} reads; the product works with the compiled form.
 */
export interface DictionaryFile {
  readonly schema: SchemaEntry;
  readonly types: Readonly<Record<string, TypeEntry>>;
  /** Codes by type name, in schema order: code, meaning in English, in German, and how sure
   * the meaning is where it is not sure. No meaning: it is not known. */
  readonly codes: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Sets of category classes that elements name by index (`for`). */
  readonly categories: readonly string[];
  readonly nodes: readonly NodeEntry[];
  /** Names that the dictionary it was made from had, and the schema has no more. */
  readonly gone?: readonly string[];
}

export interface SchemaEntry {
  /** "2.0": the version that a message carries in `IviVersionNumberXsd`. */
  readonly version: string;
  /** When the authority generated its schema: the schema changes within a version too. */
  readonly generated: string;
  readonly namespace: string;
  readonly root: string;
  /** SHA-256 of the schema file, hexadecimal. */
  readonly sha256?: string;
}

export interface TypeEntry {
  readonly base: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly minInclusive?: number;
  readonly maxInclusive?: number;
  readonly pattern?: string;
}

export interface NodeEntry {
  readonly name: string;
  /** The containing group, table row group or root. */
  readonly in: string;
  /** Present on elements. */
  readonly type?: string;
  readonly kind?: string;
  /** Tables: the row group's name, and how many rows a table that is present has (`max` absent: no limit). */
  readonly row?: string;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  /** Came with a newer schema: title and section are guesses. */
  readonly new?: boolean;
  readonly en?: string;
  readonly de?: string;
  /** Tables: what one row is called. */
  readonly rowEn?: string;
  readonly rowDe?: string;
  readonly unit?: string;
  readonly group?: string;
  /** Index into `categories`; absent: all. */
  readonly for?: number;
  /** Of C, V, I; absent: all. */
  readonly stages?: string;
  readonly owner?: string;
  readonly confidence?: string;
  /** CoC item numbers by Regulation 2020/683, 168/2013 and 167/2013. */
  readonly item?: string;
  readonly itemL?: string;
  readonly itemT?: string;
}
