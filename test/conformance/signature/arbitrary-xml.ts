import fc from 'fast-check';

/** Namespaces are bound to prefixes at random, so that they get bound anew, unbound and repeated on the way down. */
const PREFIXES = ['', 'a', 'b', 'c'] as const;
const URIS = ['urn:one', 'urn:two', 'http://three.example/#x'] as const;

interface Node {
  readonly prefix: number;
  readonly local: string;
  readonly declarations: readonly {
    readonly prefix: (typeof PREFIXES)[number];
    readonly uri: (typeof URIS)[number] | '';
  }[];
  readonly attributes: readonly { readonly prefix: number; readonly local: string; readonly value: string }[];
  readonly content: readonly (Node | string)[];
}

const piece = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\r\n',
    'x',
    'é',
    '\u{1F600}',
    '"',
    "'",
    '>',
    '&lt;',
    '&amp;',
    '&gt;',
    '&quot;',
    '&#9;',
    '&#xA;',
    '&#13;',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b', 'ü', ' '), maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const attributeText = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('').replaceAll('"', '&quot;'));
const comment = fc.constantFrom('<!---->', '<!-- a & <b> -->', '<!--\r\n-->');
const instruction = fc.constantFrom('<?p?>', '<?p  data ?>', '<?other a="1"?>', '<?q x\ny?>');
const local = fc.constantFrom('r', 's', 'T', 'ö', 'x-1');

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    prefix: fc.nat(3),
    local,
    declarations: fc.uniqueArray(
      fc.record({ prefix: fc.constantFrom(...PREFIXES), uri: fc.constantFrom(...URIS, '' as const) }),
      { maxLength: 3, selector: ({ prefix }) => prefix },
    ),
    attributes: fc.array(fc.record({ prefix: fc.nat(4), local, value: attributeText }), { maxLength: 3 }),
    content: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        comment,
        instruction,
        fc.constantFrom('<![CDATA[]]>', '<![CDATA[<&>\r\n"]]>'),
        tie('node'),
      ),
      { maxLength: 4 },
    ),
  }),
}));

/** Writes a node so that it is namespace-well-formed in the scope that it stands in. */
function write(
  { prefix, local: name, declarations, attributes, content }: Node,
  scope: ReadonlyMap<string, string>,
): string {
  const valid = declarations.filter(({ prefix: p, uri }) => p === '' || uri !== '');
  const inner = new Map([...scope, ...valid.map(({ prefix: p, uri }) => [p, uri] as const)]);
  const bound = PREFIXES.filter((p) => p === '' || inner.has(p));
  const tag = qualified(bound[prefix % bound.length] ?? '', name);
  const seen = new Set<string>();
  const written = attributes.flatMap(({ prefix: p, local: l, value }) => {
    const chosen = p === 4 ? 'xml' : (bound[p % bound.length] ?? '');
    const attribute = chosen === 'xml' ? (l === 'r' ? 'lang' : 'space') : l;
    const key = `${chosen === '' || chosen === 'xml' ? chosen : (inner.get(chosen) ?? '')} ${attribute}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [` ${qualified(chosen, attribute)}="${chosen === 'xml' ? 'default' : value}"`];
  });
  const xmlns = valid.map(({ prefix: p, uri }) => ` xmlns${p === '' ? '' : `:${p}`}="${uri}"`);
  const inside = content.map((part) => (typeof part === 'string' ? part : write(part, inner))).join('');
  const head = `${tag}${[...written, ...xmlns].join('')}`;
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${tag}>`;
}

const qualified = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);

/** Any small XML document: namespaces bound anew, comments, instructions, CDATA, references, line ends of all kinds. */
export const anyDocument = fc
  .record({
    node,
    before: fc.array(fc.oneof(comment, instruction), { maxLength: 2 }),
    after: fc.array(fc.oneof(comment, instruction), { maxLength: 2 }),
  })
  .map(({ node: root, before, after }) => `${before.join('\n')}${write(root, new Map())}${after.join('\r\n')}`);
