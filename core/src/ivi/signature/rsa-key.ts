import type { Hash } from './algorithms.ts';
import { HASH_LENGTHS } from './algorithms.ts';
import { BIT_STRING, INTEGER, OBJECT_ID, oidText, readDer, readInside, SEQUENCE, writeDer } from './der.ts';

export interface RsaKey {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
  readonly bits: number;
  /** The key as SubjectPublicKeyInfo (DER), the form that Web Crypto and Node import. */
  readonly spki: Uint8Array;
}

/** Larger keys are not computed with: nobody uses them, and time grows with the cube of the length. */
const MAX_MODULUS_BITS = 16_384;
const MAX_EXPONENT_BITS = 64;
const RSA_ENCRYPTION = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01);
const NULL = Uint8Array.of(0x05, 0x00);

/** The RSA key of a SubjectPublicKeyInfo; undefined for another kind of key, or one out of bounds. */
export function rsaKeyOfSpki(spki: Uint8Array): RsaKey | undefined {
  const [algorithm, key] = readInside(spki, SEQUENCE) ?? [];
  const [oid] = (algorithm && readDer(algorithm.content)) ?? [];
  if (oid?.tag !== OBJECT_ID || oidText(oid.content) !== '1.2.840.113549.1.1.1') return undefined;
  if (key?.tag !== BIT_STRING || key.content[0] !== 0) return undefined;
  const [modulus, exponent] = readInside(key.content.subarray(1), SEQUENCE) ?? [];
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return undefined;
  return rsaKeyOf(modulus.content, exponent.content);
}

/** The RSA key of a modulus and an exponent (big-endian, as in a KeyValue); undefined where they are out of bounds. */
export function rsaKeyOf(modulusBytes: Uint8Array, exponentBytes: Uint8Array): RsaKey | undefined {
  const modulus = withoutZeros(modulusBytes);
  const exponent = withoutZeros(exponentBytes);
  const bits = bitLength(modulus);
  if (bits === 0 || bits > MAX_MODULUS_BITS || exponent.length === 0) return undefined;
  if (bitLength(exponent) > MAX_EXPONENT_BITS || ((modulus.at(-1) ?? 0) & 1) === 0) return undefined;
  const key = writeDer(SEQUENCE, integer(modulus), integer(exponent));
  const spki = writeDer(
    SEQUENCE,
    writeDer(SEQUENCE, writeDer(OBJECT_ID, RSA_ENCRYPTION), NULL),
    writeDer(BIT_STRING, Uint8Array.of(0), key),
  );
  return { modulus, exponent, bits, spki };
}

const integer = (bytes: Uint8Array): Uint8Array =>
  writeDer(INTEGER, (bytes[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes);

const withoutZeros = (bytes: Uint8Array): Uint8Array => {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? new Uint8Array() : bytes.subarray(start);
};

const bitLength = (bytes: Uint8Array): number =>
  bytes.length === 0 ? 0 : (bytes.length - 1) * 8 + (32 - Math.clz32(bytes[0] ?? 0));

const DIGEST_INFO: Readonly<Record<Hash, string>> = {
  'SHA-1': '3021300906052b0e03021a05000414',
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
};

/**
 * What an RSA PKCS#1 v1.5 signature was made over: its hash function and hash value. Undefined when the signature was not made with
 * this key (or is damaged). Only to tell why a signature fails: verdicts come from the platform's own verification.
 */
export function signedDigest(key: RsaKey, signature: Uint8Array): { hash: Hash; digest: string } | undefined {
  if (signature.length !== key.modulus.length) return undefined;
  const modulus = numberOf(key.modulus);
  const value = numberOf(signature);
  if (value >= modulus) return undefined;
  const plain = power(value, numberOf(key.exponent), modulus)
    .toString(16)
    .padStart(key.modulus.length * 2, '0');
  const padded = /^0001(?:ff){8,}00/u.exec(plain);
  if (!padded) return undefined;
  const info = plain.slice(padded[0].length);
  for (const hash of Object.keys(HASH_LENGTHS) as Hash[]) {
    const digest = info.slice(DIGEST_INFO[hash].length);
    if (info.startsWith(DIGEST_INFO[hash]) && digest.length === HASH_LENGTHS[hash] * 2) return { hash, digest };
  }
  return undefined;
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(bytes)}`);

/** Bytes in hexadecimal, lower case. */
export const hexOf = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(byte.toString(16).padStart(2, '0'));
  return parts.join('');
};

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
