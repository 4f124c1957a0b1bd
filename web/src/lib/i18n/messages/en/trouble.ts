/** What went wrong, by code: what it means and what to do. */
export const trouble = {
  refusals: {
    'not-an-update': 'The server could not read the change. It is kept here; load the page again before you go on.',
    'wrong-shape':
      'The change is not of a form the server knows. It is kept here; load the page again before you go on.',
    'other-author': 'The change was made by someone else on this device. Only its author can send it.',
    'not-allowed': 'Your role may not change these elements. Ask their department, or an administrator for the role.',
    erases: 'The change would have removed what others wrote without saying what stands there instead.',
    'row-not-asserted': 'The change was about a row that had been removed meanwhile.',
    'too-large': 'The change is larger than allowed.',
    'unknown-document': 'The record does not exist on the server (any more), or you may not see it.',
  },
  commands: {
    'not-allowed': 'Your role may not change this.',
    'too-long': 'This is longer than a value may be. It is not stored.',
    'unknown-place': 'This place does not exist any more. It is not stored.',
    'not-ready': 'The record is still being opened. Try again in a moment.',
    nothing: 'There is nothing to do.',
    failed: 'This could not be stored. Try again.',
  },
  closing: {
    'give-up': 'The connection to this record was closed by the server.',
    'ask-person': 'Your session has ended. Sign in again; what you did is kept.',
    repair:
      'A change was refused. Your copy has been made new from the server’s; what was refused is kept in your tray.',
    retry: 'The connection was lost; trying again.',
  },
  api: {
    'bad-input': 'The server did not understand the request. Load the page again and try once more.',
    'sign-in': 'Your session has ended: sign in again.',
    'not-allowed': 'Your role may not do this.',
    'other-origin': 'The server refuses requests from another site. Open OpenCoC at its own address.',
    'not-found': 'There is nothing here, or you may not see it.',
    'data-moved-on': 'The data changed since you looked at it. Look again, then decide again.',
    'gate-shut': 'The gate is shut: something still holds it.',
    'not-now': 'This step does not fit where the release stands now.',
    'already-exists': 'This exists already.',
    'too-large': 'This is larger than allowed.',
    'not-ivi': 'The file is no IVI 2.0 message that can be read.',
    'cursor-unknown': 'This device’s copy belongs to an older state of the server and is being fetched anew.',
    'too-many': 'Too many requests at once: wait a moment.',
    'store-failing': 'The server cannot write at the moment. Try again shortly; what you did is kept here.',
    internal: 'Something went wrong on the server. Try again; if it happens twice, tell whoever runs OpenCoC here.',
    offline: 'This needs a connection. Try again when it is back.',
    unknown: 'That did not work. Try again; if it happens twice, tell whoever runs OpenCoC here.',
  },
};
