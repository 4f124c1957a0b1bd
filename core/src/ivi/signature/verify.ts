import { openXml } from '../check/message.ts';
import { signatureProblems } from '../check/signature-structure.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import { DEFAULT_XML_LIMITS } from '../xml/limits.ts';
import type { XmlLimits } from '../xml/limits.ts';
import type { XmlElement } from '../xml/tree.ts';
import { findCauses } from './causes.ts';
import { checkCertificate } from './certificate-check.ts';
import type { CertificateReport, SignatureDate } from './certificate-check.ts';
import { guarded } from './crypto.ts';
import type { SignatureCrypto } from './crypto.ts';
import { problem } from './problem.ts';
import type { VerificationCause, VerificationProblem } from './problem.ts';
import { findSignatures, readSignature, readSigningTime } from './read.ts';
import type { SignatureRead } from './read.ts';
import { checkReferences } from './reference.ts';
import type { Verdict } from './reference.ts';
import { elementsWithin, readSource, textOf } from './source.ts';
import type { SourceDocument, SourceElement } from './source.ts';
import { checkValue } from './value.ts';

/** What a signature names, as the URIs of the file; "" where it names nothing. */
export interface SignatureAlgorithms {
  readonly canonicalization: string;
  readonly signature: string;
  readonly digest: string;
  readonly transforms: readonly string[];
}

export interface Weakness {
  readonly part: 'signature' | 'digest' | 'key' | 'certificate';
  /** The algorithm's URI, the certificate's name, or the key's length in bits. */
  readonly what: string;
}

export interface SignatureVerification {
  /** The file has a signature at all. */
  readonly signed: boolean;
  /** Digest and signature value are right, and no problem is an error. Says nothing about trust in the certificate. */
  readonly valid: boolean;
  /** The message is what was signed. */
  readonly digest: Verdict;
  /** The signature was made with the certificate's key. */
  readonly signatureValue: Verdict;
  readonly algorithms: SignatureAlgorithms | undefined;
  /** As written in the file: equal values in two files with other content show a copied signature. */
  readonly values: { readonly digest: string; readonly signature: string } | undefined;
  readonly weak: readonly Weakness[];
  readonly certificate: CertificateReport | undefined;
  readonly problems: readonly VerificationProblem[];
  readonly causes: readonly VerificationCause[];
}

export interface VerifyOptions {
  /** ISO 8601; without it nothing is said about whether the certificate is valid now. */
  readonly now?: string;
  readonly limits?: XmlLimits;
}

/** What no program without a list of trusted issuers can tell: said with every verdict. */
export const NOT_CHECKED = ['trust', 'revocation'] as const;

const UNSIGNED: SignatureVerification = {
  signed: false,
  valid: false,
  digest: 'cannot-check',
  signatureValue: 'cannot-check',
  algorithms: undefined,
  values: undefined,
  weak: [],
  certificate: undefined,
  problems: [],
  causes: [],
};

/**
 * Verifies the XML signature of a file as its bytes stand: the digest over the message, the value over SignedInfo, the
 * algorithms and the certificate, against the SIG rules. Where it fails, tells the cause as far as it can be shown. Nothing is fetched; whether the issuer is
 * trusted and the certificate revoked is not checked. Never throws or rejects; time and memory are bounded by `limits`.
 */
export async function verifySignature(
  bytes: Uint8Array,
  crypto: SignatureCrypto,
  options: VerifyOptions = {},
): Promise<SignatureVerification> {
  const limits = options.limits ?? DEFAULT_XML_LIMITS;
  const opened = openXml(bytes, limits);
  if (!opened.ok) {
    const { kind, line, column, subject, offset } = opened.fault;
    return { ...UNSIGNED, problems: [problem('unreadable', { fault: kind, line, column, subject, offset })] };
  }
  const document = readSource(opened.text);
  const isMessage = isMessageRoot(document.root);
  const rootProblems = isMessage ? [] : [problem('not-a-message', { root: document.root.local })];
  const found = findSignatures(document);
  const element = found.find(({ parent }) => parent === document.root) ?? found[0];
  if (!element) return { ...UNSIGNED, problems: [...rootProblems, problem('unsigned')] };
  const problems = [...rootProblems, ...placeProblems(element, found, document, opened.root)];
  const read = readSignature(element);
  return await judge(document, read, guarded(crypto), { problems, length: opened.text.length, now: options.now });
}

function isMessageRoot(root: SourceElement): boolean {
  const { schema } = dictionaryOf(CURRENT_SCHEMA_VERSION);
  return root.local === schema.root && root.namespace === schema.namespace;
}

function placeProblems(
  element: SourceElement,
  found: readonly SourceElement[],
  document: SourceDocument,
  root: XmlElement,
): VerificationProblem[] {
  const problems: VerificationProblem[] = [];
  if (found.length > 1) problems.push(problem('signatures-many', { count: found.length }));
  if (element.parent !== document.root) {
    problems.push(problem('signature-place', { parent: element.parent?.local ?? '' }));
  }
  const same = elementAt(root, element.offset);
  const [fault] = same ? signatureProblems(same, () => false) : [];
  if (fault) problems.push(problem('signature-form', { element: fault.element.local, subject: fault.subject }));
  return problems;
}

/** The element of the other tree that begins at the same place of the text. */
function elementAt(root: XmlElement, offset: number): XmlElement | undefined {
  let at = root;
  while (at.offset !== offset) {
    const next = at.children.findLast((child) => child.offset <= offset);
    if (!next) return undefined;
    at = next;
  }
  return at;
}

async function judge(
  document: SourceDocument,
  signature: SignatureRead,
  crypto: SignatureCrypto,
  context: { problems: readonly VerificationProblem[]; length: number; now: string | undefined },
): Promise<SignatureVerification> {
  // Escapes make text longer; honest messages stay far below twice their length.
  const maxLength = context.length * 2 + 100_000;
  const {
    digest,
    main,
    covered,
    problems: referenceProblems,
  } = await checkReferences(document, signature, crypto, maxLength);
  const value = await checkValue(signature, crypto, maxLength);
  const others = value.certificates;
  const date = signatureDateOf(document, signature.element, covered);
  const certificate = value.signer && (await checkCertificate(value.signer, others, date, crypto, context.now));
  const problems = unique([
    ...context.problems,
    ...signature.problems,
    ...referenceProblems,
    ...value.problems,
    ...(certificate?.problems ?? []),
  ]);
  const failed = digest === 'mismatch' || value.signatureValue === 'mismatch';
  const causes = failed
    ? await findCauses({ document, length: context.length, signature, digest, main, value, crypto })
    : [];
  const noError = problems.every(({ severity }) => severity !== 'error');
  return {
    signed: true,
    valid: noError && digest === 'ok' && value.signatureValue === 'ok',
    digest,
    signatureValue: value.signatureValue,
    algorithms: {
      canonicalization: signature.canonicalization.algorithm,
      signature: signature.method,
      digest: main?.reference.digestAlgorithm ?? signature.references[0]?.digestAlgorithm ?? '',
      transforms: (main?.reference ?? signature.references[0])?.transforms.map(({ algorithm }) => algorithm) ?? [],
    },
    values: { digest: main?.reference.digestText ?? '', signature: signature.valueText },
    weak: weaknessesOf(problems),
    certificate: certificate?.report,
    problems,
    causes,
  };
}

/** Hostile files repeat themselves; nobody reads the same sentence twice. */
function unique(problems: readonly VerificationProblem[]): VerificationProblem[] {
  const seen = new Map(problems.map((entry) => [JSON.stringify([entry.code, entry.params]), entry]));
  return [...seen.values()];
}

const WEAK_PARTS: Readonly<Record<string, Weakness['part']>> = {
  'weak-signature': 'signature',
  'weak-digest': 'digest',
  'weak-key': 'key',
  'weak-certificate': 'certificate',
};

const weaknessesOf = (problems: readonly VerificationProblem[]): Weakness[] =>
  problems.flatMap(({ code, params }) => {
    const part = WEAK_PARTS[code];
    const what = params['algorithm'] ?? params['bits'] ?? params['subject'];
    return part ? [{ part, what: String(what) }] : [];
  });

/** The signing time that the signed part of a file tells: with several stages' signatories, the latest. */
function signatureDateOf(
  document: SourceDocument,
  signature: SourceElement,
  covered: readonly SourceElement[],
): SignatureDate | undefined {
  const signingTime = readSigningTime(covered);
  if (signingTime !== undefined) return { value: signingTime, source: 'SigningTime' };
  const dates: string[] = [];
  for (const element of elementsWithin(document.root, signature)) {
    const isDate = element.local === 'SignatureDate' && element.namespace === document.root.namespace;
    if (isDate) dates.push(textOf(element).trim());
  }
  const value = dates.sort().at(-1);
  return value === undefined ? undefined : { value, source: 'SignatureDate' };
}
