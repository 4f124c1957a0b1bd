import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkMessage } from '@opencoc/core/ivi';
import { exampleText, hasOfficialData, Libxml2 } from '../conformance/ivi/official.ts';

const sample = fileURLToPath(new URL('../../core/src/ivi/samples/electric-van.xml', import.meta.url));

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A message to begin with: an official example where they are at hand, else an own sample; with a VIN of its own. */
export function messageWith(vin: string): UploadedFile {
  const text = (hasOfficialData ? exampleText('N2-01') : readFileSync(sample, 'utf8')).replace(
    /<VehicleIdentificationNumber>[^<]*</,
    `<VehicleIdentificationNumber>${vin}<`,
  );
  return { name: `${vin}.xml`, mimeType: 'text/xml', buffer: Buffer.from(text) };
}

/** What the schema (the official one where it is at hand) has against a message that is not signed yet. */
export function schemaTroubles(message: string): string[] {
  const own = checkMessage(message, { unsigned: true }).findings.map(({ rule, path }) => `${rule} ${path}`);
  if (!hasOfficialData) return own;
  const libxml2 = new Libxml2({ unsigned: true });
  const verdict = libxml2.verdict(message);
  libxml2.dispose();
  return verdict.valid ? own : [...own, verdict.message];
}
