import { API_ERRORS } from '@opencoc/core/protocol';
import type { ApiErrorCode, Problem } from '@opencoc/core/protocol';
import type { z } from 'zod';

/** An error the API answers with, one of the table in core. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ApiErrorCode;
  readonly issues: Problem['issues'];

  /** @param detail a sentence for the person: what, where and how to mend it. */
  constructor(code: ApiErrorCode, detail: string, issues?: Problem['issues']) {
    super(detail);
    this.code = code;
    this.issues = issues;
  }
}

export function problemResponse({ code, message, issues }: ApiProblem): Response {
  const { status, title } = API_ERRORS[code];
  const body: Problem = { type: 'about:blank', title, status, detail: message, code, ...(issues ? { issues } : {}) };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (API_ERRORS[code].retry) headers.set('retry-after', '2');
  return new Response(JSON.stringify(body), { status, headers });
}

/** What a schema found wrong, as the API says it. */
export const badInput = (error: z.ZodError): ApiProblem =>
  new ApiProblem(
    'bad-input',
    'The request is not of the form it has to have: look at the issues',
    error.issues.slice(0, 50).map(({ path, message }) => ({ path: path.join('/'), message })),
  );
