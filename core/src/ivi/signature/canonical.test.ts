import { describe, expect, test } from 'vitest';
import { parseXml } from '../xml/parse.ts';
import { canonicalize } from './canonical.ts';
import type { Canonicalization } from './canonical.ts';
import { childElements, elementsWithin, readSource } from './source.ts';

const INCLUSIVE: Canonicalization = { kind: 'inclusive', comments: false };
const EXCLUSIVE: Canonicalization = { kind: 'exclusive', comments: false };

function canonical(xml: string, method: Canonicalization = INCLUSIVE, local?: string): string {
  expect(parseXml(xml)).toMatchObject({ ok: true });
  const document = readSource(xml);
  const apex = local === undefined ? document : [...elementsWithin(document.root)].find((e) => e.local === local)!;
  const result = canonicalize(apex, method, { maxLength: 100_000 });
  return result.ok ? result.text : result.code;
}

describe('the whole document', () => {
  test('VER-05 comments and instructions around the root get a line each', () => {
    const xml =
      '<?xml version="1.0"?>\n\n<?style  href="a.xsl" ?>\n<!-- one -->\n<doc>x<!-- in --></doc>\n\n<?end?>\n<!-- two -->\n';
    expect(canonical(xml)).toBe('<?style href="a.xsl" ?>\n<doc>x</doc>\n<?end?>');
    expect(canonical(xml, { kind: 'inclusive', comments: true })).toBe(
      '<?style href="a.xsl" ?>\n<!-- one -->\n<doc>x<!-- in --></doc>\n<?end?>\n<!-- two -->',
    );
  });

  test('VER-05 white space inside is kept, inside tags it is not', () => {
    expect(canonical('<doc  >\n <a   b = "1"\n/>\r\n\t</doc >')).toBe('<doc>\n <a b="1"></a>\n\t</doc>');
  });

  test('VER-05 attributes and namespaces in their order', () => {
    const xml =
      '<e3 id="elem3" name="n" xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" b:attr="sorted" a:attr="out" xmlns="http://example.org"/>';
    expect(canonical(xml)).toBe(
      '<e3 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" id="elem3" name="n" b:attr="sorted" a:attr="out"></e3>',
    );
  });

  test('VER-05 namespaces that are in force already are not repeated', () => {
    const xml =
      '<a xmlns="urn:1" xmlns:p="urn:2"><b xmlns="urn:1" xmlns:p="urn:2"><c xmlns=""><d xmlns=""/></c></b></a>';
    expect(canonical(xml)).toBe('<a xmlns="urn:1" xmlns:p="urn:2"><b><c xmlns=""><d></d></c></b></a>');
    expect(canonical('<a xmlns=""/>')).toBe('<a></a>');
  });

  test('VER-05 characters are escaped as the standard says', () => {
    const xml =
      '<d a="&lt;&amp;&gt;&quot;\'&#9;&#10;&#13;\t\n">&lt;&amp;&gt;"\'&#9;&#10;&#13;<![CDATA[<&>"]]>\r\né&#x1F600;</d>';
    expect(canonical(xml)).toBe(
      '<d a="&lt;&amp;>&quot;\'&#x9;&#xA;&#xD;  ">&lt;&amp;&gt;"\'\t\n&#xD;&lt;&amp;&gt;"\né\u{1F600}</d>',
    );
  });

  test('VER-05 the order of names is that of code points, also beyond U+FFFF', () => {
    expect(canonical('<d \u{10000}="2" \uF900="1"/>')).toBe('<d \uF900="1" \u{10000}="2"></d>');
  });
});

describe('exclusive', () => {
  const xml =
    '<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n0:local>';

  test('VER-05 an element alone takes along only what it uses', () => {
    expect(canonical(xml, EXCLUSIVE, 'elem2')).toBe(
      '<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
    expect(canonical(xml, INCLUSIVE, 'elem2')).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:lang="en"><n3:stuff></n3:stuff></n1:elem2>',
    );
  });

  test('VER-05 xml: attributes are inherited inclusively only; xml:id not in 1.1', () => {
    const outer = '<a xml:lang="de" xml:id="i"><b><c xml:space="preserve"/></b></a>';
    expect(canonical(outer, INCLUSIVE, 'c')).toBe('<c xml:id="i" xml:lang="de" xml:space="preserve"></c>');
    expect(canonical(outer, { kind: 'inclusive-1.1', comments: false }, 'c')).toBe(
      '<c xml:lang="de" xml:space="preserve"></c>',
    );
    expect(canonical(outer, EXCLUSIVE, 'c')).toBe('<c xml:space="preserve"></c>');
  });

  test('VER-05 prefixes on the list are treated inclusively', () => {
    const listed = { ...EXCLUSIVE, prefixes: ['u', '', 'missing'] };
    const nested = '<p:a xmlns:p="urn:p" xmlns:u="urn:u" xmlns="urn:d"><p:b/></p:a>';
    expect(canonical(nested, listed)).toBe('<p:a xmlns="urn:d" xmlns:p="urn:p" xmlns:u="urn:u"><p:b></p:b></p:a>');
    expect(canonical(nested, listed, 'b')).toBe('<p:b xmlns="urn:d" xmlns:p="urn:p" xmlns:u="urn:u"></p:b>');
    expect(canonical(nested, EXCLUSIVE)).toBe('<p:a xmlns:p="urn:p"><p:b></p:b></p:a>');
  });

  test('VER-05 siblings each declare what they use, and a prefix bound anew is written anew', () => {
    expect(canonical('<a xmlns:p="urn:1"><p:b/><p:b/><c xmlns:p="urn:2"><p:d/></c></a>', EXCLUSIVE)).toBe(
      '<a><p:b xmlns:p="urn:1"></p:b><p:b xmlns:p="urn:1"></p:b><c><p:d xmlns:p="urn:2"></p:d></c></a>',
    );
  });
});

test('VER-05 what is left out is gone with all it holds, and nothing else', () => {
  const document = readSource('<a> <s><t/></s>\n<s>2</s></a>');
  const [first] = childElements(document.root);
  const result = canonicalize(document, INCLUSIVE, { without: new Set([first!]), maxLength: 1000 });
  expect(result).toEqual({ ok: true, text: '<a> \n<s>2</s></a>' });
});

test('VER-04 a result beyond the bound is refused', () => {
  const xml = `<a xmlns:p="urn:${'x'.repeat(1000)}">${'<p:b/>'.repeat(1000)}</a>`;
  expect(canonical(xml, EXCLUSIVE)).toBe('too-long');
  expect(canonical(xml, INCLUSIVE)).toContain('<p:b></p:b></a>');
});
