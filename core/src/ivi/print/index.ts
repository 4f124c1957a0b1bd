export type {
  CertificateModel,
  PrintedCell,
  PrintedRow,
  PrintedSection,
  PrintedSignatory,
  PrintedTable,
  PrintedValue,
  PrintMark,
  SheetWords,
} from './certificate.ts';
export { certificateModel } from './model.ts';
export type { CertificateOptions } from './model.ts';
export { certificateHtml } from './html.ts';
