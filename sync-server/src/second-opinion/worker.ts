/** Compiles a schema and validates messages by libxml2, away from the server's own thread. One question at a time. */
import { parentPort } from 'node:worker_threads';
import type { ErrorDetail, XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { Opinion, Question, SchemaFiles, SchemaProblem } from './opinion.ts';

const FOLDER = 'schema:/';
const MOST_PROBLEMS = 50;

interface Memory {
  readonly buffer: ArrayBuffer;
  grow: (pages: number) => number;
}
/** The types of the server's own library do not name it. */
declare const WebAssembly: { readonly Memory: { readonly prototype: Memory } };

/** The memory of libxml2 lies outside the heap that a worker's limits bound: so it may not grow past this. */
function boundMemory(pages: number): void {
  const { prototype } = WebAssembly.Memory;
  const grow: unknown = Reflect.get(prototype, 'grow');
  if (typeof grow !== 'function') return;
  prototype.grow = function bounded(this: Memory, by: number): number {
    if (this.buffer.byteLength / 65_536 + by > pages) {
      refusals += 1;
      throw new RangeError('no more memory');
    }
    return Number(Reflect.apply(grow, this, [by]));
  };
}
/** How often the library asked for more than it may have: then its errors say nothing about the message. */
let refusals = 0;

const problemsOf = (error: unknown): SchemaProblem[] => {
  const details = error instanceof Error && 'details' in error ? (error.details as readonly ErrorDetail[]) : [];
  if (details.length === 0) return [{ message: error instanceof Error ? error.message : String(error), line: 0 }];
  return details.slice(0, MOST_PROBLEMS).map(({ message, line }) => ({ message: message.trim(), line }));
};

/** The schema as it is for a message that is not signed yet. */
const withoutSignature = (text: string): string =>
  text.replace(/<((?:\w+:)?element)(?=[^<>]*\sref="\w+:Signature")(?![^<>]*\sminOccurs=)/u, '<$1 minOccurs="0"');

class Judge {
  readonly #parse: (message: Uint8Array) => XmlDocument;
  readonly #validator: XsdValidator;

  constructor(parse: (message: Uint8Array) => XmlDocument, validator: XsdValidator) {
    this.#parse = parse;
    this.#validator = validator;
  }

  static async open({ name, bytes, others }: SchemaFiles, unsigned: boolean): Promise<Judge> {
    const { ParseOption, XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } =
      await import('libxml2-wasm');
    // Only the files that were given can be opened, whatever the schema asks for.
    xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(others.map((file) => [`${FOLDER}${file.name}`, file.bytes])))); // prettier-ignore
    const option = ParseOption.XML_PARSE_NONET;
    const text = new TextDecoder().decode(bytes);
    const schema = unsigned
      ? XmlDocument.fromString(withoutSignature(text), { url: `${FOLDER}${name}`, option })
      : XmlDocument.fromBuffer(bytes, { url: `${FOLDER}${name}`, option });
    return new Judge((message) => XmlDocument.fromBuffer(message, { option }), XsdValidator.fromDoc(schema));
  }

  opinion(message: Uint8Array): Opinion {
    let document: XmlDocument | undefined;
    try {
      document = this.#parse(message);
      this.#validator.validate(document);
      return { kind: 'valid' };
    } catch (error) {
      return { kind: 'invalid', problems: problemsOf(error) };
    } finally {
      document?.dispose();
    }
  }
}

let judge: Judge | undefined;

async function answer(question: Question): Promise<Opinion> {
  const before = refusals;
  const opinion = await opinionOn(question);
  return refusals > before ? { kind: 'none', reason: 'it took too much memory' } : opinion;
}

async function opinionOn(question: Question): Promise<Opinion> {
  try {
    if ('message' in question) return judge?.opinion(question.message) ?? { kind: 'none', reason: 'no schema' };
    boundMemory(question.memoryPages);
    judge = await Judge.open(question.schema, question.unsigned);
    return { kind: 'valid' };
  } catch (error) {
    return { kind: 'none', reason: problemsOf(error)[0]?.message ?? 'unknown' };
  }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((opinion) => parentPort?.postMessage(opinion));
});
