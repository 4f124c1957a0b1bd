import { sampleContent, SAMPLES } from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';

const VALUES = 200;

/** A complete car of about 200 values, valid by the schema: the largest sample with further tyres that fit its axles. */
export function largeRecord(): IviContent {
  const content = sampleContent(SAMPLES[1]);
  const values = new Map(content.values);
  const rows = new Map(content.rows);
  for (let number = 2; values.size < VALUES; number += 1) {
    for (const axle of rows.get('AxleTable') ?? []) {
      const table = `AxleTable/${axle}/TyreAxleTable`;
      const from = `${table}/1/`;
      for (const [path, value] of [...values]) {
        if (path.startsWith(from)) values.set(`${table}/${String(number)}/${path.slice(from.length)}`, value);
      }
      values.set(`${table}/${String(number)}/TyreNumber`, String(number));
      rows.set(table, [...(rows.get(table) ?? []), String(number)]);
    }
  }
  return { values, rows };
}
