import type { ApiErrorCode, Problem } from '@opencoc/core/protocol';

/** A decision that cannot be taken: the code of the error table, a sentence, and the places it is about. */
export class DecisionRefused extends Error {
  override readonly name = 'DecisionRefused';
  readonly code: ApiErrorCode;
  readonly issues: Problem['issues'];

  constructor(code: ApiErrorCode, detail: string, issues?: Problem['issues']) {
    super(detail);
    this.code = code;
    this.issues = issues?.slice(0, 50);
  }
}
