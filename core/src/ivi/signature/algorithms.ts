import type { Canonicalization } from './canonical.ts';

/** Hash functions under the names that Web Crypto gives them, with the length of their values in bytes. */
export const HASH_LENGTHS = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 } as const;
export type Hash = keyof typeof HASH_LENGTHS;

export interface RsaMethod {
  readonly scheme: 'pkcs1' | 'pss';
  readonly hash: Hash;
}

export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties';

const CANONICALIZATIONS: Readonly<Record<string, Canonicalization>> = {
  [EXCLUSIVE]: { kind: 'exclusive', comments: false },
  [`${EXCLUSIVE}WithComments`]: { kind: 'exclusive', comments: true },
  [INCLUSIVE]: { kind: 'inclusive', comments: false },
  [`${INCLUSIVE}#WithComments`]: { kind: 'inclusive', comments: true },
  'http://www.w3.org/2006/12/xml-c14n11': { kind: 'inclusive-1.1', comments: false },
  'http://www.w3.org/2006/12/xml-c14n11#WithComments': { kind: 'inclusive-1.1', comments: true },
};

const HASHES: Readonly<Record<string, Hash>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'SHA-1',
  [SHA256]: 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
};

const RSA_METHODS: Readonly<Record<string, RsaMethod>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { scheme: 'pkcs1', hash: 'SHA-1' },
  [RSA_SHA256]: { scheme: 'pkcs1', hash: 'SHA-256' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { scheme: 'pkcs1', hash: 'SHA-384' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { scheme: 'pkcs1', hash: 'SHA-512' },
  'http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1': { scheme: 'pss', hash: 'SHA-1' },
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1': { scheme: 'pss', hash: 'SHA-256' },
  'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1': { scheme: 'pss', hash: 'SHA-384' },
  'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1': { scheme: 'pss', hash: 'SHA-512' },
};

const find = <T>(table: Readonly<Record<string, T>>, uri: string): T | undefined =>
  Object.hasOwn(table, uri) ? table[uri] : undefined;

/** What an algorithm URI stands for; undefined for one that is not computed here (HMAC and DSA among them, on purpose). */
export const canonicalizationOf = (uri: string): Canonicalization | undefined => find(CANONICALIZATIONS, uri);
export const hashOf = (uri: string): Hash | undefined => find(HASHES, uri);
export const rsaMethodOf = (uri: string): RsaMethod | undefined => find(RSA_METHODS, uri);

/** Hashes for which two texts with the same value can be made: SHA-1, and what came before it. */
export const isBrokenHash = (uri: string): boolean =>
  /[#-](?:rsa-|dsa-|hmac-)?(?:sha1|md5|md2|ripemd160)(?:$|-)/iu.test(uri);

/** The last part of an algorithm URI, as people call it: `rsa-sha256`, `sha1`, `xml-exc-c14n`. */
export const algorithmName = (uri: string): string => {
  const bare = uri.replace(/#$/u, '');
  return bare.slice(Math.max(bare.lastIndexOf('#'), bare.lastIndexOf('/')) + 1);
};
