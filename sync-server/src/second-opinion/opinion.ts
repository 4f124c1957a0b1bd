/** A schema in files: the one to begin with, and those it may import, by the names it calls them by. */
export interface SchemaFiles {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly others: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface SchemaProblem {
  readonly message: string;
  /** One-based; 0 where it is not known. */
  readonly line: number;
}

/** What another program says about a message, by a schema that is not ours. */
export type Opinion =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly problems: readonly SchemaProblem[] }
  /** It could not say: the schema is none, or it took too long or too much. */
  | { readonly kind: 'none'; readonly reason: string };

/** What goes to the worker: first the schema, then messages. */
export type Question =
  | { readonly schema: SchemaFiles; readonly unsigned: boolean; readonly memoryPages: number }
  | { readonly message: Uint8Array };
