import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalizationOf, EXCLUSIVE, HASH_LENGTHS, INCLUSIVE } from './algorithms.ts';
import type { Hash } from './algorithms.ts';
import { canonicalize } from './canonical.ts';
import type { Canonicalization } from './canonical.ts';
import { sameBytes } from './crypto.ts';
import type { SignatureCrypto } from './crypto.ts';
import { DOCUMENT_FORMATTINGS, formatDocument, formatElement, SIGNED_INFO_FORMATTINGS } from './formatting.ts';
import type { Formatting } from './formatting.ts';
import type { VerificationCause } from './problem.ts';
import type { SignatureRead } from './read.ts';
import type { DocumentReference, Verdict } from './reference.ts';
import { hexOf, signedDigest } from './rsa-key.ts';
import type { RsaKey } from './rsa-key.ts';
import type { SourceDocument, SourceElement } from './source.ts';
import type { ValueCheck } from './value.ts';

/** Larger files get their verdict without a search for the cause: it takes some fifty canonicalisations. */
const MAX_LENGTH = 1_000_000;

export interface Failure {
  readonly document: SourceDocument;
  /** UTF-16 units of the file. */
  readonly length: number;
  readonly signature: SignatureRead;
  readonly digest: Verdict;
  readonly main: DocumentReference | undefined;
  readonly value: ValueCheck;
  readonly crypto: SignatureCrypto;
}

type Part = 'signed-info' | 'document';

/** Why a signature fails, shown by finding what it is right over. Empty where nothing can be shown. */
export async function findCauses(failure: Failure): Promise<VerificationCause[]> {
  if (failure.length > MAX_LENGTH) return [];
  const valueCauses = failure.value.signatureValue === 'mismatch' ? await causesOfValue(failure) : [];
  const digestCauses = failure.digest === 'mismatch' ? await causesOfDigest(failure) : [];
  const causes = [...valueCauses, ...digestCauses];
  if (failure.digest !== 'mismatch' || digestCauses.length > 0) return causes;
  if (failure.value.signatureValue === 'ok') return [...causes, { code: 'edited' }];
  const explained = valueCauses.some(({ code }) => code !== 'wrong-key' && code !== 'signed-info-edited');
  return explained && !valueCauses.some(({ code }) => code === 'other-certificate')
    ? [...causes, { code: 'other-content' }]
    : causes;
}

/** An element or document as it may have been canonicalised, and the cause that this would show. */
interface Trial {
  readonly cause: VerificationCause;
  readonly text: string;
}

function* trialsOf<T extends SourceDocument | SourceElement>(
  part: Part,
  declared: Canonicalization,
  formattings: readonly Formatting[],
  asIs: T,
  format: (formatting: Formatting) => T,
): Generator<Trial> {
  const write = (tree: T, method: Canonicalization): string | undefined => {
    const canonical = canonicalize(tree, method, { maxLength: MAX_LENGTH * 4 });
    return canonical.ok ? canonical.text : undefined;
  };
  const written = write(asIs, declared);
  const methods = [declared];
  for (const { algorithm, method } of othersThan(declared)) {
    const text = write(asIs, method);
    // Most messages come out the same either way: then there is nothing to try.
    if (text === undefined || text === written) continue;
    yield { cause: { code: 'canonicalized-otherwise', part, algorithm }, text };
    methods.push(method);
  }
  for (const formatting of formattings) {
    const tree = format(formatting);
    for (const method of methods) {
      const text = write(tree, method);
      if (text !== undefined) yield { cause: causeOf(part, formatting), text };
    }
  }
}

function othersThan(declared: Canonicalization): { algorithm: string; method: Canonicalization }[] {
  const prefixes = declared.prefixes ?? [];
  return [EXCLUSIVE, INCLUSIVE, `${EXCLUSIVE}WithComments`, `${INCLUSIVE}#WithComments`].flatMap((algorithm) => {
    const method = canonicalizationOf(algorithm);
    const same = method?.kind === declared.kind && method.comments === declared.comments;
    return method && !same ? [{ algorithm, method: { ...method, prefixes } }] : [];
  });
}

const causeOf = (part: Part, { style, newline }: Formatting): VerificationCause =>
  newline === '\r\n' || style === undefined
    ? { code: 'line-ends', part, ...(style === undefined ? {} : { style }) }
    : { code: 'reformatted', part, style };

async function causesOfValue({ signature, value, crypto }: Failure): Promise<VerificationCause[]> {
  const { method, canonicalization } = value;
  if (!method || !canonicalization || !signature.value || !signature.signedInfo) return [];
  const signed = signature.value;
  const info = signature.signedInfo;
  const keys = value.certificates.flatMap(({ rsaKey }) => (rsaKey ? [rsaKey] : []));
  const own = keys.map((key) => signedDigest(key, signed)).find((digest) => digest !== undefined);
  if (!own && method.scheme === 'pkcs1') {
    const foreign = signature.keyValue && signedDigest(signature.keyValue, signed);
    return [{ code: foreign && keys.length > 0 ? 'other-certificate' : 'wrong-key' }];
  }
  const isRight = async (text: string): Promise<boolean> => {
    const data = utf8ToBytes(text);
    if (!own) return await isSignedBy(keys, data, signed, method, crypto);
    const computed = await crypto.sha(own.hash, data);
    return computed !== undefined && hexOf(computed) === own.digest;
  };
  const causes: VerificationCause[] = [];
  if (own && own.hash !== method.hash) {
    causes.push({ code: 'algorithm-relabelled', part: 'signed-info', algorithm: own.hash });
    const asIs = canonicalize(info, canonicalization, { maxLength: MAX_LENGTH * 4 });
    if (asIs.ok && (await isRight(asIs.text))) return causes;
  }
  const trials = trialsOf('signed-info', canonicalization, SIGNED_INFO_FORMATTINGS, info, (f) =>
    formatElement(info, f),
  );
  for (const { cause, text } of trials) {
    if (await isRight(text)) return [...causes, cause];
  }
  return [...causes, { code: own ? 'signed-info-edited' : 'wrong-key' }];
}

async function isSignedBy(
  keys: readonly RsaKey[],
  data: Uint8Array,
  signature: Uint8Array,
  method: NonNullable<ValueCheck['method']>,
  crypto: SignatureCrypto,
): Promise<boolean> {
  for (const key of keys) {
    if (await crypto.rsaVerify({ ...method, publicKey: key.spki, data, signature })) return true;
  }
  return false;
}

async function causesOfDigest({ document, signature, main, crypto }: Failure): Promise<VerificationCause[]> {
  const wanted = main?.reference.digest;
  if (!main?.hash || !main.canonicalization || !wanted) return [];
  const without = formatDocument(document, signature.element, ASIS);
  const hash = main.hash;
  if (wanted.length !== HASH_LENGTHS[hash]) {
    return await causesOfLength(without, main.canonicalization, wanted, crypto);
  }
  const trials = trialsOf('document', main.canonicalization, DOCUMENT_FORMATTINGS, without, (f) =>
    formatDocument(document, signature.element, f),
  );
  for (const { cause, text } of trials) {
    const computed = await crypto.sha(hash, utf8ToBytes(text));
    if (computed && sameBytes(computed, wanted)) return [cause];
  }
  return [];
}

const ASIS: Formatting = { style: undefined, newline: '\n', signatureLater: true, outdent: 0 };

/** A digest that is too long or too short for its algorithm may be right for the one of its length. */
async function causesOfLength(
  document: SourceDocument,
  method: Canonicalization,
  wanted: Uint8Array,
  crypto: SignatureCrypto,
): Promise<VerificationCause[]> {
  const other = (Object.keys(HASH_LENGTHS) as Hash[]).find((hash) => HASH_LENGTHS[hash] === wanted.length);
  const canonical = canonicalize(document, method, { maxLength: MAX_LENGTH * 4 });
  const computed = other && canonical.ok ? await crypto.sha(other, utf8ToBytes(canonical.text)) : undefined;
  return other && computed && sameBytes(computed, wanted)
    ? [{ code: 'algorithm-relabelled', part: 'document', algorithm: other }]
    : [];
}
