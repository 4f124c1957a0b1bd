import { utf8ToBytes } from '@noble/hashes/utils.js';
import {
  canonicalizationOf,
  ENVELOPED,
  EXCLUSIVE,
  hashOf,
  INCLUSIVE,
  isBrokenHash,
  SHA256,
  SIGNED_PROPERTIES,
} from './algorithms.ts';
import type { Hash } from './algorithms.ts';
import { canonicalize } from './canonical.ts';
import type { Canonicalization } from './canonical.ts';
import { sameBytes } from './crypto.ts';
import type { SignatureCrypto } from './crypto.ts';
import { problem } from './problem.ts';
import type { VerificationProblem } from './problem.ts';
import type { MethodRead, ReferenceRead, SignatureRead } from './read.ts';
import { elementsWithin } from './source.ts';
import type { SourceDocument, SourceElement } from './source.ts';

/** `cannot-check`: not computed, because something needed is missing, not allowed or not known. A problem says what. */
export type Verdict = 'ok' | 'mismatch' | 'cannot-check';

/** The reference to the message, with what it takes to compute its digest. */
export interface DocumentReference {
  readonly reference: ReferenceRead;
  readonly hash: Hash | undefined;
  /** Undefined where the transforms cannot be followed. */
  readonly canonicalization: Canonicalization | undefined;
  readonly enveloped: boolean;
}

export interface ReferenceCheck {
  readonly digest: Verdict;
  readonly main: DocumentReference | undefined;
  /** Elements inside the signature that other references cover, with the right digest. */
  readonly covered: readonly SourceElement[];
  readonly problems: readonly VerificationProblem[];
}

/** Signed properties are small; a limit of their own keeps many references from multiplying the work. */
const MAX_PROPERTIES = 500_000;

/**
 * Compares every reference of a signature with what it points at. One must be the message as a whole (URI ""); others may point into the signature
 * itself (the signed properties of XAdES). Anything else is refused and nothing is ever fetched.
 */
export async function checkReferences(
  document: SourceDocument,
  signature: SignatureRead,
  crypto: SignatureCrypto,
  maxLength: number,
): Promise<ReferenceCheck> {
  const problems: VerificationProblem[] = [];
  const covered: SourceElement[] = [];
  const whole = signature.references.filter(({ uri }) => uri === '');
  if (whole.length > 1) problems.push(problem('references-many', { count: whole.length }));
  const ids = signature.references.some(({ uri }) => uri?.startsWith('#'))
    ? collectIds(document)
    : new Map<string, never>();
  for (const reference of signature.references) {
    if (reference.uri === '') continue;
    const element = await checkOther(reference, signature, ids, { crypto, maxLength: MAX_PROPERTIES, problems });
    if (element) covered.push(element);
  }
  const [first] = whole;
  if (!first) {
    problems.push(problem('reference-missing'));
    return { digest: 'cannot-check', main: undefined, covered, problems };
  }
  const main = readMain(first, problems);
  if (!main.hash || !main.canonicalization || !first.digest) return { digest: 'cannot-check', main, covered, problems };
  const without = new Set(main.enveloped ? [signature.element] : []);
  const canonical = canonicalize(document, main.canonicalization, { without, maxLength });
  if (!canonical.ok) {
    problems.push(problem('too-large', { limit: maxLength }));
    return { digest: 'cannot-check', main, covered, problems };
  }
  const computed = await crypto.sha(main.hash, utf8ToBytes(canonical.text));
  if (!computed) {
    problems.push(problem('not-computed', { algorithm: first.digestAlgorithm }));
    return { digest: 'cannot-check', main, covered, problems };
  }
  const same = sameBytes(computed, first.digest);
  if (!same) problems.push(problem('digest-mismatch'));
  return { digest: same ? 'ok' : 'mismatch', main, covered, problems };
}

function readMain(reference: ReferenceRead, problems: VerificationProblem[]): DocumentReference {
  const hash = checkDigestAlgorithm(reference, problems);
  const [first, ...others] = reference.transforms;
  const enveloped = first?.algorithm === ENVELOPED;
  if (!reference.transforms.some(({ algorithm }) => algorithm === ENVELOPED))
    problems.push(problem('enveloped-missing'));
  const canonicalization = chainOf(enveloped ? others : reference.transforms, problems, true);
  return { reference, hash, canonicalization, enveloped };
}

function checkDigestAlgorithm(reference: ReferenceRead, problems: VerificationProblem[]): Hash | undefined {
  const algorithm = reference.digestAlgorithm;
  if (isBrokenHash(algorithm)) problems.push(problem('weak-digest', { algorithm }));
  else if (algorithm !== SHA256) problems.push(problem('digest-algorithm', { algorithm }));
  return hashOf(algorithm);
}

/** The canonicalisation that a chain of transforms ends in. Without one, the standard prescribes the inclusive one. */
function chainOf(
  transforms: readonly MethodRead[],
  problems: VerificationProblem[],
  strict: boolean,
): Canonicalization | undefined {
  const [first, second] = transforms;
  if (!first) return canonicalizationOf(INCLUSIVE);
  const unknown = transforms.find(({ algorithm }) => algorithm !== ENVELOPED && !canonicalizationOf(algorithm));
  if (unknown) {
    problems.push(problem('transform-other', { algorithm: unknown.algorithm }));
    return undefined;
  }
  if (second || first.algorithm === ENVELOPED) {
    problems.push(problem('transform-order', { count: transforms.length }));
    return undefined;
  }
  const known = canonicalizationOf(first.algorithm);
  if (strict && first.algorithm !== EXCLUSIVE)
    problems.push(problem('transform-other', { algorithm: first.algorithm }));
  // References to a document or to an Id never include comments, whatever the transform says (XML Signature, 4.4.3.3).
  return known && { ...known, comments: false, prefixes: first.prefixes };
}

const ID_NAMES = new Set(['Id', 'ID', 'id']);

/** Elements by their Id; an Id that stands twice points at nothing. */
function collectIds(document: SourceDocument): Map<string, SourceElement | 'twice'> {
  const found = new Map<string, SourceElement | 'twice'>();
  for (const element of elementsWithin(document.root)) {
    for (const { local, value } of element.attributes) {
      if (ID_NAMES.has(local)) found.set(value, found.has(value) ? 'twice' : element);
    }
  }
  return found;
}

async function checkOther(
  reference: ReferenceRead,
  signature: SignatureRead,
  ids: ReadonlyMap<string, SourceElement | 'twice'>,
  { crypto, maxLength, problems }: { crypto: SignatureCrypto; maxLength: number; problems: VerificationProblem[] },
): Promise<SourceElement | undefined> {
  const { uri } = reference;
  if (!uri?.startsWith('#')) {
    problems.push(uri === undefined ? problem('reference-missing') : problem('reference-external', { uri }));
    return undefined;
  }
  const target = ids.get(uri.slice(1));
  if (target === 'twice') problems.push(problem('id-duplicate', { uri }));
  if (!target || target === 'twice' || target === signature.element || !isWithin(target, signature.element)) {
    if (target !== 'twice') problems.push(problem('reference-part', { uri }));
    return undefined;
  }
  if (reference.type === SIGNED_PROPERTIES) problems.push(problem('xades'));
  const hash = checkDigestAlgorithm(reference, problems);
  const method = chainOf(reference.transforms, problems, false);
  const canonical = method && canonicalize(target, method, { maxLength });
  if (canonical?.ok === false) problems.push(problem('too-large', { limit: maxLength }));
  if (!hash || !canonical?.ok || !reference.digest) {
    problems.push(problem('not-computed', { algorithm: uri }));
    return undefined;
  }
  const computed = await crypto.sha(hash, utf8ToBytes(canonical.text));
  if (!computed) problems.push(problem('not-computed', { algorithm: reference.digestAlgorithm }));
  else if (sameBytes(computed, reference.digest)) return target;
  else problems.push(problem('properties-mismatch', { uri }));
  return undefined;
}

function isWithin(element: SourceElement, outer: SourceElement): boolean {
  let at: SourceElement | undefined = element;
  while (at && at !== outer) at = at.parent;
  return at === outer;
}
