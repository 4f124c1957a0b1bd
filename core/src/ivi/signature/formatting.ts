import { isBlank } from '../xml/tree.ts';
import type { Style } from './problem.ts';
import type { SourceDocument, SourceElement, SourceNode } from './source.ts';

/** One way in which white space may have stood in a file when it was signed. */
export interface Formatting {
  /** Undefined: the white space as it is. */
  readonly style: Style | undefined;
  readonly newline: '\n' | '\r\n';
  /** The signature came into the formatted message later: no white space was left where it stands. */
  readonly signatureLater: boolean;
  /** Less indentation than the depth says: the signature was formatted on its own. */
  readonly outdent: number;
  /** For `around-signature`: what stood in the place of the signature and the white space on both sides of it. */
  readonly gap?: 'before' | 'after' | 'line' | 'nothing';
}

const INDENTS: Readonly<Partial<Record<Style, string>>> = {
  'spaces-2': '  ',
  'spaces-4': '    ',
  tab: '\t',
  'spaces-3': '   ',
  'spaces-1': ' ',
};
const plain = { newline: '\n', signatureLater: true, outdent: 0 } as const;

/** What to try, the likeliest first: signing libraries drop white space, editors indent, line ends get lost on the way. */
export const DOCUMENT_FORMATTINGS: readonly Formatting[] = [
  { ...plain, style: 'stripped' },
  { ...plain, style: 'stripped-all' },
  ...(['before', 'after', 'line', 'nothing'] as const).map(
    (gap) => ({ ...plain, style: 'around-signature', gap }) as const,
  ),
  { ...plain, style: undefined, newline: '\r\n' },
  ...indents([true, false], [0]),
];
export const SIGNED_INFO_FORMATTINGS: readonly Formatting[] = [
  { ...plain, style: 'stripped' },
  { ...plain, style: undefined, newline: '\r\n' },
  ...indents([true], [0, 1, 2]),
];

function indents(later: readonly boolean[], outdents: readonly number[]): Formatting[] {
  const all: Formatting[] = [];
  for (const newline of ['\n', '\r\n'] as const) {
    for (const style of Object.keys(INDENTS) as Style[]) {
      for (const signatureLater of later) {
        for (const outdent of outdents) all.push({ style, newline, signatureLater, outdent });
      }
    }
  }
  return all;
}

/** A copy of a document without its signature, in another formatting. */
export function formatDocument(
  document: SourceDocument,
  signature: SourceElement,
  formatting: Formatting,
): SourceDocument {
  const root = copy(document.root, undefined, 0, formatting, signature);
  return {
    kind: 'document',
    root,
    children: document.children.map((child) => (child === document.root ? root : child)),
  };
}

/** A copy of an element in another formatting, at its place in the document. */
export function formatElement(element: SourceElement, formatting: Formatting): SourceElement {
  let depth = -formatting.outdent;
  for (let at = element.parent; at; at = at.parent) depth += 1;
  return copy(element, element.parent, Math.max(depth, 0), formatting, undefined);
}

function copy(
  element: SourceElement,
  parent: SourceElement | undefined,
  depth: number,
  formatting: Formatting,
  signature: SourceElement | undefined,
): SourceElement {
  const children: SourceNode[] = [];
  const result: SourceElement = { ...element, parent, children };
  for (const child of spaced(element, depth, formatting, signature)) {
    if (child.kind === 'element') children.push(copy(child, result, depth + 1, formatting, signature));
    else if (child.kind !== 'text' || formatting.newline === '\n') children.push(child);
    else children.push({ kind: 'text', value: child.value.replace(/\r?\n/gu, '\r\n') });
  }
  return result;
}

function spaced(
  { children }: SourceElement,
  depth: number,
  { style, signatureLater, gap }: Formatting,
  signature: SourceElement | undefined,
): readonly SourceNode[] {
  const kept = children.filter((node) => node !== signature);
  if (style === undefined) return kept;
  if (style === 'around-signature') return signature ? closed(children, signature, gap ?? 'nothing') : children;
  if (!children.some((node) => node.kind === 'element')) {
    return style === 'stripped-all' ? children.filter((node) => !isSpace(node)) : children;
  }
  if (children.some((node) => node.kind === 'text' && !isBlank(node.value))) return kept;
  const indent = INDENTS[style];
  const bare = (signatureLater ? kept : children).filter((node) => !isSpace(node));
  if (indent === undefined) return bare.filter((node) => node !== signature);
  const spacedOut = bare.flatMap((node): SourceNode[] => [text(`\n${indent.repeat(depth + 1)}`), node]);
  return [...spacedOut.filter((node) => node !== signature), text(`\n${indent.repeat(depth)}`)];
}

const isSpace = (node: SourceNode | undefined): boolean => node?.kind === 'text' && isBlank(node.value);

/** The children without the signature, and with other white space where it stood. */
function closed(
  children: readonly SourceNode[],
  signature: SourceElement,
  gap: NonNullable<Formatting['gap']>,
): readonly SourceNode[] {
  const at = children.indexOf(signature);
  if (at < 0) return children;
  const before = isSpace(children[at - 1]) ? 1 : 0;
  const after = isSpace(children[at + 1]) ? 1 : 0;
  const kept = {
    before: children.slice(at - before, at),
    after: children.slice(at + 1, at + 1 + after),
    line: [text('\n')],
    nothing: [],
  };
  return [...children.slice(0, at - before), ...kept[gap], ...children.slice(at + 1 + after)];
}

const text = (value: string): SourceNode => ({ kind: 'text', value });
