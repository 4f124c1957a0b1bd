import { describe, expect, test } from 'vitest';
import { decodeXml } from './decode.ts';
import type { XmlFaultKind } from './fault.ts';
import { DEFAULT_XML_LIMITS } from './limits.ts';
import { parseXml } from './parse.ts';
import { namespaceOf } from './tree.ts';

const root = (text: string) => {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.root;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('well-formed XML', () => {
  test('IVI-05 text comes with references resolved, lines normalised and CDATA joined', () => {
    expect(root('<a>x &amp; y&#65;&#x42;\r\n<![CDATA[<z>]]>\r</a>').text).toBe('x & yAB\n<z>\n');
    expect(root('<a>&#13;</a>').text).toBe('\r');
  });

  test('IVI-05 comments and instructions are no content, and split no text', () => {
    expect(root('<?xml version="1.0"?><!-- a --><a>9<!-- b -->0<?c d?></a><!-- e -->').text).toBe('90');
  });

  test('IVI-05 namespaces are resolved, prefixes are only names', () => {
    const a = root('<p:a xmlns:p="urn:x" xmlns="urn:y" b="1" p:c="2"><d xmlns=""/></p:a>');
    expect(a).toMatchObject({ local: 'a', namespace: 'urn:x' });
    expect(a.attributes.map(({ local, namespace }) => [local, namespace])).toEqual([
      ['b', ''],
      ['c', 'urn:x'],
    ]);
    expect(a.children[0]).toMatchObject({ local: 'd', namespace: '' });
    expect(namespaceOf(a, 'p')).toBe('urn:x');
    expect(namespaceOf(a, 'q')).toBeUndefined();
  });

  test('IVI-05 a CDATA section is seen even when it is blank', () => {
    expect(root('<a><![CDATA[]]></a>').hasCdata).toBe(true);
    expect(root('<a> </a>').hasCdata).toBe(false);
  });
});

const FAULTS: readonly (readonly [kind: XmlFaultKind, text: string, line: number, column: number])[] = [
  ['empty', '', 1, 1],
  ['empty', ' \n ', 1, 1],
  ['no-root', '<?xml version="1.0"?>\n', 2, 1],
  ['text-outside-root', '<a/>\n x', 2, 2],
  ['text-outside-root', 'PK\u00e9', 1, 1],
  ['second-root', '<a/>\n<b/>', 2, 1],
  ['unclosed', '<a>\n <b>\n', 2, 2],
  ['tag-mismatch', '<a>\n</b>', 2, 1],
  ['tag-mismatch', '<a></ab></a>', 1, 4],
  ['cut', '<a>\n<b', 2, 3],
  ['cut', '<a>\n<b c="d', 2, 6],
  ['cut', '<a>\n<!-- b', 2, 1],
  ['tag-mismatch', '</a>', 1, 1],
  ['tag-syntax', '<a>\n< b/></a>', 2, 1],
  ['tag-syntax', '<a><b / ></a>', 1, 7],
  ['tag-syntax', '<!ELEMENT a ANY><a/>', 1, 1],
  ['attribute-syntax', '<a b/>', 1, 5],
  ['attribute-syntax', '<a b=1/>', 1, 6],
  ['attribute-syntax', '<a b="<"/>', 1, 7],
  ['attribute-duplicate', '<a b="1" b="2"/>', 1, 10],
  ['attribute-duplicate', '<a xmlns:p="urn:x" xmlns:q="urn:x" p:b="1" q:b="2"/>', 1, 44],
  ['character', '<a>\u0001</a>', 1, 4],
  ['reference', '<a>&#0;</a>', 1, 4],
  ['reference', '<a>&#xD800;</a>', 1, 4],
  ['reference', '<a>a & b</a>', 1, 4],
  ['entity', '<a>&nbsp;</a>', 1, 4],
  ['entity', '<a>&constructor;</a>', 1, 4],
  ['doctype', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 1, 1],
  ['cdata', '<a>]]></a>', 1, 4],
  ['cdata', '<a><![CDATA[</a>', 1, 4],
  ['comment', '<a><!-- b -- c --></a>', 1, 4],
  ['instruction', '<a><?xml version="1.0"?></a>', 1, 4],
  ['declaration', '<?xml version="2.0"?><a/>', 1, 1],
  ['declaration', '<?xml encoding="UTF-8"?><a/>', 1, 1],
  ['name', '<a:b:c/>', 1, 1],
  ['prefix', '<p:a/>', 1, 1],
  ['namespace', '<a xmlns:p=""/>', 1, 4],
  ['namespace', '<a xmlns:xml="urn:x"/>', 1, 4],
];

describe('what is not well-formed', () => {
  test.each(FAULTS)('IVI-05 %s is told with its place: %j', (kind, text, line, column) => {
    const parsed = parseXml(text);
    expect(parsed.ok ? 'parsed' : parsed.fault).toMatchObject({ kind, line, column });
  });

  test('IVI-05 lines are counted with any line end', () => {
    const parsed = parseXml('<a>\r\n\r\n\n\r  <b></a>');
    expect(parsed.ok ? 'parsed' : parsed.fault).toMatchObject({ kind: 'tag-mismatch', line: 5, column: 6 });
  });
});

describe('bounds', () => {
  const limits = { ...DEFAULT_XML_LIMITS, maxSize: 1000, maxElements: 10, maxDepth: 5, maxAttributes: 3 };

  test.each([
    ['size', 'x'.repeat(1001)],
    ['elements', `<a>${'<b/>'.repeat(10)}</a>`],
    ['depth', '<a>'.repeat(6)],
    ['attributes', '<a b="" c="" d="" e=""/>'],
  ] as const)('IVI-05 %s', (kind, text) => {
    const parsed = parseXml(text, limits);
    expect(parsed.ok ? 'parsed' : parsed.fault.kind).toBe(kind);
  });

  test('IVI-05 what fits is read', () => {
    expect(parseXml(`<a>${'<b/>'.repeat(9)}</a>`, limits).ok).toBe(true);
    expect(parseXml('<a>'.repeat(5) + '</a>'.repeat(5), limits).ok).toBe(true);
  });
});

describe('encodings', () => {
  const text = '<?xml version="1.0" encoding="X"?><a>é€\u{1F697}</a>';
  const decoded = (input: Uint8Array): string => {
    const result = decodeXml(input);
    return result.ok ? result.text : `fault ${result.fault.subject}`;
  };
  const utf16 = (value: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(2 + value.length * 2));
    view.setUint16(0, 0xfeff, littleEndian);
    for (let i = 0; i < value.length; i += 1) view.setUint16(2 + i * 2, value.charCodeAt(i), littleEndian);
    return new Uint8Array(view.buffer);
  };

  test('IVI-05 UTF-8 with and without mark, and UTF-16 with mark', () => {
    const utf8 = text.replace('"X"', '"UTF-8"');
    expect(decoded(bytes(utf8))).toBe(utf8);
    expect(decoded(bytes(`\uFEFF${utf8}`))).toBe(utf8);
    expect(decoded(utf16(text, true))).toBe(text);
    expect(decoded(utf16(text, false))).toBe(text);
  });

  test('IVI-05 a long text is decoded whole', () => {
    const long = `<a>${'é€\u{1F697}x'.repeat(20_000)}</a>`;
    expect(decoded(bytes(long))).toBe(long);
  });

  test('IVI-05 ISO 8859-1 and Windows-1252 when declared', () => {
    const head = (name: string): number[] => [...bytes(`<?xml version="1.0" encoding="${name}"?>`)];
    expect(decoded(Uint8Array.from([...head('ISO-8859-1'), 0xe9]))).toMatch(/é$/u);
    expect(decoded(Uint8Array.from([...head('windows-1252'), 0x80]))).toMatch(/€$/u);
    expect(decoded(Uint8Array.from([...head('US-ASCII'), 0xe9]))).toBe('fault US-ASCII');
  });

  test.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['Latin 1 without saying so', [0xe9, 0x20]],
  ])('IVI-05 %s is refused, not replaced', (_what, sequence) => {
    expect(decoded(Uint8Array.from([0x3c, 0x61, 0x3e, ...sequence]))).toBe('fault UTF-8');
  });

  test('IVI-05 an encoding that we do not read is named', () => {
    expect(decoded(bytes(text.replace('"X"', '"EBCDIC-US"')))).toBe('fault ebcdic-us');
  });
});
