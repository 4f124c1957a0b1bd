const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes from here on would favour the first letters. */
const EVEN = 252;

/** A random id of small letters and digits; 16 of them are 82 bits. */
export function newId(length = 16): string {
  let id = '';
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < EVEN && id.length < length) id += LETTERS[byte % LETTERS.length] ?? '';
    }
  }
  return id;
}
