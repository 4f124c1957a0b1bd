import { XML_NAMESPACE } from '../xml/tree.ts';

/** An attribute as canonicalisation needs it: prefix as written, value with references resolved. */
export interface SourceAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

export interface SourceElement {
  readonly kind: 'element';
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: readonly SourceAttribute[];
  /** Namespace declarations written on this element; the prefix "" is the default namespace. */
  readonly declarations: readonly { readonly prefix: string; readonly uri: string }[];
  readonly children: readonly SourceNode[];
  readonly parent: SourceElement | undefined;
  /** UTF-16 offset of the `<`. */
  readonly offset: number;
}

export type SourceNode =
  | SourceElement
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'comment'; readonly value: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly value: string };

export interface SourceDocument {
  readonly kind: 'document';
  /** The root with the comments and instructions around it. */
  readonly children: readonly SourceNode[];
  readonly root: SourceElement;
}

interface OpenElement extends SourceElement {
  readonly children: SourceNode[];
}

const ATTRIBUTE = /[ \t\r\n]*([^ \t\r\n=<>/"']+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/uy;
const TAG_NAME = /[^ \t\r\n/>]+/uy;
const REFERENCE = /&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot|apos));/gu;
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads a text into the tree that canonicalisation works on: every white space, comment and instruction kept, prefixes
 * as written, references resolved, line ends made LF. The text must have passed `parseXml`, which judges form and bounds: this pass trusts it.
 */
export function readSource(text: string): SourceDocument {
  const scope = new Map<string, string[]>();
  const top: SourceNode[] = [];
  const open: OpenElement[] = [];
  let root: SourceElement | undefined;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (/^<\?xml[ \t\r\n]/u.test(text.slice(at, at + 6))) at = text.indexOf('?>', at) + 2;
  const put = (node: SourceNode): void => void (open.at(-1)?.children ?? top).push(node);
  const close = (): void => {
    for (const { prefix } of open.pop()?.declarations ?? []) scope.get(prefix)?.pop();
  };
  while (at < text.length) {
    const less = text.indexOf('<', at);
    const end = less < 0 ? text.length : less;
    if (end > at && open.length > 0) put({ kind: 'text', value: resolve(lines(text.slice(at, end))) });
    if (less < 0) break;
    if (text.startsWith('<!--', less)) {
      const stop = text.indexOf('-->', less + 4);
      put({ kind: 'comment', value: lines(text.slice(less + 4, stop)) });
      at = stop + 3;
    } else if (text.startsWith('<![CDATA[', less)) {
      const stop = text.indexOf(']]>', less + 9);
      put({ kind: 'text', value: lines(text.slice(less + 9, stop)) });
      at = stop + 3;
    } else if (text.startsWith('<?', less)) {
      const stop = text.indexOf('?>', less + 2);
      put(instruction(lines(text.slice(less + 2, stop))));
      at = stop + 2;
    } else if (text.startsWith('</', less)) {
      close();
      at = text.indexOf('>', less) + 1;
    } else {
      const { element, next, empty } = startTag(text, less, open.at(-1), scope);
      put(element);
      root ??= element;
      open.push(element);
      if (empty) close();
      at = next;
    }
  }
  if (!root) throw new TypeError('readSource needs a text that parseXml accepts');
  return { kind: 'document', children: top, root };
}

function startTag(
  text: string,
  offset: number,
  parent: SourceElement | undefined,
  scope: Map<string, string[]>,
): { element: OpenElement; next: number; empty: boolean } {
  TAG_NAME.lastIndex = offset + 1;
  const name = TAG_NAME.exec(text)?.[0] ?? '';
  let at = offset + 1 + name.length;
  const written: { prefix: string; local: string; value: string }[] = [];
  const declarations: { prefix: string; uri: string }[] = [];
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    at += match[0].length;
    const value = resolve(lines(match[2] ?? match[3] ?? '').replace(/[\t\n]/gu, ' '));
    const { prefix, local } = split(match[1] ?? '');
    if (prefix === 'xmlns') declarations.push({ prefix: local, uri: value });
    else if (prefix === '' && local === 'xmlns') declarations.push({ prefix: '', uri: value });
    else written.push({ prefix, local, value });
  }
  for (const { prefix, uri } of declarations) {
    const stack = scope.get(prefix);
    if (stack) stack.push(uri);
    else scope.set(prefix, [uri]);
  }
  const namespaceOf = (prefix: string): string =>
    prefix === 'xml' ? XML_NAMESPACE : (scope.get(prefix)?.at(-1) ?? '');
  const end = text.indexOf('>', at);
  const { prefix, local } = split(name);
  const attributes = written.map((a) => ({ ...a, namespace: a.prefix === '' ? '' : namespaceOf(a.prefix) }));
  const namespace = namespaceOf(prefix);
  return {
    element: { kind: 'element', prefix, local, namespace, attributes, declarations, children: [], parent, offset },
    next: end + 1,
    empty: text.charCodeAt(end - 1) === 0x2f,
  };
}

const lines = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw);

const resolve = (raw: string): string =>
  raw.includes('&')
    ? raw.replace(REFERENCE, (_all, decimal?: string, hex?: string, named?: string) =>
        named === undefined
          ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10))
          : (PREDEFINED[named] ?? ''),
      )
    : raw;

function instruction(inside: string): SourceNode {
  const target = /^[^ \t\n]+/u.exec(inside)?.[0] ?? '';
  return { kind: 'instruction', target, value: inside.slice(target.length).replace(/^[ \t\n]+/u, '') };
}

function split(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':');
  return colon < 0 ? { prefix: '', local: name } : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

/** Child elements of a node. */
export const childElements = (element: SourceElement | SourceDocument): SourceElement[] =>
  element.children.filter((child) => child.kind === 'element');

/** The character data directly inside an element, joined; comments in between do not cut it. */
export const textOf = (element: SourceElement): string =>
  element.children.map((child) => (child.kind === 'text' ? child.value : '')).join('');

/** An element and all elements below it, in document order; not `except` and what it holds. */
export function* elementsWithin(element: SourceElement, except?: SourceElement): Generator<SourceElement> {
  const waiting: SourceElement[] = [element];
  for (;;) {
    const next = waiting.pop();
    if (!next) return;
    yield next;
    const below = childElements(next);
    for (let i = below.length - 1; i >= 0; i -= 1) {
      const child = below[i];
      if (child && child !== except) waiting.push(child);
    }
  }
}
