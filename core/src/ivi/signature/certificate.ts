import {
  BIT_STRING,
  BOOLEAN,
  INTEGER,
  OBJECT_ID,
  OCTET_STRING,
  oidText,
  readDer,
  readInside,
  SEQUENCE,
} from './der.ts';
import type { DerValue } from './der.ts';
import { nameText } from './distinguished-name.ts';
import { hexOf, rsaKeyOfSpki } from './rsa-key.ts';
import type { RsaKey } from './rsa-key.ts';

/** What an X.509 certificate says of itself. Nothing here has been verified. */
export interface Certificate {
  /** In the form of RFC 4514 but in the order of the certificate: `C=NL, O=RDW, CN=...`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, upper case. */
  readonly serial: string;
  /** `2024-02-01T00:00:00Z` */
  readonly validFrom: string;
  readonly validTo: string;
  /** `RSA`, or the object identifier of another kind of key. */
  readonly keyAlgorithm: string;
  readonly keyBits: number | undefined;
  readonly publicKey: Uint8Array;
  readonly rsaKey: RsaKey | undefined;
  /** Subject and issuer are the same name. */
  readonly selfIssued: boolean;
  /** A certificate authority's, by its basic constraints. */
  readonly authority: boolean;
  /** Key usage bits by name (`digitalSignature`, `nonRepudiation`, ...); undefined where the certificate does not limit them. */
  readonly keyUsage: readonly string[] | undefined;
  /** Object identifiers of the extended key usage; undefined where not limited. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  /** The certificate calls itself qualified under eIDAS, for a seal or for a person's signature. */
  readonly qualified: 'no' | 'seal' | 'signature' | 'other';
  /** For checking who issued it: the signed part, the signature, and its algorithm (object identifier). */
  readonly signedPart: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: string;
}

export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** Reads an X.509 certificate (DER). Undefined where the bytes are none. Never throws. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  const [signed, algorithm, signature] = readInside(der, SEQUENCE) ?? [];
  if (signed?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || signature?.tag !== BIT_STRING) return undefined;
  const fields = readDer(signed.content) ?? [];
  // The version stands first, unless it is version 1.
  const [serial, , issuer, validity, subject, key, ...more] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  if (serial?.tag !== INTEGER || !issuer || !subject || key?.tag !== SEQUENCE) return undefined;
  const [from, to] = (validity && readDer(validity.content)) ?? [];
  const validFrom = from && timeText(from);
  const validTo = to && timeText(to);
  if (validFrom === undefined || validTo === undefined) return undefined;
  const subjectText = nameText(subject);
  const issuerText = nameText(issuer);
  if (subjectText === undefined || issuerText === undefined) return undefined;
  const extensions = extensionsOf(more.find(({ tag }) => tag === 0xa3));
  const rsaKey = rsaKeyOfSpki(key.whole);
  const usage = extensions.get('2.5.29.15');
  return {
    subject: subjectText,
    issuer: issuerText,
    serial: hexOf(serial.content).toUpperCase(),
    validFrom,
    validTo,
    keyAlgorithm: rsaKey ? 'RSA' : firstOid(key.content),
    keyBits: rsaKey?.bits,
    publicKey: key.whole,
    rsaKey,
    selfIssued: hexOf(subject.whole) === hexOf(issuer.whole),
    authority: isAuthority(extensions.get('2.5.29.19')),
    keyUsage: usage && usageBits(usage),
    extendedKeyUsage: oidsOf(extensions.get('2.5.29.37')),
    qualified: qualifiedOf(extensions.get('1.3.6.1.5.5.7.1.3')),
    signedPart: signed.whole,
    signature: signature.content.subarray(1),
    signatureAlgorithm: firstOid(algorithm.content),
  };
}

function firstOid(bytes: Uint8Array): string {
  const [algorithm] = readDer(bytes) ?? [];
  if (algorithm?.tag === OBJECT_ID) return oidText(algorithm.content);
  return algorithm?.tag === SEQUENCE ? firstOid(algorithm.content) : '';
}

function timeText({ tag, content }: DerValue): string | undefined {
  const text = String.fromCharCode(...content.subarray(0, 20));
  const match = /^([0-9]{2})?([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})Z$/u.exec(text);
  const isUtcTime = tag === 0x17;
  if (!match || (!isUtcTime && tag !== 0x18) || isUtcTime !== (match[1] === undefined)) return undefined;
  const [, century, year = '', month, day, hour, minute, second] = match;
  const full = `${century ?? (Number(year) < 50 ? '20' : '19')}${year}`;
  return `${full}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

function extensionsOf(wrapped: DerValue | undefined): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const extension of readInside(wrapped?.content, SEQUENCE) ?? []) {
    const parts = readDer(extension.content) ?? [];
    const [id] = parts;
    const value = parts.find(({ tag }) => tag === OCTET_STRING);
    if (id?.tag === OBJECT_ID && value) found.set(oidText(id.content), value.content);
  }
  return found;
}

const isAuthority = (extension: Uint8Array | undefined): boolean => {
  const [ca] = readInside(extension, SEQUENCE) ?? [];
  return ca?.tag === BOOLEAN && ca.content[0] !== 0;
};

function usageBits(extension: Uint8Array): readonly string[] {
  const [bits] = readDer(extension) ?? [];
  if (bits?.tag !== BIT_STRING) return [];
  return USAGES.filter((_name, i) => ((bits.content[1 + (i >> 3)] ?? 0) & (0x80 >> (i & 7))) !== 0);
}

const oidsOf = (extension: Uint8Array | undefined): readonly string[] | undefined =>
  readInside(extension, SEQUENCE)?.map(({ content }) => oidText(content));

/** Qualified certificate statements of ETSI EN 319 412-5: compliance, and what kind of signature it is for. */
function qualifiedOf(extension: Uint8Array | undefined): Certificate['qualified'] {
  const statements = (readInside(extension, SEQUENCE) ?? []).map(({ content }) => readDer(content) ?? []);
  const find = (id: string): readonly DerValue[] | undefined =>
    statements.find(([oid]) => oid?.tag === OBJECT_ID && oidText(oid.content) === id);
  if (!find('0.4.0.1862.1.1')) return 'no';
  const [, types] = find('0.4.0.1862.1.6') ?? [];
  const kinds = (types && readDer(types.content)?.map(({ content }) => oidText(content))) ?? [];
  if (kinds.includes('0.4.0.1862.1.6.2')) return 'seal';
  return kinds.includes('0.4.0.1862.1.6.1') ? 'signature' : 'other';
}
