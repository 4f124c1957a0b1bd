import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalizationOf, EXCLUSIVE, isBrokenHash, RSA_SHA256, rsaMethodOf } from './algorithms.ts';
import type { RsaMethod } from './algorithms.ts';
import { canonicalize } from './canonical.ts';
import type { Canonicalization } from './canonical.ts';
import { readCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { sameBytes } from './crypto.ts';
import type { SignatureCrypto } from './crypto.ts';
import { problem } from './problem.ts';
import type { VerificationProblem } from './problem.ts';
import type { SignatureRead } from './read.ts';
import type { Verdict } from './reference.ts';
import type { RsaKey } from './rsa-key.ts';

/** Shorter keys can be broken, or will be before a certificate's duty to be kept ends. */
export const MIN_RSA_BITS = 2048;

export interface ValueCheck {
  readonly signatureValue: Verdict;
  readonly method: RsaMethod | undefined;
  readonly canonicalization: Canonicalization | undefined;
  /** All that could be read, in the order of the file. */
  readonly certificates: readonly Certificate[];
  /** The one whose key made the signature; else the first that is no authority's. */
  readonly signer: Certificate | undefined;
  readonly problems: VerificationProblem[];
}

/** Checks the signature value over SignedInfo with the keys that the signature brings along. */
export async function checkValue(
  signature: SignatureRead,
  crypto: SignatureCrypto,
  maxLength: number,
): Promise<ValueCheck> {
  const problems: VerificationProblem[] = [];
  const { certificates, keyValue } = readKeys(signature, problems);
  const method = checkAlgorithms(signature, problems);
  const known = canonicalizationOf(signature.canonicalization.algorithm);
  const canonicalization = known && { ...known, prefixes: signature.canonicalization.prefixes };
  const keyed = certificates.flatMap((certificate) =>
    certificate.rsaKey ? [{ certificate, key: certificate.rsaKey }] : [],
  );
  const candidates: readonly { certificate?: Certificate; key: RsaKey }[] =
    certificates.length > 0 ? keyed : keyValue ? [{ key: keyValue }] : [];
  let verdict: Verdict = 'cannot-check';
  let signer = certificates.find(({ authority }) => !authority) ?? certificates[0];
  const canonical =
    signature.signedInfo && canonicalization && canonicalize(signature.signedInfo, canonicalization, { maxLength });
  if (canonical?.ok === false) problems.push(problem('too-large', { limit: maxLength }));
  if (canonical?.ok && method && signature.value && candidates.length > 0) {
    const data = utf8ToBytes(canonical.text);
    for (const { certificate, key } of candidates) {
      const right = await crypto.rsaVerify({ ...method, publicKey: key.spki, data, signature: signature.value });
      if (right) {
        verdict = 'ok';
        signer = certificate ?? signer;
        break;
      }
      if (right === false) verdict = 'mismatch';
    }
    if (verdict === 'cannot-check') problems.push(problem('not-computed', { algorithm: signature.method }));
  }
  if (verdict === 'mismatch') problems.push(problem('value-mismatch'));
  const key = signer ? signer.rsaKey : keyValue;
  if (key && key.bits < MIN_RSA_BITS) problems.push(problem('weak-key', { bits: key.bits, least: MIN_RSA_BITS }));
  if (signer && !signer.rsaKey) problems.push(problem('key-kind', { algorithm: signer.keyAlgorithm }));
  if (keyValue && signer?.rsaKey && !sameBytes(keyValue.spki, signer.rsaKey.spki)) {
    problems.push(problem('key-value-differs'));
  }
  return { signatureValue: verdict, method, canonicalization, certificates, signer, problems };
}

function readKeys(
  signature: SignatureRead,
  problems: VerificationProblem[],
): { certificates: Certificate[]; keyValue: RsaKey | undefined } {
  const certificates = signature.certificates.flatMap((der, index) => {
    const certificate = readCertificate(der);
    if (!certificate) problems.push(problem('certificate-unreadable', { number: index + 1 }));
    return certificate ? [certificate] : [];
  });
  if (signature.certificates.length === 0) problems.push(problem('certificate-missing'));
  return { certificates, keyValue: signature.keyValue };
}

function checkAlgorithms(signature: SignatureRead, problems: VerificationProblem[]): RsaMethod | undefined {
  const { algorithm } = signature.canonicalization;
  if (algorithm !== EXCLUSIVE) problems.push(problem('canonicalization-other', { algorithm }));
  if (isBrokenHash(signature.method)) problems.push(problem('weak-signature', { algorithm: signature.method }));
  else if (signature.method !== RSA_SHA256)
    problems.push(problem('signature-algorithm', { algorithm: signature.method }));
  return rsaMethodOf(signature.method);
}
