import { constants, createHash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import type { Identity } from './certificate-maker.ts';

export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const INC = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const ENVELOPED = `${DSIG}enveloped-signature`;
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** A message of ours that is not signed yet, indented with tabs. */
export const message = readFileSync(
  new URL('../../../core/src/ivi/samples/semi-trailer.xml', import.meta.url),
  'utf8',
).trim();

const modeOf = (
  algorithm: string,
): { mode: typeof XmlC14NMode.XML_C14N_1_0 | typeof XmlC14NMode.XML_C14N_EXCLUSIVE_1_0; withComments: boolean } => ({
  mode: algorithm.startsWith(EXC) ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0,
  withComments: algorithm.endsWith('WithComments'),
});

/** Canonical text by libxml2: the signer shares no code with what is tested. */
export function libxmlCanonical(xml: string, algorithm: string, xpath?: string, prefixes: string[] = []): string {
  const document = XmlDocument.fromString(xml);
  try {
    const options = { ...modeOf(algorithm), ...(prefixes.length > 0 ? { inclusiveNamespacePrefixes: prefixes } : {}) };
    if (xpath === undefined) return document.canonicalizeToString(options);
    const node = document.get(xpath, { ds: DSIG });
    if (!node) throw new Error(`nothing at ${xpath}`);
    return node.canonicalizeToString(options);
  } finally {
    document.dispose();
  }
}

export interface SignOptions {
  readonly xml?: string;
  readonly signer: Identity;
  /** Further certificates after the signer's; or, with `certificates`, exactly these. */
  readonly chain?: readonly Buffer[];
  readonly certificates?: readonly Buffer[];
  readonly canonicalization?: string;
  readonly method?: string;
  readonly hash?: 'sha1' | 'sha256' | 'sha512';
  readonly pss?: boolean;
  readonly digestMethod?: string;
  readonly digestHash?: 'sha1' | 'sha256';
  readonly uri?: string | undefined;
  readonly transforms?: readonly string[];
  /** What is digested, where it is not the message by the transforms. */
  readonly digested?: string;
  readonly keyInfo?: string;
  readonly object?: string;
  readonly moreReferences?: string;
  /** White space inside the signature, as some programs write it. */
  readonly between?: string;
  /** Puts the signature into the message; by default as the last child, with nothing around it. */
  readonly insert?: (xml: string, signature: string) => string;
}

const atTheEnd = (xml: string, signature: string): string => {
  const end = xml.lastIndexOf('</');
  return xml.slice(0, end) + signature + xml.slice(end);
};

/** Signs a message the way the standard says, unless told otherwise. */
export function signMessage(options: SignOptions): string {
  const {
    xml = message,
    signer,
    canonicalization = EXC,
    method = RSA_SHA256,
    hash = 'sha256',
    digestMethod = SHA256,
    digestHash = 'sha256',
    uri = '',
    transforms = [ENVELOPED],
    between: n = '',
    insert = atTheEnd,
  } = options;
  const last = transforms.at(-1) ?? '';
  const digested = options.digested ?? libxmlCanonical(xml, last === ENVELOPED || last === '' ? INC : last);
  const digest = createHash(digestHash).update(digested, 'utf8').digest('base64');
  const certificates = options.certificates ?? [signer.certificate, ...(options.chain ?? [])];
  const x509 = certificates.map((der) => `<X509Certificate>${der.toString('base64')}</X509Certificate>`).join(n);
  const keyInfo = options.keyInfo ?? `<KeyInfo>${n}<X509Data>${n}${x509}${n}</X509Data>${n}</KeyInfo>`;
  const transformList = transforms.map((algorithm) => `<Transform Algorithm="${algorithm}"/>`).join(n);
  const signature =
    `<Signature xmlns="${DSIG}">${n}<SignedInfo>${n}<CanonicalizationMethod Algorithm="${canonicalization}"/>${n}` +
    `<SignatureMethod Algorithm="${method}"/>${n}<Reference URI="${uri}">${n}` +
    (transforms.length > 0 ? `<Transforms>${n}${transformList}${n}</Transforms>${n}` : '') +
    `<DigestMethod Algorithm="${digestMethod}"/>${n}<DigestValue>${digest}</DigestValue>${n}</Reference>${options.moreReferences ?? ''}${n}` +
    `</SignedInfo>${n}<SignatureValue>@</SignatureValue>${n}${keyInfo}${n}${options.object ?? ''}</Signature>`;
  const unvalued = insert(xml, signature);
  const signedInfo = libxmlCanonical(unvalued, canonicalization, '//ds:Signature/ds:SignedInfo');
  return unvalued.replace('<SignatureValue>@<', `<SignatureValue>${signText(signedInfo, signer, hash, options.pss)}<`);
}

export function signText(text: string, signer: Identity, hash = 'sha256', pss = false): string {
  const padding = pss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  return sign(hash, Buffer.from(text, 'utf8'), { key: signer.privateKey, ...padding }).toString('base64');
}
