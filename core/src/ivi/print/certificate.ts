import type { Language } from '../check/template.ts';

/** What the sheet is: the certificate itself, its duplicate on paper, or a view of a message that certifies nothing. */
export type PrintMark = 'original' | 'duplicate' | 'reading-aid';

/** One value as a reader sees it. */
export interface PrintedValue {
  /** In the language of the sheet, with unit; codes in words with the code in brackets. */
  readonly text: string;
  /** As it stands in the message. */
  readonly raw: string;
  readonly kind: 'text' | 'number' | 'code' | 'date' | 'dateTime';
  /** The language of a text that says it, such as a remark: `fr`. */
  readonly lang?: string;
}

/** What stands in one column of a row: nothing, one value, or several below each other. */
export type PrintedCell = readonly PrintedValue[];

export interface PrintedRow {
  /** The item number of the certificate: `13.2`; undefined where the value has none. */
  readonly item: string | undefined;
  readonly title: string;
  /** One cell for each column of the table. */
  readonly cells: readonly PrintedCell[];
}

/** Rows that share columns. Without columns, each row has one cell. */
export interface PrintedTable {
  readonly columns: readonly string[];
  readonly rows: readonly PrintedRow[];
}

export interface PrintedSection {
  readonly title: string;
  readonly tables: readonly PrintedTable[];
}

export interface PrintedSignatory {
  readonly name: PrintedCell;
  readonly position: PrintedCell;
  readonly place: PrintedCell;
  readonly date: PrintedCell;
}

/** Fixed words of the sheet that a renderer needs. */
export interface SheetWords {
  readonly vin: string;
  readonly page: string;
  readonly of: string;
  readonly item: string;
  readonly particular: string;
  readonly value: string;
  readonly signatory: string;
  readonly name: string;
  readonly position: string;
  readonly placeAndDate: string;
  readonly signature: string;
  readonly notes: string;
}

/** A certificate ready to be set: plain text in reading order. Two renderers make HTML and PDF of it. */
export interface CertificateModel {
  readonly lang: Language;
  readonly mark: PrintMark;
  /** The word for the mark; undefined on an original. */
  readonly markText: string | undefined;
  readonly title: string;
  readonly subtitle: string;
  /** Empty where the message has none. */
  readonly vin: string;
  readonly statement: readonly string[];
  /** Whether the sheet has a line to sign on. */
  readonly signatureLine: boolean;
  readonly signatories: readonly PrintedSignatory[];
  /** Approval, stage and use: what the head of a certificate says. */
  readonly head: PrintedSection;
  /** In the order of item numbers. */
  readonly numbered: readonly PrintedSection[];
  readonly furtherTitle: string;
  /** Values without an item number. */
  readonly further: readonly PrintedSection[];
  readonly notes: readonly string[];
  /** The message this was made from: reference, version. Stands at the foot of each page. */
  readonly source: string;
  /** Date and time of the message's version, as it stands there; undefined where it is missing. */
  readonly versionDateTime: string | undefined;
  readonly words: SheetWords;
}
