import type { XmlFault } from './fault.ts';

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: XmlFault };

const CHUNK = 8192;

const fault = (offset: number, subject: string): Decoded => ({
  ok: false,
  fault: { kind: 'encoding', offset, line: 0, column: 0, subject },
});

/**
 * Text of an XML file: UTF-8 (with or without byte order mark), UTF-16 with byte order mark, or ISO 8859-1,
 * Windows-1252 and US-ASCII where the XML declaration says so. Anything else is a fault of kind `encoding` that names the encoding or
 * the byte. Strict: an overlong or broken sequence is refused, never replaced. Written here, and not with TextDecoder,
 * because core knows no browser or Node API.
 */
export function decodeXml(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, false);
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const declared = declaredEncoding(bytes, start);
  switch (declared) {
    case '':
    case 'utf-8':
    case 'utf8':
      return decodeUtf8(bytes, start);
    case 'iso-8859-1':
    case 'latin1':
      return start === 0 ? decodeLatin1(bytes, 0xff) : decodeUtf8(bytes, start);
    case 'windows-1252':
    case 'cp1252':
      return start === 0 ? decodeLatin1(bytes, 0xff, WINDOWS_1252) : decodeUtf8(bytes, start);
    case 'us-ascii':
    case 'ascii':
      return start === 0 ? decodeLatin1(bytes, 0x7f) : decodeUtf8(bytes, start);
    default:
      return start === 3 ? decodeUtf8(bytes, start) : fault(0, declared);
  }
}

function declaredEncoding(bytes: Uint8Array, start: number): string {
  const head = String.fromCharCode(...bytes.subarray(start, start + 200));
  const match = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/u.exec(head);
  return match?.[1]?.toLowerCase() ?? '';
}

/** Characters of Windows-1252 at 0x80 to 0x9F; five of them are not assigned. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function decodeLatin1(bytes: Uint8Array, highest: number, upper?: string): Decoded {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += CHUNK) {
    const chunk = bytes.subarray(i, i + CHUNK);
    const bad = chunk.findIndex((byte) => byte > highest);
    if (bad >= 0) return fault(i + bad, 'US-ASCII');
    const text = String.fromCharCode(...chunk);
    parts.push(upper ? text.replace(/[\u0080-\u009F]/gu, (c) => upper.charAt(c.charCodeAt(0) - 0x80)) : text);
  }
  return { ok: true, text: parts.join('') };
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): Decoded {
  if (bytes.length % 2 !== 0) return fault(bytes.length - 1, 'UTF-16');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let i = 2; i < bytes.length; i += CHUNK * 2) {
    const units: number[] = [];
    for (let j = i; j < Math.min(i + CHUNK * 2, bytes.length); j += 2) units.push(view.getUint16(j, littleEndian));
    parts.push(String.fromCharCode(...units));
  }
  return { ok: true, text: parts.join('') };
}

function decodeUtf8(bytes: Uint8Array, start: number): Decoded {
  const parts: string[] = [];
  const units = new Uint16Array(CHUNK + 2);
  let filled = 0;
  let i = start;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      units[filled] = lead;
      filled += 1;
      i += 1;
    } else {
      const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
      if (lead < 0xc2 || lead > 0xf4 || i + length > bytes.length) return fault(i, 'UTF-8');
      let point = lead & (0xff >> (length + 1));
      for (let j = 1; j < length; j += 1) {
        const next = bytes[i + j] ?? 0;
        if ((next & 0xc0) !== 0x80) return fault(i, 'UTF-8');
        point = (point << 6) | (next & 0x3f);
      }
      const lowest = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
      if (point < lowest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return fault(i, 'UTF-8');
      if (point > 0xffff) {
        units[filled] = 0xd800 + ((point - 0x10000) >> 10);
        units[filled + 1] = 0xdc00 + ((point - 0x10000) & 0x3ff);
        filled += 2;
      } else {
        units[filled] = point;
        filled += 1;
      }
      i += length;
    }
    if (filled >= CHUNK) {
      parts.push(String.fromCharCode(...units.subarray(0, filled)));
      filled = 0;
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, filled)));
  return { ok: true, text: parts.join('') };
}
