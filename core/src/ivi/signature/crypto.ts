import type { Hash, RsaMethod } from './algorithms.ts';

type Maybe<T> = T | undefined | Promise<T | undefined>;

export interface RsaRequest extends RsaMethod {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * What the platform computes: Node's crypto or the browser's Web Crypto. `undefined` says that the platform cannot (an algorithm
 * switched off by policy): the verdict is then `cannot-check`. An exception counts as `undefined`.
 */
export interface SignatureCrypto {
  readonly sha: (hash: Hash, data: Uint8Array) => Maybe<Uint8Array>;
  /** RSA PKCS#1 v1.5, or PSS with MGF1 on the same hash and a salt as long as the hash. */
  readonly rsaVerify: (request: RsaRequest) => Maybe<boolean>;
}

/** The same ports, never throwing. */
export const guarded = (crypto: SignatureCrypto): SignatureCrypto => ({
  sha: async (hash, data) => {
    try {
      return await crypto.sha(hash, data);
    } catch {
      return undefined;
    }
  },
  rsaVerify: async (request) => {
    try {
      return await crypto.rsaVerify(request);
    } catch {
      return undefined;
    }
  },
});

/** Whether two byte strings are the same. Both are public here: no secret to guard by equal time. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
