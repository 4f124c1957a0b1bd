import { SIGNATURE_NAMESPACE } from '../check/signature-model.ts';
import { EXCLUSIVE } from './algorithms.ts';
import { decodeBase64 } from './base64.ts';
import { problem } from './problem.ts';
import type { VerificationProblem } from './problem.ts';
import { rsaKeyOf } from './rsa-key.ts';
import type { RsaKey } from './rsa-key.ts';
import { childElements, elementsWithin, textOf } from './source.ts';
import type { SourceDocument, SourceElement } from './source.ts';

/** An algorithm with the namespace prefixes that exclusive canonicalisation is to treat inclusively. */
export interface MethodRead {
  readonly algorithm: string;
  /** "" is the default namespace. */
  readonly prefixes: readonly string[];
}

export interface ReferenceRead {
  /** Undefined where the attribute is missing. */
  readonly uri: string | undefined;
  readonly type: string;
  readonly transforms: readonly MethodRead[];
  readonly digestAlgorithm: string;
  /** As written, without white space. */
  readonly digestText: string;
  /** Undefined where it is no base64. */
  readonly digest: Uint8Array | undefined;
}

/** A `Signature` element in plain values. */
export interface SignatureRead {
  readonly element: SourceElement;
  readonly signedInfo: SourceElement | undefined;
  readonly canonicalization: MethodRead;
  readonly method: string;
  readonly references: readonly ReferenceRead[];
  /** As written, without white space. */
  readonly valueText: string;
  readonly value: Uint8Array | undefined;
  /** The certificates in X509Data, as bytes, in their order. */
  readonly certificates: readonly Uint8Array[];
  /** The RSA key of a KeyValue, when there is one. */
  readonly keyValue: RsaKey | undefined;
  readonly problems: readonly VerificationProblem[];
}

/** More than any honest signature has; beyond them a signature is refused. */
const MAX_REFERENCES = 16;
const MAX_TRANSFORMS = 8;
const MAX_CERTIFICATES = 16;
const MAX_PREFIXES = 64;
const MAX_BASE64 = 200_000;

/** The signatures of a document: not those that a signature holds inside itself (a counter-signature). */
export function findSignatures(document: SourceDocument): SourceElement[] {
  const found: SourceElement[] = [];
  for (const element of elementsWithin(document.root)) {
    if (!isNamed(element, 'Signature')) continue;
    let outer = element.parent;
    while (outer && !isNamed(outer, 'Signature')) outer = outer.parent;
    if (!outer) found.push(element);
  }
  return found;
}

const isNamed = (element: SourceElement, local: string): boolean =>
  element.local === local && element.namespace === SIGNATURE_NAMESPACE;

const named = (element: SourceElement | undefined, local: string): SourceElement[] =>
  element ? childElements(element).filter((child) => isNamed(child, local)) : [];

const attribute = (element: SourceElement | undefined, local: string): string | undefined =>
  element?.attributes.find((a) => a.local === local && a.namespace === '')?.value;

/** Reads a `Signature`: what it names and holds, as values. What cannot be read is a problem, never an exception. */
export function readSignature(element: SourceElement): SignatureRead {
  const problems: VerificationProblem[] = [];
  const [signedInfo] = named(element, 'SignedInfo');
  const [valueElement] = named(element, 'SignatureValue');
  const references = named(signedInfo, 'Reference');
  if (references.length > MAX_REFERENCES) {
    problems.push(problem('references-many', { count: references.length }));
  }
  const valueText = packed(valueElement);
  const value = decoded(valueText);
  if (!value) problems.push(problem('value-unreadable'));
  const keyInfos = named(element, 'KeyInfo');
  return {
    element,
    signedInfo,
    canonicalization: readMethod(named(signedInfo, 'CanonicalizationMethod')[0]),
    method: attribute(named(signedInfo, 'SignatureMethod')[0], 'Algorithm') ?? '',
    references: references.slice(0, MAX_REFERENCES).map((reference) => readReference(reference, problems)),
    valueText,
    value,
    certificates: readCertificates(keyInfos, problems),
    keyValue: readKeyValue(keyInfos),
    problems,
  };
}

const packed = (element: SourceElement | undefined): string =>
  element ? textOf(element).replace(/[ \t\r\n]+/gu, '') : '';

const decoded = (text: string): Uint8Array | undefined => (text.length > MAX_BASE64 ? undefined : decodeBase64(text));

function readReference(element: SourceElement, problems: VerificationProblem[]): ReferenceRead {
  const transforms = named(named(element, 'Transforms')[0], 'Transform');
  if (transforms.length > MAX_TRANSFORMS) problems.push(problem('transform-order', { count: transforms.length }));
  const digestText = packed(named(element, 'DigestValue')[0]);
  const digest = decoded(digestText);
  if (!digest) problems.push(problem('digest-unreadable'));
  return {
    uri: attribute(element, 'URI'),
    type: attribute(element, 'Type') ?? '',
    transforms: transforms.slice(0, MAX_TRANSFORMS + 1).map(readMethod),
    digestAlgorithm: attribute(named(element, 'DigestMethod')[0], 'Algorithm') ?? '',
    digestText,
    digest,
  };
}

function readMethod(element: SourceElement | undefined): MethodRead {
  const inclusive = element
    ? childElements(element).find((child) => child.local === 'InclusiveNamespaces' && child.namespace === EXCLUSIVE)
    : undefined;
  const listed = (attribute(inclusive, 'PrefixList') ?? '').split(/[ \t\r\n]+/u).filter((prefix) => prefix !== '');
  return {
    algorithm: attribute(element, 'Algorithm') ?? '',
    prefixes: listed.slice(0, MAX_PREFIXES).map((prefix) => (prefix === '#default' ? '' : prefix)),
  };
}

function readCertificates(keyInfos: readonly SourceElement[], problems: VerificationProblem[]): Uint8Array[] {
  const elements = keyInfos
    .flatMap((keyInfo) => named(keyInfo, 'X509Data'))
    .flatMap((data) => named(data, 'X509Certificate'));
  if (elements.length > MAX_CERTIFICATES) problems.push(problem('certificates-many', { count: elements.length }));
  return elements.slice(0, MAX_CERTIFICATES).flatMap((element, index) => {
    const der = decoded(packed(element));
    if (!der) problems.push(problem('certificate-unreadable', { number: index + 1 }));
    return der ? [der] : [];
  });
}

function readKeyValue(keyInfos: readonly SourceElement[]): RsaKey | undefined {
  const [key] = keyInfos
    .flatMap((keyInfo) => named(keyInfo, 'KeyValue'))
    .flatMap((value) => named(value, 'RSAKeyValue'));
  const modulus = decoded(packed(named(key, 'Modulus')[0]));
  const exponent = decoded(packed(named(key, 'Exponent')[0]));
  return modulus && exponent ? rsaKeyOf(modulus, exponent) : undefined;
}

/** XAdES SigningTime in signed properties, as written. Give only elements that a right reference covers. */
export function readSigningTime(covered: readonly SourceElement[]): string | undefined {
  for (const properties of covered) {
    for (const element of elementsWithin(properties)) {
      if (element.local === 'SigningTime' && element.namespace.startsWith('http://uri.etsi.org/01903/')) {
        return textOf(element).trim();
      }
    }
  }
  return undefined;
}
