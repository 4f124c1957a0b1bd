import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMessage } from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';
import type { CertificateModel, PrintedRow, PrintedSection } from '@opencoc/core/ivi/print';
import { EXAMPLES, exampleText, hasOfficialData } from '../ivi/official.ts';

const samples = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'core', 'src', 'ivi', 'samples');
export const SAMPLES = [
  'electric-van',
  'plug-in-car',
  'motorcycle',
  'semi-trailer',
  'truck',
  'incomplete-chassis',
] as const;

function contentOf(text: string): IviContent {
  const read = readMessage(text);
  if (!read.ok) throw new Error(`Not read: ${JSON.stringify(read.error)}`);
  return read.content;
}

export const sampleContent = (name: string): IviContent =>
  contentOf(readFileSync(join(samples, `${name}.xml`), 'utf8'));

/** Own samples, and the official examples where they are at hand. */
export const CONTENTS: readonly (readonly [string, IviContent])[] = [
  ...SAMPLES.map((name) => [name, sampleContent(name)] as const),
  ...(hasOfficialData ? EXAMPLES.map((name) => [name, contentOf(exampleText(name))] as const) : []),
];

export const sectionsOf = (model: CertificateModel): readonly PrintedSection[] => [
  model.head,
  ...model.numbered,
  ...model.further,
];
export const rowsOf = (sections: readonly PrintedSection[]): readonly PrintedRow[] =>
  sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows));

/** The values that stand in cells, as they are in the message. */
export const rawValues = (model: CertificateModel): string[] => [
  ...rowsOf(sectionsOf(model)).flatMap(({ cells }) => cells.flat().map(({ raw }) => raw)),
  ...model.signatories.flatMap(({ name, position, place, date }) =>
    [...name, ...position, ...place, ...date].map(({ raw }) => raw),
  ),
];

/** Every text of a sheet, in reading order. */
export const textsOf = (model: CertificateModel): string[] => [
  ...(model.markText === undefined ? [] : [model.markText]),
  model.title,
  model.subtitle,
  model.vin,
  ...model.statement,
  ...model.signatories.flatMap(({ name, position, place, date }) =>
    [...name, ...position, ...place, ...date].map(({ text }) => text),
  ),
  ...sectionsOf(model).flatMap(({ title, tables }) => [
    title,
    ...tables.flatMap(({ columns, rows }) => [
      ...columns,
      ...rows.flatMap(({ item, title: name, cells }) => [item ?? '', name, ...cells.flat().map(({ text }) => text)]),
    ]),
  ]),
  ...model.notes,
  model.source,
];
