/** One value of a DER encoding (X.690). */
export interface DerValue {
  /** The identifier octet: 0x30 a SEQUENCE, 0xa0 a context tag, ... */
  readonly tag: number;
  /** What it holds, without tag and length. */
  readonly content: Uint8Array;
  /** All of it, with tag and length. */
  readonly whole: Uint8Array;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;
export const BOOLEAN = 0x01;

/** Reads the values that stand one after another; undefined where the bytes are no DER. */
export function readDer(bytes: Uint8Array): DerValue[] | undefined {
  const values: DerValue[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1];
    if (first === undefined || (tag & 0x1f) === 0x1f) return undefined;
    at += 2;
    let length = first;
    if (first >= 0x80) {
      const count = first & 0x7f;
      if (count === 0 || count > 4 || at + count > bytes.length) return undefined;
      length = 0;
      for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[at + i] ?? 0);
      if (length < 0x80) return undefined;
      at += count;
    }
    if (at + length > bytes.length) return undefined;
    values.push({ tag, content: bytes.subarray(at, at + length), whole: bytes.subarray(start, at + length) });
    at += length;
  }
  return values;
}

/** The values inside the one value of a given tag that the bytes are. */
export function readInside(bytes: Uint8Array | undefined, tag: number): DerValue[] | undefined {
  const values = bytes && readDer(bytes);
  const [only] = values ?? [];
  return values?.length === 1 && only?.tag === tag ? readDer(only.content) : undefined;
}

/** An object identifier in dotted form. */
export function oidText(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const first = Math.min(Math.floor(head / 40), 2);
  return [first, head - first * 40, ...rest].join('.');
}

/** Encodes one value: tag, definite length, content. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  const head = [tag];
  if (length < 0x80) {
    head.push(length);
  } else {
    const octets: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
    head.push(0x80 | octets.length, ...octets);
  }
  const result = new Uint8Array(head.length + length);
  result.set(head);
  let at = head.length;
  for (const part of contents) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
