/** Document ids name kind and id: `record_7f3k...`. A record id alone is what people and URLs see. */
const RECORD_DOCUMENT = /^record_([A-Za-z0-9-]{8,40})$/;

/** Document id of a record. */
export const recordDocument = (recordId: string): string => `record_${recordId}`;

/** Record id of a document id, or undefined where it is no record's. */
export const recordIdOf = (documentId: string): string | undefined => RECORD_DOCUMENT.exec(documentId)?.[1];
