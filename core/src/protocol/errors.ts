/** Every error the API answers with: HTTP status, whether trying again can help, and the sentence for a person. */
export const API_ERRORS = {
  'bad-input': { status: 400, retry: false, title: 'The request is not of the form it has to have' },
  'sign-in': { status: 401, retry: false, title: 'Sign in first' },
  'not-allowed': { status: 403, retry: false, title: 'Your role may not do this' },
  'other-origin': { status: 403, retry: false, title: 'Requests from another site are refused' },
  'not-found': { status: 404, retry: false, title: 'There is nothing here, or you may not see it' },
  'data-moved-on': { status: 409, retry: false, title: 'The data changed since you looked at it' },
  'gate-shut': { status: 409, retry: false, title: 'The gate is shut: something still holds it' },
  'not-now': { status: 409, retry: false, title: 'This step does not fit where the release stands' },
  'already-exists': { status: 409, retry: false, title: 'This exists already' },
  'too-large': { status: 413, retry: false, title: 'This is larger than allowed' },
  'not-ivi': { status: 422, retry: false, title: 'The file is no IVI 2.0 message that can be read' },
  'cursor-unknown': { status: 410, retry: false, title: 'The cursor is not of this store: start from the beginning' },
  'too-many': { status: 429, retry: true, title: 'Too many requests: wait a moment' },
  'store-failing': { status: 503, retry: true, title: 'The store does not take writes at the moment' },
  internal: { status: 500, retry: true, title: 'Something went wrong on the server' },
} as const;
export type ApiErrorCode = keyof typeof API_ERRORS;
