import { problem } from '@opencoc/core/protocol';
import type { z } from 'zod';

/** Why a request got no good answer. */
export class ApiFault extends Error {
  /** `network`: no answer at all; else the code of the problem the server named. */
  readonly code: string;
  readonly status: number;
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: string, status: number, detail: string, retryAfter?: number) {
    super(detail);
    this.name = 'ApiFault';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Whether sending the same again can help: no answer, a busy server, a store that fails. */
export const mayRetry = (error: unknown): boolean =>
  error instanceof ApiFault && (error.status === 0 || error.status === 429 || error.status >= 500);

async function faultOf(response: Response): Promise<ApiFault> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(retryAfter) ? retryAfter : undefined;
  try {
    const parsed = problem.safeParse(await response.json());
    if (parsed.success) return new ApiFault(parsed.data.code, response.status, parsed.data.detail, wait);
  } catch {
    // No problem document: a proxy answered. The status has to do.
  }
  return new ApiFault(`http-${String(response.status)}`, response.status, response.statusText, wait);
}

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** Requests to the API of the server the page came from. Every answer is checked against its schema. */
export class Api {
  readonly #fetch: Fetch;
  readonly #timeoutMs: number;

  constructor(fetch: Fetch, timeoutMs = 30_000) {
    this.#fetch = fetch;
    this.#timeoutMs = timeoutMs;
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
      response = await this.#fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(this.#timeoutMs),
        ...init,
      });
    } catch (error) {
      throw new ApiFault('network', 0, error instanceof Error ? error.message : 'No answer');
    }
    if (!response.ok) throw await faultOf(response);
    return response;
  }

  async get<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
    return this.#read(await this.request(path), schema);
  }

  async post<T extends z.ZodType>(path: string, body: unknown, schema: T, method = 'POST'): Promise<z.infer<T>> {
    const response = await this.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return this.#read(response, schema);
  }

  async postBytes<T extends z.ZodType>(path: string, bytes: Uint8Array, schema: T): Promise<z.infer<T>> {
    const response = await this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Blob([new Uint8Array(bytes)]),
    });
    return this.#read(response, schema);
  }

  async #read<T extends z.ZodType>(response: Response, schema: T): Promise<z.infer<T>> {
    let json: unknown;
    try {
      json = await response.json();
    } catch {
      throw new ApiFault('network', 0, 'The answer broke off');
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) throw new ApiFault('answer-not-understood', 502, parsed.error.message);
    return parsed.data;
  }
}
