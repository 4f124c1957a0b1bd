/** Characters that an `xs:anyURI` may carry although a URI may not: checkers escape them first. */
const ESCAPED = /[^\u0021-\u007E]|[<>"{}|\\^`]/gu;
const PCHAR = "(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})";
const URI = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.\\-]*:|(?=[^:/?#]*(?:[/?#]|$)))` +
    `(?://(?:(?:${PCHAR.replace('@', '')})*@)?(?:\\[[^\\]]*\\]|(?:${PCHAR.replace(':@', '')})*)(?::[0-9]+)?(?=[/?#]|$)|(?!//))` +
    `(?:${PCHAR}|/)*(?:\\?(?:${PCHAR}|[/?])*)?(?:#(?:${PCHAR}|[/?[\\]])*)?$`,
  'u',
);

/** Whether a text is an `xs:anyURI`. */
export const isAnyUri = (value: string): boolean => URI.test(value.replace(ESCAPED, '_'));

/** Whether a text is a URI reference as a namespace name has to be: no character that needs escaping. */
export const isUri = (value: string): boolean => URI.test(value);
