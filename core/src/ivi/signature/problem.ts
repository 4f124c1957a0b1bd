import type { Severity } from '../check/finding.ts';

/** What can be wrong with a signature, the rule it breaks and how much it matters. Sentences: `signatureText`. */
export const PROBLEMS = {
  unreadable: { rule: 'SIG-09', severity: 'error' },
  'too-large': { rule: 'SIG-09', severity: 'error' },
  'not-a-message': { rule: 'SIG-01', severity: 'error' },
  unsigned: { rule: 'SIG-11', severity: 'error' },
  'signatures-many': { rule: 'SIG-01', severity: 'error' },
  'signature-place': { rule: 'SIG-01', severity: 'error' },
  'signature-form': { rule: 'SIG-01', severity: 'error' },
  'reference-missing': { rule: 'SIG-01', severity: 'error' },
  'references-many': { rule: 'SIG-01', severity: 'error' },
  'reference-part': { rule: 'SIG-01', severity: 'error' },
  'reference-external': { rule: 'SIG-01', severity: 'error' },
  'id-duplicate': { rule: 'SIG-01', severity: 'error' },
  'enveloped-missing': { rule: 'SIG-02', severity: 'error' },
  'transform-other': { rule: 'SIG-02', severity: 'error' },
  'transform-order': { rule: 'SIG-02', severity: 'error' },
  'canonicalization-other': { rule: 'SIG-03', severity: 'error' },
  'signature-algorithm': { rule: 'SIG-04', severity: 'error' },
  'digest-algorithm': { rule: 'SIG-04', severity: 'error' },
  'weak-signature': { rule: 'SIG-04', severity: 'error' },
  'weak-digest': { rule: 'SIG-04', severity: 'error' },
  'weak-key': { rule: 'SIG-04', severity: 'error' },
  'weak-certificate': { rule: 'SIG-06', severity: 'warning' },
  'digest-unreadable': { rule: 'SIG-09', severity: 'error' },
  'value-unreadable': { rule: 'SIG-09', severity: 'error' },
  'digest-mismatch': { rule: 'SIG-09', severity: 'error' },
  'value-mismatch': { rule: 'SIG-09', severity: 'error' },
  'properties-mismatch': { rule: 'SIG-09', severity: 'error' },
  'not-computed': { rule: 'SIG-10', severity: 'error' },
  'certificate-missing': { rule: 'SIG-05', severity: 'error' },
  'certificate-unreadable': { rule: 'SIG-05', severity: 'error' },
  'certificates-many': { rule: 'SIG-05', severity: 'error' },
  'key-kind': { rule: 'SIG-04', severity: 'error' },
  'key-value-differs': { rule: 'SIG-05', severity: 'warning' },
  'certificate-not-yet-valid': { rule: 'SIG-06', severity: 'warning' },
  'certificate-expired': { rule: 'SIG-06', severity: 'warning' },
  'certificate-ended': { rule: 'SIG-06', severity: 'info' },
  'date-unknown': { rule: 'SIG-06', severity: 'info' },
  'certificate-self-signed': { rule: 'SIG-06', severity: 'warning' },
  'certificate-authority': { rule: 'SIG-06', severity: 'warning' },
  'certificate-usage': { rule: 'SIG-06', severity: 'warning' },
  'certificate-purpose': { rule: 'SIG-06', severity: 'warning' },
  'chain-broken': { rule: 'SIG-06', severity: 'warning' },
  xades: { rule: 'SIG-08', severity: 'info' },
} as const satisfies Record<string, { rule: string; severity: Severity }>;

export type ProblemCode = keyof typeof PROBLEMS;
export type Params = Readonly<Record<string, string | number>>;

export interface VerificationProblem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Id of the domain rule that it breaks. */
  readonly rule: string;
  readonly params: Params;
}

const SHOWN = 160;

/** Text of a file as people may see it: cut, and without line ends, control characters and marks that turn the writing direction. */
export const shown = (text: string): string => text.slice(0, SHOWN).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');

/** A problem with rule and severity from the table. What comes from the file is made fit to be shown. */
export const problem = (code: ProblemCode, params: Params = {}): VerificationProblem => ({
  code,
  severity: PROBLEMS[code].severity,
  rule: PROBLEMS[code].rule,
  params: Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]),
  ),
});

/** The white space that a text must have had when it was signed. */
export type Style =
  'stripped' | 'stripped-all' | 'around-signature' | 'tab' | 'spaces-1' | 'spaces-2' | 'spaces-3' | 'spaces-4';

/** Why a signature fails, where that can be shown. `part` is what it was shown on. */
export type VerificationCause =
  /** The part is right with other white space between the elements: the file was formatted after signing. */
  | { readonly code: 'reformatted'; readonly part: 'signed-info' | 'document'; readonly style: Style }
  /** The part is right with CR LF instead of LF: line ends were changed, or their escapes lost, after signing. */
  | { readonly code: 'line-ends'; readonly part: 'signed-info' | 'document'; readonly style?: Style }
  /** The part is right under another canonicalisation than the one that the signature names. */
  | { readonly code: 'canonicalized-otherwise'; readonly part: 'signed-info' | 'document'; readonly algorithm: string }
  /** The part is right under another hash function than the one that the signature names. */
  | { readonly code: 'algorithm-relabelled'; readonly part: 'signed-info' | 'document'; readonly algorithm: string }
  /** The signature is right as it stands; the message is not the one that it was made over. */
  | { readonly code: 'edited' }
  /** The signature is right but for its formatting; the message is not the one that it was made over, whatever its formatting. */
  | { readonly code: 'other-content' }
  /** Made with the certificate's key, but over another SignedInfo. */
  | { readonly code: 'signed-info-edited' }
  /** Not made with the key of any certificate in the file, or the signature value is damaged. */
  | { readonly code: 'wrong-key' }
  /** Made with the key in KeyValue, which is not that of the certificate: the certificate was exchanged. */
  | { readonly code: 'other-certificate' };
