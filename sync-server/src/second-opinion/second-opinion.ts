import { Worker } from 'node:worker_threads';
import type { Opinion, Question, SchemaFiles } from './opinion.ts';

export interface SecondOpinionOptions {
  /** The missing signature is no error: for messages that have not been signed yet. */
  readonly unsigned?: boolean;
  /** How long one answer may take, and reading the schema. */
  readonly patienceMs?: number;
  /** Most memory of the validating library. */
  readonly memoryMb?: number;
}

/** A schema that cannot be used, with why. */
export class UnusableSchemaError extends Error {
  override readonly name = 'UnusableSchemaError';
}

const PATIENCE_MS = 10_000;
const MEMORY_MB = 256;
const MAX_SCHEMA_BYTES = 5_000_000;
const MAX_MESSAGE_BYTES = 20_000_000;

/** Whether a file declares a document type, in any encoding of ASCII's characters: entities are not for us. */
const declaresType = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').replaceAll('\0', '').includes('<!DOCTYPE'); // prettier-ignore

/**
 * Asks libxml2 about written messages, by a schema that a workspace holds: a check that shares nothing with ours. In a worker with
 * bounded time and memory; one that takes too long is ended, and the next question starts another. Answers come in the order of the questions.
 */
export class SecondOpinion {
  readonly #schema: SchemaFiles;
  readonly #unsigned: boolean;
  readonly #patienceMs: number;
  readonly #memoryMb: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(schema: SchemaFiles, options: SecondOpinionOptions) {
    this.#schema = schema;
    this.#unsigned = options.unsigned ?? false;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#memoryMb = options.memoryMb ?? MEMORY_MB;
  }

  /** Reads the schema. Rejects with {@link UnusableSchemaError} where it is none, or takes too long or too much. */
  static async open(schema: SchemaFiles, options: SecondOpinionOptions = {}): Promise<SecondOpinion> {
    for (const { name, bytes } of [schema, ...schema.others]) {
      if (bytes.byteLength > MAX_SCHEMA_BYTES) throw new UnusableSchemaError(`${name} is too large for a schema`);
    }
    if (declaresType(schema.bytes)) throw new UnusableSchemaError(`${schema.name} has a document type declaration`);
    const opinion = new SecondOpinion(schema, options);
    const opened = await opinion.#start();
    if (opened.kind === 'none') throw new UnusableSchemaError(`${schema.name} cannot be used: ${opened.reason}`);
    return opinion;
  }

  /** What libxml2 says about a message, whose bytes stay the caller's. */
  of(message: Uint8Array): Promise<Opinion> {
    const answer = this.#last.then(() => this.#judge(message));
    this.#last = answer;
    return answer;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #judge(message: Uint8Array): Promise<Opinion> {
    if (message.byteLength > MAX_MESSAGE_BYTES) return { kind: 'none', reason: 'the message is too large' };
    if (declaresType(message)) return { kind: 'none', reason: 'the message has a document type declaration' };
    if (!this.#worker) {
      const opened = await this.#start();
      if (opened.kind === 'none') return opened;
    }
    return this.#ask({ message });
  }

  #start(): Promise<Opinion> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      execArgv: [],
      env: {},
    });
    worker.unref();
    // An error that nobody hears, such as one after an answer, would end the process.
    worker.on('error', () => undefined);
    this.#worker = worker;
    return this.#ask({ schema: this.#schema, unsigned: this.#unsigned, memoryPages: this.#memoryMb * 16 });
  }

  /** One question; where no answer comes in time, or the worker ends, the worker is given up. */
  #ask(question: Question): Promise<Opinion> {
    const worker = this.#worker;
    if (!worker) return Promise.resolve({ kind: 'none', reason: 'it was closed' });
    return new Promise((resolve) => {
      const settle = (opinion: Opinion): void => {
        clearTimeout(timer);
        worker.off('message', settle);
        worker.off('error', onError);
        worker.off('exit', onExit);
        resolve(opinion);
      };
      const giveUp = (reason: string): void => {
        if (this.#worker === worker) this.#worker = undefined;
        settle({ kind: 'none', reason });
        void worker.terminate();
      };
      const onError = (error: unknown): void => {
        giveUp(error instanceof Error ? error.message : String(error));
      };
      const onExit = (): void => {
        giveUp('it ended without an answer');
      };
      const timer = setTimeout(() => {
        giveUp('it took too long');
      }, this.#patienceMs);
      worker.on('message', settle);
      worker.on('error', onError);
      worker.on('exit', onExit);
      worker.postMessage(question);
    });
  }
}
