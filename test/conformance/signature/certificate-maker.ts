import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key pair with a certificate of ours, made for one test: a small DER writer, so that the reader has no part in it. */
export interface Identity {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly subject: Buffer;
}

export interface CertificateOptions {
  readonly name?: string;
  readonly issuer?: Identity;
  readonly from?: string;
  readonly to?: string;
  readonly bits?: number;
  readonly kind?: 'rsa' | 'ec';
  readonly hash?: 'sha256' | 'sha1';
  readonly authority?: boolean;
  /** The first octet of the key usage bits: 0x80 digitalSignature, 0x40 nonRepudiation, 0x20 keyEncipherment. */
  readonly usage?: number;
  readonly purposes?: readonly string[];
  readonly seal?: boolean;
  /** Use these keys instead of new ones. */
  readonly keys?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
}

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const size =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
const text = (value: string): Buffer => tlv(0x0c, Buffer.from(value, 'utf8'));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return tlv(0x06, Buffer.from(octets));
}

const attribute = (id: string, value: string): Buffer => tlv(0x31, sequence(oid(id), text(value)));
const time = (iso: string): Buffer => {
  const digits = iso.replace(/[-:T]/gu, '').replace(/(?:\.[0-9]+)?Z$/u, 'Z');
  return Number(iso.slice(0, 4)) < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
};
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), tlv(0x04, value));

function extensions({ authority, usage, purposes, seal }: CertificateOptions): Buffer[] {
  const list: Buffer[] = [];
  if (authority) list.push(extension('2.5.29.19', sequence(tlv(0x01, Buffer.from([0xff])))));
  if (usage !== undefined) list.push(extension('2.5.29.15', tlv(0x03, Buffer.from([0, usage]))));
  if (purposes) list.push(extension('2.5.29.37', sequence(...purposes.map(oid))));
  if (seal) {
    const type = sequence(oid('0.4.0.1862.1.6'), sequence(oid('0.4.0.1862.1.6.2')));
    list.push(extension('1.3.6.1.5.5.7.1.3', sequence(sequence(oid('0.4.0.1862.1.1')), type)));
  }
  return list.length === 0 ? [] : [tlv(0xa3, sequence(...list))];
}

export const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
export const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

/** Makes a certificate and its keys; without an issuer it is self-signed. */
export function makeIdentity(options: CertificateOptions = {}): Identity {
  const { name = 'Nordwerk Seal', issuer, from = '2024-01-01T00:00:00Z', to = '2030-01-01T00:00:00Z' } = options;
  const made =
    options.keys ??
    (options.kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : rsaKeys(options.bits));
  const subject = sequence(
    attribute('2.5.4.6', 'DE'),
    attribute('2.5.4.10', 'Nordwerk Müller, GmbH'),
    attribute('2.5.4.3', name),
  );
  const hash = options.hash ?? 'sha256';
  const algorithm = sequence(oid(hash === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11'), tlv(0x05));
  const spki = made.publicKey.export({ type: 'spki', format: 'der' });
  const signed = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.concat([Buffer.from([0x01]), createHash('sha1').update(spki).digest().subarray(0, 8)])),
    algorithm,
    issuer?.subject ?? subject,
    sequence(time(from), time(to)),
    subject,
    spki,
    ...extensions(options),
  );
  const signature = sign(hash, signed, issuer?.privateKey ?? made.privateKey);
  const certificate = sequence(signed, algorithm, tlv(0x03, Buffer.from([0]), signature));
  return { certificate, privateKey: made.privateKey, publicKey: made.publicKey, subject };
}

const rsaKeys = (bits = 2048): { privateKey: KeyObject; publicKey: KeyObject } =>
  generateKeyPairSync('rsa', { modulusLength: bits });
