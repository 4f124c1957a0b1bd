import { XML_NAMESPACE } from '../xml/tree.ts';
import type { SourceAttribute, SourceDocument, SourceElement, SourceNode } from './source.ts';

/** How an XML tree is turned into the one text that is digested. */
export interface Canonicalization {
  /** `inclusive`: Canonical XML 1.0; `inclusive-1.1`: without the inheritance of `xml:id`; `exclusive`: Exclusive XML Canonicalization 1.0. */
  readonly kind: 'inclusive' | 'inclusive-1.1' | 'exclusive';
  readonly comments: boolean;
  /** Exclusive only: the InclusiveNamespaces PrefixList; "" is the default namespace. */
  readonly prefixes?: readonly string[];
}

export interface CanonicalOptions {
  /** Elements left out with all they hold: the signature, in the enveloped-signature transform. */
  readonly without?: ReadonlySet<SourceElement>;
  /** UTF-16 units the result may have. Exclusive canonicalisation can repeat a long namespace on every element. */
  readonly maxLength: number;
}

export type Canonical =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: 'too-long' };

/**
 * The canonical text of a whole document or of one element with all it holds (W3C Canonical XML 1.0 and Exclusive XML
 * Canonicalization 1.0, both with or without comments). Encode it as UTF-8 to digest it. Bounded by `maxLength`; never throws.
 */
export function canonicalize(
  apex: SourceDocument | SourceElement,
  method: Canonicalization,
  options: CanonicalOptions,
): Canonical {
  const writer = new Writer(method, options);
  try {
    if (apex.kind === 'document') writer.document(apex);
    else writer.apex(apex);
  } catch (error) {
    if (error instanceof TooLong) return { ok: false, code: 'too-long' };
    throw error;
  }
  return { ok: true, text: writer.text() };
}

class TooLong extends Error {}

class Writer {
  readonly #method: Canonicalization;
  readonly #without: ReadonlySet<SourceElement>;
  readonly #maxLength: number;
  readonly #listed: ReadonlySet<string>;
  /** Namespaces in scope in the source, and as the output so far has them; the innermost last. */
  readonly #scope = new Map<string, string[]>();
  readonly #rendered = new Map<string, string[]>();
  readonly #parts: string[] = [];
  #length = 0;

  constructor(method: Canonicalization, options: CanonicalOptions) {
    this.#method = method;
    this.#without = options.without ?? new Set();
    this.#maxLength = options.maxLength;
    this.#listed = new Set(method.prefixes ?? []);
  }

  text(): string {
    return this.#parts.join('');
  }

  document(document: SourceDocument): void {
    let rootSeen = false;
    for (const child of document.children) {
      if (child.kind === 'element') {
        this.#element(child, true, child.attributes);
        rootSeen = true;
      } else if (child.kind === 'instruction' || (child.kind === 'comment' && this.#method.comments)) {
        if (rootSeen) this.#put('\n');
        this.#node(child);
        if (!rootSeen) this.#put('\n');
      }
    }
  }

  apex(element: SourceElement): void {
    const ancestors: SourceElement[] = [];
    for (let at = element.parent; at; at = at.parent) ancestors.push(at);
    for (const ancestor of ancestors.toReversed()) this.#enter(ancestor);
    this.#element(element, true, this.#inherited(element, ancestors));
  }

  /** Inclusive canonicalisation gives a lone element the `xml:` attributes of what it stood in. */
  #inherited(element: SourceElement, ancestors: readonly SourceElement[]): readonly SourceAttribute[] {
    if (this.#method.kind === 'exclusive') return element.attributes;
    const all = [...element.attributes];
    for (const { attributes } of ancestors) {
      for (const attribute of attributes) {
        const inherits =
          attribute.namespace === XML_NAMESPACE && (this.#method.kind === 'inclusive' || attribute.local !== 'id');
        const known = all.some((a) => a.namespace === XML_NAMESPACE && a.local === attribute.local);
        if (inherits && !known) all.push(attribute);
      }
    }
    return all;
  }

  #enter(element: SourceElement): void {
    for (const { prefix, uri } of element.declarations) push(this.#scope, prefix, uri);
  }

  #element(element: SourceElement, isApex: boolean, attributes: readonly SourceAttribute[]): void {
    if (this.#without.has(element)) return;
    this.#enter(element);
    const namespaces = this.#namespaces(element, isApex, attributes);
    const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
    this.#put(`<${name}`);
    for (const [prefix, uri] of namespaces) {
      this.#put(`${prefix === '' ? ' xmlns' : ` xmlns:${prefix}`}="${escapeAttribute(uri)}"`);
      push(this.#rendered, prefix, uri);
    }
    for (const { prefix, local, value } of attributes.toSorted(compareAttributes)) {
      this.#put(` ${prefix === '' ? local : `${prefix}:${local}`}="${escapeAttribute(value)}"`);
    }
    this.#put('>');
    for (const child of element.children) this.#node(child);
    this.#put(`</${name}>`);
    for (const [prefix] of namespaces) this.#rendered.get(prefix)?.pop();
    for (const { prefix } of element.declarations) this.#scope.get(prefix)?.pop();
  }

  #namespaces(
    element: SourceElement,
    isApex: boolean,
    attributes: readonly SourceAttribute[],
  ): readonly (readonly [prefix: string, uri: string])[] {
    const candidates = new Set<string>();
    const inclusive = this.#method.kind !== 'exclusive';
    for (const prefix of isApex ? this.#scope.keys() : element.declarations.map((d) => d.prefix)) {
      if (inclusive || this.#listed.has(prefix)) candidates.add(prefix);
    }
    if (!inclusive) {
      candidates.add(element.prefix);
      for (const { prefix } of attributes) if (prefix !== '') candidates.add(prefix);
    }
    candidates.delete('xml');
    const changed: [string, string][] = [];
    for (const prefix of candidates) {
      const uri = this.#scope.get(prefix)?.at(-1) ?? '';
      if (uri !== (this.#rendered.get(prefix)?.at(-1) ?? '')) changed.push([prefix, uri]);
    }
    return changed.sort(([a], [b]) => compareCodePoints(a, b));
  }

  #node(node: SourceNode): void {
    switch (node.kind) {
      case 'element':
        this.#element(node, false, node.attributes);
        break;
      case 'text':
        this.#put(escapeText(node.value));
        break;
      case 'comment':
        if (this.#method.comments) this.#put(`<!--${node.value}-->`);
        break;
      case 'instruction':
        this.#put(`<?${node.target}${node.value === '' ? '' : ` ${node.value}`}?>`);
        break;
    }
  }

  #put(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#maxLength) throw new TooLong();
    this.#parts.push(text);
  }
}

function push(stacks: Map<string, string[]>, prefix: string, uri: string): void {
  const stack = stacks.get(prefix);
  if (stack) stack.push(uri);
  else stacks.set(prefix, [uri]);
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const escapeText = (text: string): string => text.replace(/[&<>\r]/gu, (c) => TEXT_ESCAPES[c] ?? c);
const escapeAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/gu, (c) => ATTRIBUTE_ESCAPES[c] ?? c);

const compareAttributes = (a: SourceAttribute, b: SourceAttribute): number =>
  compareCodePoints(a.namespace, b.namespace) || compareCodePoints(a.local, b.local);

/** Order by Unicode code point: UTF-16 order differs from it beyond U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.codePointAt(i) ?? 0;
    const right = b.codePointAt(i) ?? 0;
    if (left !== right) return left - right;
    if (left > 0xffff) i += 1;
  }
  return a.length - b.length;
}
