import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { SignatureCrypto } from '@opencoc/core/ivi/signature';

const HASH_NAMES = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' } as const;

/** Hashes and RSA of Node's crypto for the verification of signatures. */
export const nodeSignatureCrypto: SignatureCrypto = {
  sha: (hash, data) => createHash(HASH_NAMES[hash]).update(data).digest(),
  rsaVerify: ({ scheme, hash, publicKey, data, signature }) => {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const padding =
      scheme === 'pss'
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : { padding: constants.RSA_PKCS1_PADDING };
    return verify(HASH_NAMES[hash], data, { key, ...padding }, signature);
  },
};
