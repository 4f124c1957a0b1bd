/** An attribute with its namespace resolved. Namespace declarations are no attributes. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

/** An element with what the checks and the reader need: comments and instructions are gone, references resolved. */
export interface XmlElement {
  /** Without prefix; with it where the prefix is not bound to a namespace. */
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The character data directly inside, joined. White space between child elements is not kept. */
  readonly text: string;
  /** A CDATA section stands directly inside: not allowed between child elements, even when it is blank. */
  readonly hasCdata: boolean;
  /** Prefixes in scope that differ from the parent's; for QNames in values (`xsi:type`). */
  readonly declarations: ReadonlyMap<string, string> | undefined;
  readonly parent: XmlElement | undefined;
  /** UTF-16 offset of the `<`. */
  readonly offset: number;
}

export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The namespace that a prefix is bound to at an element, or undefined. The empty prefix gives the default namespace. */
export function namespaceOf(element: XmlElement, prefix: string): string | undefined {
  if (prefix === 'xml') return XML_NAMESPACE;
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const bound = at.declarations?.get(prefix);
    if (bound !== undefined) return bound;
  }
  return prefix === '' ? '' : undefined;
}

const BLANK = /^[ \t\r\n]*$/u;

/** Whether a text is only XML white space (space, tab, CR, LF). */
export const isBlank = (text: string): boolean => BLANK.test(text);
