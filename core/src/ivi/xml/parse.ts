import { placeOf } from './fault.ts';
import type { XmlFault, XmlFaultKind } from './fault.ts';
import { DEFAULT_XML_LIMITS } from './limits.ts';
import type { XmlLimits } from './limits.ts';
import { isBlank, XML_NAMESPACE, XMLNS_NAMESPACE } from './tree.ts';
import type { XmlAttribute, XmlElement } from './tree.ts';
import { isUri } from './uri.ts';

export type Parsed =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly fault: XmlFault };

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME_MORE = '\\u0300-\\u036F\\u203F-\\u2040\\-.0-9\\u00B7';
const NAME = new RegExp(`[${NAME_START}][${NAME_MORE}${NAME_START}]*`, 'uy');
const QNAME_LOCAL = new RegExp(`^[${NAME_START}]`, 'u');
const SPACE = /[ \t\r\n]*/uy;
// eslint-disable-next-line no-control-regex -- XML 1.0 names these control characters as forbidden
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;
const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/uy;
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|([^&;\s<]*))(;?)/gu;

/** Faults that a file cut off inside a tag, comment or CDATA section has too. */
const MARKUP_FAULTS = new Set<XmlFaultKind>([
  'tag-syntax',
  'tag-mismatch',
  'attribute-syntax',
  'cdata',
  'comment',
  'instruction',
]);

/** An element while it is being read: what {@link XmlElement} shows, still open to change. */
interface OpenElement {
  local: string;
  namespace: string;
  attributes: XmlAttribute[];
  children: XmlElement[];
  text: string;
  hasCdata: boolean;
  declarations: Map<string, string> | undefined;
  parent: OpenElement | undefined;
  offset: number;
}

class Refusal extends Error {
  readonly kind: XmlFaultKind;
  readonly offset: number;
  readonly subject: string;
  constructor(kind: XmlFaultKind, offset: number, subject = '') {
    super(kind);
    this.kind = kind;
    this.offset = offset;
    this.subject = subject;
  }
}

/**
 * Parses a namespace-aware XML 1.0 text into a small tree, strictly: what is not well-formed is a fault with its place,
 * never repaired. A document type declaration is refused unread, so no entity of a file is ever expanded. Time and
 * memory grow with the text's length only, within `limits`. Never throws.
 */
export function parseXml(text: string, limits: XmlLimits = DEFAULT_XML_LIMITS): Parsed {
  if (text.length > limits.maxSize) {
    return { ok: false, fault: { kind: 'size', offset: 0, line: 0, column: 0, subject: String(limits.maxSize) } };
  }
  try {
    return { ok: true, root: new Parser(text, limits).document() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { offset, subject } = error;
    const kind = MARKUP_FAULTS.has(error.kind) && !text.includes('>', offset) ? 'cut' : error.kind;
    return { ok: false, fault: { kind, offset, ...placeOf(text, offset), subject } };
  }
}

class Parser {
  readonly #text: string;
  readonly #limits: XmlLimits;
  #at = 0;
  #elements = 0;
  #depth = 0;
  #root: OpenElement | undefined;
  #open: OpenElement | undefined;
  /** Names as written, beside `#open`: an end tag must repeat them. */
  readonly #names: string[] = [];

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): XmlElement {
    const text = this.#text;
    if (text.charCodeAt(0) === 0xfeff) this.#at = 1;
    if (isBlank(text.slice(this.#at, this.#at + 1000)) && isBlank(text)) throw new Refusal('empty', 0);
    const forbidden = FORBIDDEN.exec(text);
    if (forbidden) throw new Refusal('character', forbidden.index, hexOf(forbidden[0]));
    if (!text.isWellFormed()) throw new Refusal('character', 0, 'surrogate');
    this.#declaration();
    while (this.#at < text.length) {
      const less = text.indexOf('<', this.#at);
      const end = less < 0 ? text.length : less;
      if (end > this.#at) this.#characters(this.#at, end);
      if (less < 0) break;
      this.#at = less;
      this.#markup();
    }
    if (this.#open) throw new Refusal('unclosed', this.#open.offset, this.#names.at(-1));
    if (!this.#root) throw new Refusal('no-root', text.length);
    return this.#root;
  }

  #declaration(): void {
    const text = this.#text;
    if (!/^<\?xml[ \t\r\n]/u.test(text.slice(this.#at, this.#at + 6))) return;
    DECLARATION.lastIndex = this.#at;
    const match = DECLARATION.exec(text);
    if (!match) throw new Refusal('declaration', this.#at);
    this.#at += match[0].length;
  }

  #markup(): void {
    const text = this.#text;
    const next = text.charCodeAt(this.#at + 1);
    if (next === 0x2f) this.#endTag();
    else if (next === 0x3f) this.#instruction();
    else if (next !== 0x21) this.#startTag();
    else if (text.startsWith('<!--', this.#at)) this.#comment();
    else if (text.startsWith('<![CDATA[', this.#at)) this.#cdata();
    else throw new Refusal(text.startsWith('<!DOCTYPE', this.#at) ? 'doctype' : 'tag-syntax', this.#at);
  }

  #characters(start: number, end: number): void {
    const raw = this.#text.slice(start, end);
    this.#at = end;
    const open = this.#open;
    if (!open) {
      if (!isBlank(raw)) throw new Refusal('text-outside-root', start + raw.search(/[^ \t\r\n]/u));
      return;
    }
    const cdataEnd = raw.indexOf(']]>');
    if (cdataEnd >= 0) throw new Refusal('cdata', start + cdataEnd);
    const value = this.#resolve(normalizeLines(raw), start);
    open.text = open.text === '' ? value : open.text + value;
  }

  #cdata(): void {
    const start = this.#at + 9;
    const end = this.#text.indexOf(']]>', start);
    if (!this.#open || end < 0) throw new Refusal('cdata', this.#at);
    this.#open.text += normalizeLines(this.#text.slice(start, end));
    this.#open.hasCdata = true;
    this.#at = end + 3;
  }

  #comment(): void {
    const end = this.#text.indexOf('--', this.#at + 4);
    if (end < 0 || this.#text.charCodeAt(end + 2) !== 0x3e) throw new Refusal('comment', this.#at);
    this.#at = end + 3;
  }

  #instruction(): void {
    const start = this.#at;
    this.#at += 2;
    const target = this.#name('instruction');
    const end = this.#text.indexOf('?>', this.#at);
    if (end < 0 || target.toLowerCase() === 'xml' || target.includes(':') || (end > this.#at && !this.#skipSpace())) {
      throw new Refusal('instruction', start, target);
    }
    this.#at = end + 2;
  }

  #startTag(): void {
    const offset = this.#at;
    if (this.#root && !this.#open) throw new Refusal('second-root', offset);
    this.#at += 1;
    const name = this.#name('tag-syntax', offset);
    this.#elements += 1;
    if (this.#elements > this.#limits.maxElements) {
      throw new Refusal('elements', offset, String(this.#limits.maxElements));
    }
    if (this.#depth >= this.#limits.maxDepth) throw new Refusal('depth', offset, String(this.#limits.maxDepth));
    const parent = this.#open;
    const element: OpenElement = {
      local: name,
      namespace: '',
      attributes: [],
      children: [],
      text: '',
      hasCdata: false,
      declarations: undefined,
      parent,
      offset,
    };
    const closed = this.#attributes(element, name);
    const { prefix, local } = split(name, offset);
    element.local = local;
    element.namespace = this.#lookup(element, prefix, offset);
    if (parent) {
      // White space between elements says nothing; keeping it would cost memory in every group.
      if (parent.text !== '' && isBlank(parent.text)) parent.text = '';
      parent.children.push(element);
    } else {
      this.#root = element;
    }
    if (closed) return;
    this.#open = element;
    this.#names.push(name);
    this.#depth += 1;
  }

  /** Reads attributes up to the end of the start tag; true for an empty-element tag. */
  #attributes(element: OpenElement, tag: string): boolean {
    const text = this.#text;
    let raw: { name: string; value: string; offset: number }[] | undefined;
    for (;;) {
      const spaced = this.#skipSpace();
      const unit = text.charCodeAt(this.#at);
      if (unit === 0x3e || unit === 0x2f) {
        if (unit === 0x2f && text.charCodeAt(this.#at + 1) !== 0x3e) throw new Refusal('tag-syntax', this.#at, tag);
        this.#at += unit === 0x3e ? 1 : 2;
        if (raw) this.#bind(element, raw);
        return unit === 0x2f;
      }
      if (!spaced) throw new Refusal('tag-syntax', this.#at, tag);
      raw ??= [];
      if (raw.length >= this.#limits.maxAttributes) {
        throw new Refusal('attributes', this.#at, String(this.#limits.maxAttributes));
      }
      const offset = this.#at;
      const name = this.#name('attribute-syntax', offset, tag);
      if (raw.some((other) => other.name === name)) throw new Refusal('attribute-duplicate', offset, name);
      raw.push({ name, value: this.#attributeValue(name), offset });
    }
  }

  #attributeValue(name: string): string {
    const text = this.#text;
    this.#skipSpace();
    if (text.charCodeAt(this.#at) !== 0x3d) throw new Refusal('attribute-syntax', this.#at, name);
    this.#at += 1;
    this.#skipSpace();
    const quote = text.charAt(this.#at);
    if (quote !== '"' && quote !== "'") throw new Refusal('attribute-syntax', this.#at, name);
    const start = this.#at + 1;
    const end = text.indexOf(quote, start);
    if (end < 0) throw new Refusal('attribute-syntax', this.#at, name);
    const raw = text.slice(start, end);
    if (raw.includes('<')) throw new Refusal('attribute-syntax', start + raw.indexOf('<'), name);
    this.#at = end + 1;
    return this.#resolve(normalizeLines(raw).replace(/[\t\n\r]/gu, ' '), start);
  }

  #bind(element: OpenElement, raw: readonly { name: string; value: string; offset: number }[]): void {
    for (const { name, value, offset } of raw) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) this.#declare(element, name.slice(6), value, offset);
    }
    for (const { name, value, offset } of raw) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const { prefix, local } = split(name, offset);
      const namespace = prefix === '' ? '' : this.#lookup(element, prefix, offset);
      if (element.attributes.some((other) => other.local === local && other.namespace === namespace)) {
        throw new Refusal('attribute-duplicate', offset, name);
      }
      element.attributes.push({ name, local, namespace, value });
    }
  }

  #declare(element: OpenElement, prefix: string, uri: string, offset: number): void {
    const bad =
      prefix === 'xmlns' ||
      prefix.includes(':') ||
      uri === XMLNS_NAMESPACE ||
      (prefix === 'xml') !== (uri === XML_NAMESPACE) ||
      (uri === '' ? prefix !== '' : !isUri(uri));
    if (bad) throw new Refusal('namespace', offset, prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
    element.declarations ??= new Map();
    element.declarations.set(prefix, uri);
  }

  #lookup(element: OpenElement, prefix: string, offset: number): string {
    if (prefix === 'xml') return XML_NAMESPACE;
    for (let at: OpenElement | undefined = element; at; at = at.parent) {
      const bound = at.declarations?.get(prefix);
      if (bound !== undefined) return bound;
    }
    if (prefix === '') return '';
    throw new Refusal('prefix', offset, prefix);
  }

  #endTag(): void {
    const offset = this.#at;
    this.#at += 2;
    const open = this.#open;
    const expected = this.#names.at(-1);
    if (!open || expected === undefined) throw new Refusal('tag-mismatch', offset);
    // Comparing beats parsing a name: almost every end tag is right.
    if (!this.#text.startsWith(expected, this.#at)) throw new Refusal('tag-mismatch', offset, expected);
    this.#at += expected.length;
    this.#skipSpace();
    if (this.#text.charCodeAt(this.#at) !== 0x3e) throw new Refusal('tag-mismatch', offset, expected);
    this.#at += 1;
    if (open.children.length > 0 && open.text !== '' && isBlank(open.text)) open.text = '';
    this.#open = open.parent;
    this.#names.pop();
    this.#depth -= 1;
  }

  #name(kind: XmlFaultKind, offset = this.#at, subject = ''): string {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0];
    if (name === undefined) throw new Refusal(kind, offset, subject);
    this.#at += name.length;
    return name;
  }

  #skipSpace(): boolean {
    const unit = this.#text.charCodeAt(this.#at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x09 && unit !== 0x0d) return false;
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
    return true;
  }

  #resolve(value: string, offset: number): string {
    if (!value.includes('&')) return value;
    return value.replace(
      REFERENCE,
      (all: string, decimal?: string, hex?: string, named?: string, semicolon?: string) => {
        if (semicolon === '') throw new Refusal('reference', offset, all.slice(0, 20));
        if (named !== undefined) {
          const known = Object.hasOwn(PREDEFINED, named) ? PREDEFINED[named] : undefined;
          if (known === undefined) throw new Refusal('entity', offset, named.slice(0, 40));
          return known;
        }
        const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
        if (!isXmlCharacter(point)) throw new Refusal('reference', offset, all.slice(0, 20));
        return String.fromCodePoint(point);
      },
    );
  }
}

const normalizeLines = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw);

/** Prefix and local part of a qualified name. */
function split(name: string, offset: number): { prefix: string; local: string } {
  const colon = name.indexOf(':');
  if (colon < 0) return { prefix: '', local: name };
  const local = name.slice(colon + 1);
  if (colon === 0 || local === '' || local.includes(':') || !QNAME_LOCAL.test(local)) {
    throw new Refusal('name', offset, name);
  }
  return { prefix: name.slice(0, colon), local };
}

const hexOf = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const isXmlCharacter = (point: number): boolean =>
  point === 9 ||
  point === 10 ||
  point === 13 ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);
