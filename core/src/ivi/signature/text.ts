import { FAULT_WORDS } from '../check/fault-words.ts';
import { fill } from '../check/template.ts';
import type { Language } from '../check/template.ts';
import { placeText } from '../check/text.ts';
import type { Words } from '../dictionary/dictionary.ts';
import type { XmlFaultKind } from '../xml/fault.ts';
import { algorithmName } from './algorithms.ts';
import { shown } from './problem.ts';
import type { VerificationCause, VerificationProblem } from './problem.ts';
import type { SignatureVerification } from './verify.ts';
import { CAUSE_WORDS, PART_WORDS, PROBLEM_WORDS, STYLE_WORDS, VERDICT_WORDS } from './words.ts';

/** The sentence of a problem: what is wrong, and how to mend it. */
export function signatureText({ code, params }: VerificationProblem, language: Language): string {
  if (code !== 'unreadable') return fill(PROBLEM_WORDS[code], params, language);
  const words = FAULT_WORDS[String(params['fault']) as XmlFaultKind];
  return fill(words, { ...params, place: placeText(params, language) }, language);
}

/** The sentence of a cause: why the signature fails, and what to do. */
export function causeText(cause: VerificationCause, language: Language): string {
  const part = 'part' in cause ? PART_WORDS[cause.part][language] : '';
  const style = 'style' in cause ? STYLE_WORDS[cause.style][language] : '';
  const algorithm = 'algorithm' in cause ? cause.algorithm : '';
  return fill(CAUSE_WORDS[cause.code], { part, style, algorithm }, language);
}

const LINES = {
  file: { en: 'Signature', de: 'Signatur' },
  none: { en: 'none', de: 'keine' },
  valid: { en: 'right', de: 'richtig' },
  invalid: { en: 'NOT right', de: 'NICHT richtig' },
  digest: { en: 'Digest of the message', de: 'Hashwert der Nachricht' },
  value: { en: 'Signature value', de: 'Signaturwert' },
  algorithms: { en: 'Algorithms', de: 'Verfahren' },
  subject: { en: 'Signed by', de: 'Signiert von' },
  issuer: { en: 'Issued by', de: 'Ausgestellt von' },
  validity: { en: 'Certificate valid', de: 'Zertifikat gültig' },
  date: { en: 'Valid when signed', de: 'Gültig beim Signieren' },
  yes: { en: 'yes', de: 'ja' },
  no: { en: 'NO', de: 'NEIN' },
  unknown: { en: 'not known', de: 'nicht bekannt' },
  error: { en: 'Error', de: 'Fehler' },
  warning: { en: 'Warning', de: 'Warnung' },
  info: { en: 'Note', de: 'Hinweis' },
  why: { en: 'Why', de: 'Warum' },
  notChecked: {
    en: 'Not checked: whether the issuer is trusted, and whether the certificate was revoked.',
    de: 'Nicht geprüft: ob dem Aussteller vertraut wird und ob das Zertifikat widerrufen wurde.',
  },
} as const satisfies Record<string, Words>;

/** A verification as plain lines: verdicts, algorithms, certificate, then problems and causes, one a line. */
export function formatVerification(verification: SignatureVerification, language: Language): string {
  const word = (name: keyof typeof LINES): string => LINES[name][language];
  const { signed, valid, digest, signatureValue, algorithms, certificate, problems, causes } = verification;
  const lines = [`${word('file')}: ${word(!signed ? 'none' : valid ? 'valid' : 'invalid')}`];
  if (signed) {
    lines.push(`${word('digest')}: ${VERDICT_WORDS[digest][language]}`);
    lines.push(`${word('value')}: ${VERDICT_WORDS[signatureValue][language]}`);
  }
  if (algorithms) {
    const { canonicalization, signature, digest: hash, transforms } = algorithms;
    const names = [canonicalization, signature, hash, ...transforms].map(algorithmName).filter((name) => name !== '');
    lines.push(`${word('algorithms')}: ${names.map(shown).join(', ')}`);
  }
  if (certificate) {
    const { keyAlgorithm, keyBits, validFrom, validTo, signatureDate, validAtSignatureDate } = certificate;
    lines.push(
      `${word('subject')}: ${certificate.subject} (${keyAlgorithm}${keyBits === undefined ? '' : ` ${String(keyBits)}`})`,
    );
    lines.push(`${word('issuer')}: ${certificate.issuer}`);
    lines.push(`${word('validity')}: ${validFrom} – ${validTo}`);
    const date = signatureDate ? ` (${signatureDate.source} ${shown(signatureDate.value)})` : '';
    lines.push(`${word('date')}: ${word(validAtSignatureDate)}${date}`);
  }
  for (const entry of problems) lines.push(`${word(entry.severity)} ${entry.rule}: ${signatureText(entry, language)}`);
  for (const cause of causes) lines.push(`${word('why')}: ${causeText(cause, language)}`);
  if (signed) lines.push(word('notChecked'));
  return lines.join('\n');
}
