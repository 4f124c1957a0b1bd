const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<number, number> = new Map(Array.from(ALPHABET, (c, i) => [c.charCodeAt(0), i]));

/** Bytes of a base64 text with XML white space anywhere in it; undefined where it is none, or empty. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/[ \t\r\n]+/gu, '');
  if (packed === '' || packed.length % 4 !== 0) return undefined;
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((packed.length / 4) * 3 - padding);
  let bits = 0;
  let held = 0;
  let filled = 0;
  for (let i = 0; i < packed.length - padding; i += 1) {
    const value = VALUES.get(packed.charCodeAt(i));
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled] = (held >> bits) & 0xff;
      filled += 1;
    }
  }
  return bytes;
}
