import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** The official schema and examples, beside the repository where somebody has put them. The product does not need them. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'shared', 'ivi');
const schemaPath = join(folder, 'ivi-2.0.xsd');

export const hasOfficialData = existsSync(schemaPath);

export const EXAMPLES = ['L1e', 'M1-01', 'M1-04', 'N2-01'] as const;
export const exampleText = (name: string): string => readFileSync(join(folder, 'examples', `${name}.xml`), 'utf8');
export const schemaText = (): string => readFileSync(schemaPath, 'utf8');

export const signatureSchemaText = (): string => readFileSync(join(folder, 'xmldsig-core-schema.xsd'), 'utf8');

export interface Verdict {
  readonly valid: boolean;
  readonly message: string;
}

interface Libxml2Options {
  /** With a copy of the schema that does not ask for the signature. */
  readonly unsigned?: boolean;
  /** Another schema than the official one, and where it stands. */
  readonly schema?: string;
  readonly url?: string;
}

/** libxml2 with the official schema, or another. */
export class Libxml2 {
  readonly #validator: XsdValidator;
  readonly #schema: XmlDocument;

  constructor({
    unsigned = false,
    schema,
    url = schema === undefined ? schemaPath : 'schema.xsd',
  }: Libxml2Options = {}) {
    xmlRegisterFsInputProviders();
    const text = schema ?? schemaText();
    const used = unsigned ? text.replace('ref="sig:Signature"', 'ref="sig:Signature" minOccurs="0"') : text;
    this.#schema = XmlDocument.fromString(used, { url });
    this.#validator = XsdValidator.fromDoc(this.#schema);
  }

  verdict(message: string | Uint8Array): Verdict {
    let document: XmlDocument;
    try {
      const option = ParseOption.XML_PARSE_NONET;
      document =
        typeof message === 'string'
          ? XmlDocument.fromString(message, { option })
          : XmlDocument.fromBuffer(message, { option });
    } catch (error) {
      return { valid: false, message: `not well-formed: ${String(error)}` };
    }
    try {
      this.#validator.validate(document);
      return { valid: true, message: '' };
    } catch (error) {
      return { valid: false, message: String(error) };
    } finally {
      document.dispose();
    }
  }

  dispose(): void {
    this.#validator.dispose();
    this.#schema.dispose();
  }
}
