import type { RsaMethod } from './algorithms.ts';
import { CODE_SIGNING } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import type { SignatureCrypto } from './crypto.ts';
import { spanOf } from './instant.ts';
import type { Span } from './instant.ts';
import { problem } from './problem.ts';
import type { VerificationProblem } from './problem.ts';
import type { Verdict } from './reference.ts';

/** When a message was signed, as far as it says so. */
export interface SignatureDate {
  /** As written. */
  readonly value: string;
  /** XAdES SigningTime, which is signed with the signature; else the latest date of signature in the certificate's data. */
  readonly source: 'SigningTime' | 'SignatureDate';
}

export interface CertificateReport {
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly keyAlgorithm: string;
  readonly keyBits: number | undefined;
  readonly selfSigned: boolean;
  /** Made for seals or signatures of documents, or for signing code, as far as it limits its use. */
  readonly fitForSigning: boolean;
  readonly qualified: Certificate['qualified'];
  readonly signatureDate: SignatureDate | undefined;
  readonly validAtSignatureDate: 'yes' | 'no' | 'unknown';
  /** Undefined where the time was not given. */
  readonly validNow: boolean | undefined;
  /** The certificates that lead up from it, as far as the file has them. Whether the last can be trusted is not checked. */
  readonly chain: readonly { readonly subject: string; readonly issuer: string; readonly signature: Verdict }[];
}

const SIGNATURE_METHODS: Readonly<Record<string, RsaMethod>> = {
  '1.2.840.113549.1.1.5': { scheme: 'pkcs1', hash: 'SHA-1' },
  '1.2.840.113549.1.1.11': { scheme: 'pkcs1', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { scheme: 'pkcs1', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { scheme: 'pkcs1', hash: 'SHA-512' },
};
const WEAK_METHODS = new Set(['1.2.840.113549.1.1.5', '1.2.840.113549.1.1.4', '1.2.840.113549.1.1.2']);
const ANY_USE = '2.5.29.37.0';
/** Signing of code, of e-mail and of documents: what seals and signatures of documents are issued for. */
const SIGNING_PURPOSES = new Set([
  CODE_SIGNING,
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  ANY_USE,
]);

/** What is to be said of the certificate that a signature was made with. `now` is an ISO 8601 time. */
export async function checkCertificate(
  signer: Certificate,
  others: readonly Certificate[],
  date: SignatureDate | undefined,
  crypto: SignatureCrypto,
  now: string | undefined,
): Promise<{ report: CertificateReport; problems: VerificationProblem[] }> {
  const problems: VerificationProblem[] = [];
  const { validFrom, validTo, subject } = signer;
  const selfSigned = signer.selfIssued && (await issued(signer, signer, crypto)) !== 'mismatch';
  const at = date && spanOf(date.value);
  const validAt = at ? validity(signer, at) : 'unknown';
  const moment = now === undefined ? undefined : spanOf(now);
  const validNow = moment && validity(signer, moment) === 'valid';
  if (!at) problems.push(problem('date-unknown'));
  if (validAt === 'early') problems.push(problem('certificate-not-yet-valid', { date: date?.value ?? '', validFrom }));
  if (validAt === 'late') problems.push(problem('certificate-expired', { date: date?.value ?? '', validTo }));
  if (validAt === 'valid' && moment && validity(signer, moment) === 'late') {
    problems.push(problem('certificate-ended', { validTo }));
  }
  if (selfSigned) problems.push(problem('certificate-self-signed', { subject }));
  if (signer.authority && !selfSigned) problems.push(problem('certificate-authority', { subject }));
  const usable =
    !signer.keyUsage || signer.keyUsage.some((use) => use === 'digitalSignature' || use === 'nonRepudiation');
  if (!usable) problems.push(problem('certificate-usage', { usage: signer.keyUsage.join(', ') }));
  const purposes = signer.extendedKeyUsage;
  const purposeFits = !purposes || signer.qualified !== 'no' || purposes.some((oid) => SIGNING_PURPOSES.has(oid));
  if (!purposeFits) problems.push(problem('certificate-purpose', { purposes: purposes.join(', ') }));
  if (WEAK_METHODS.has(signer.signatureAlgorithm)) problems.push(problem('weak-certificate', { subject }));
  const chain = selfSigned ? [] : await chainOf(signer, others, crypto, problems);
  return {
    problems,
    report: {
      subject,
      issuer: signer.issuer,
      serial: signer.serial,
      validFrom,
      validTo,
      keyAlgorithm: signer.keyAlgorithm,
      keyBits: signer.keyBits,
      selfSigned,
      fitForSigning: usable && purposeFits,
      qualified: signer.qualified,
      signatureDate: date,
      validAtSignatureDate: validAt === 'unknown' ? 'unknown' : validAt === 'valid' ? 'yes' : 'no',
      validNow,
      chain,
    },
  };
}

function validity({ validFrom, validTo }: Certificate, at: Span): 'valid' | 'early' | 'late' | 'unknown' {
  const from = spanOf(validFrom);
  const to = spanOf(validTo);
  if (!from || !to) return 'unknown';
  if (at.to < from.from) return 'early';
  return at.from > to.to ? 'late' : 'valid';
}

async function issued(certificate: Certificate, by: Certificate, crypto: SignatureCrypto): Promise<Verdict> {
  const method = SIGNATURE_METHODS[certificate.signatureAlgorithm];
  if (!method || !by.rsaKey) return 'cannot-check';
  const { signedPart: data, signature } = certificate;
  const right = await crypto.rsaVerify({ ...method, publicKey: by.rsaKey.spki, data, signature });
  return right === undefined ? 'cannot-check' : right ? 'ok' : 'mismatch';
}

async function chainOf(
  signer: Certificate,
  others: readonly Certificate[],
  crypto: SignatureCrypto,
  problems: VerificationProblem[],
): Promise<CertificateReport['chain']> {
  const chain: { subject: string; issuer: string; signature: Verdict }[] = [];
  const left = others.filter((other) => other !== signer);
  let at = signer;
  while (!at.selfIssued) {
    const { issuer } = at;
    const index = left.findIndex(({ subject }) => subject === issuer);
    const [next] = index < 0 ? [] : left.splice(index, 1);
    if (!next) break;
    const signature = await issued(at, next, crypto);
    if (signature === 'mismatch') problems.push(problem('chain-broken', { subject: at.subject, issuer }));
    chain.push({ subject: next.subject, issuer: next.issuer, signature });
    at = next;
  }
  return chain;
}
