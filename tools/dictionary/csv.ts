import Papa from 'papaparse';

export type Row = Record<string, string>;

/** Rows of a CSV text with a header line; throws at the first malformed row. */
export function readRows(text: string): Row[] {
  const { data, errors } = Papa.parse<Row>(text.replace(/^\uFEFF/u, ''), { header: true, skipEmptyLines: true });
  const [error] = errors;
  if (error) throw new Error(`Row ${String(error.row)}: ${error.message}`);
  return data;
}
