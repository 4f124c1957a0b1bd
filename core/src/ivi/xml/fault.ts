/** What is wrong with a text that is not well-formed XML, or that we refuse to read. */
export type XmlFaultKind =
  | 'empty'
  | 'no-root'
  | 'text-outside-root'
  | 'second-root'
  | 'unclosed'
  | 'cut'
  | 'tag-mismatch'
  | 'tag-syntax'
  | 'attribute-syntax'
  | 'attribute-duplicate'
  | 'character'
  | 'reference'
  | 'entity'
  | 'doctype'
  | 'cdata'
  | 'comment'
  | 'instruction'
  | 'declaration'
  | 'name'
  | 'prefix'
  | 'namespace'
  | 'encoding'
  | 'size'
  | 'elements'
  | 'depth'
  | 'attributes';

export interface XmlFault {
  readonly kind: XmlFaultKind;
  /** UTF-16 offset in the text (for `encoding` of bytes: the byte offset). */
  readonly offset: number;
  /** One-based; 0 where a place makes no sense (`size`, `empty`). */
  readonly line: number;
  readonly column: number;
  /** The name, character or limit that the fault is about. */
  readonly subject: string;
}

/** One-based line and column of an offset. CR LF, LF and CR each end a line. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  const end = Math.min(offset, text.length);
  for (let i = 0; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) {
      line += 1;
      start = i + 1;
    }
  }
  return { line, column: end - start + 1 };
}
