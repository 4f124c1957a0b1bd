/** The content models of XML Signature elements, as its schema (2002) declares them. */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';

export type Particle =
  | { readonly element: string; readonly type: string; readonly min?: number; readonly max?: number }
  | { readonly any: '##any' | '##other'; readonly strict?: boolean; readonly min?: number; readonly max?: number }
  | { readonly sequence: readonly Particle[]; readonly min?: number; readonly max?: number }
  | { readonly choice: readonly Particle[]; readonly min?: number; readonly max?: number };

export type AttributeType = 'ID' | 'anyURI' | 'string';

export interface ComplexModel {
  readonly content?: Particle;
  readonly mixed?: boolean;
  /** Simple content, by the name of a type in {@link SIMPLE}. */
  readonly simple?: string;
  readonly attributes?: Readonly<Record<string, { readonly type: AttributeType; readonly required?: boolean }>>;
}

const MANY = Number.POSITIVE_INFINITY;
const ID = { Id: { type: 'ID' } } as const;
const ALGORITHM = { Algorithm: { type: 'anyURI', required: true } } as const;
const global = (element: string, bounds: { min?: number; max?: number } = {}): Particle => ({
  element,
  type: `${element}Type`,
  ...bounds,
});
const binary = (element: string, bounds: { min?: number } = {}): Particle => ({
  element,
  type: 'CryptoBinary',
  ...bounds,
});
const OTHERS: Particle = { any: '##other', min: 0, max: MANY };
const OTHER: Particle = { any: '##other' };

/** Simple types by name and what they are made of. */
export const SIMPLE: Readonly<Record<string, 'base64' | 'integer' | 'string'>> = {
  CryptoBinary: 'base64',
  DigestValueType: 'base64',
  base64Binary: 'base64',
  HMACOutputLengthType: 'integer',
  string: 'string',
};

/** Global elements whose type is not their own name with "Type". */
const PLAIN_GLOBALS: Readonly<Record<string, string>> = { KeyName: 'string', MgmtData: 'string' };

export const MODELS: Readonly<Record<string, ComplexModel>> = {
  SignatureType: {
    content: {
      sequence: [
        global('SignedInfo'),
        global('SignatureValue'),
        global('KeyInfo', { min: 0 }),
        global('Object', { min: 0, max: MANY }),
      ],
    },
    attributes: ID,
  },
  SignatureValueType: { simple: 'base64Binary', attributes: ID },
  SignedInfoType: {
    content: {
      sequence: [global('CanonicalizationMethod'), global('SignatureMethod'), global('Reference', { max: MANY })],
    },
    attributes: ID,
  },
  CanonicalizationMethodType: {
    mixed: true,
    content: { any: '##any', strict: true, min: 0, max: MANY },
    attributes: ALGORITHM,
  },
  SignatureMethodType: {
    mixed: true,
    content: {
      sequence: [
        { element: 'HMACOutputLength', type: 'HMACOutputLengthType', min: 0 },
        { any: '##other', strict: true, min: 0, max: MANY },
      ],
    },
    attributes: ALGORITHM,
  },
  ReferenceType: {
    content: { sequence: [global('Transforms', { min: 0 }), global('DigestMethod'), global('DigestValue')] },
    attributes: { ...ID, URI: { type: 'anyURI' }, Type: { type: 'anyURI' } },
  },
  TransformsType: { content: global('Transform', { max: MANY }) },
  TransformType: {
    mixed: true,
    content: { choice: [OTHER, { element: 'XPath', type: 'string' }], min: 0, max: MANY },
    attributes: ALGORITHM,
  },
  DigestMethodType: { mixed: true, content: OTHERS, attributes: ALGORITHM },
  KeyInfoType: {
    mixed: true,
    content: {
      choice: [
        { element: 'KeyName', type: 'string' },
        global('KeyValue'),
        global('RetrievalMethod'),
        global('X509Data'),
        global('PGPData'),
        global('SPKIData'),
        { element: 'MgmtData', type: 'string' },
        OTHER,
      ],
      max: MANY,
    },
    attributes: ID,
  },
  KeyValueType: { mixed: true, content: { choice: [global('DSAKeyValue'), global('RSAKeyValue'), OTHER] } },
  RetrievalMethodType: {
    content: { sequence: [global('Transforms', { min: 0 })] },
    attributes: { URI: { type: 'anyURI' }, Type: { type: 'anyURI' } },
  },
  X509DataType: {
    content: {
      choice: [
        { element: 'X509IssuerSerial', type: 'X509IssuerSerialType' },
        { element: 'X509SKI', type: 'base64Binary' },
        { element: 'X509SubjectName', type: 'string' },
        { element: 'X509Certificate', type: 'base64Binary' },
        { element: 'X509CRL', type: 'base64Binary' },
        OTHER,
      ],
      max: MANY,
    },
  },
  X509IssuerSerialType: {
    content: {
      sequence: [
        { element: 'X509IssuerName', type: 'string' },
        { element: 'X509SerialNumber', type: 'string' },
      ],
    },
  },
  PGPDataType: {
    content: {
      choice: [
        {
          sequence: [
            { element: 'PGPKeyID', type: 'base64Binary' },
            { element: 'PGPKeyPacket', type: 'base64Binary', min: 0 },
            OTHERS,
          ],
        },
        { sequence: [{ element: 'PGPKeyPacket', type: 'base64Binary' }, OTHERS] },
      ],
    },
  },
  SPKIDataType: {
    content: {
      sequence: [
        { element: 'SPKISexp', type: 'base64Binary' },
        { any: '##other', min: 0 },
      ],
      max: MANY,
    },
  },
  ObjectType: {
    mixed: true,
    content: { any: '##any', min: 0, max: MANY },
    attributes: { ...ID, MimeType: { type: 'string' }, Encoding: { type: 'anyURI' } },
  },
  ManifestType: { content: global('Reference', { max: MANY }), attributes: ID },
  SignaturePropertiesType: { content: global('SignatureProperty', { max: MANY }), attributes: ID },
  SignaturePropertyType: {
    mixed: true,
    content: { ...OTHER, max: MANY },
    attributes: { ...ID, Target: { type: 'anyURI', required: true } },
  },
  DSAKeyValueType: {
    content: {
      sequence: [
        { sequence: [binary('P'), binary('Q')], min: 0 },
        binary('G', { min: 0 }),
        binary('Y'),
        binary('J', { min: 0 }),
        { sequence: [binary('Seed'), binary('PgenCounter')], min: 0 },
      ],
    },
  },
  RSAKeyValueType: { content: { sequence: [binary('Modulus'), binary('Exponent')] } },
};

const LOCAL_ONLY = new Set(['X509IssuerSerialType']);

/** The type of a global signature element, or undefined where there is none of that name. */
export function globalTypeOf(local: string): string | undefined {
  const plain = Object.hasOwn(PLAIN_GLOBALS, local) ? PLAIN_GLOBALS[local] : undefined;
  if (plain !== undefined) return plain;
  const type = `${local}Type`;
  if (LOCAL_ONLY.has(type)) return undefined;
  if (Object.hasOwn(MODELS, type)) return type;
  return type === 'DigestValueType' ? type : undefined;
}
