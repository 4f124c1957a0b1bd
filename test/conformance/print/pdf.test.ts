import type { IviContent } from '@opencoc/core/ivi';
import { certificateModel } from '@opencoc/core/ivi/print';
import type { CertificateModel, PrintMark } from '@opencoc/core/ivi/print';
import { certificatePdf } from '@opencoc/sync-server/print/pdf.ts';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { CONTENTS, sampleContent, textsOf } from './sheet-text.ts';

const modelOf = (content: IviContent, lang: 'en' | 'de' = 'de', mark: PrintMark = 'original'): CertificateModel =>
  certificateModel(content, { lang, mark, signed: false });

/** Line ends fall where they must: only what is no white space is compared. */
const dense = (text: string): string => text.replace(/\s/gu, '');

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
}

const withValue = (content: IviContent, path: string, value: string): IviContent => ({
  rows: content.rows,
  values: new Map([...content.values, [path, value]]),
});

describe('PRT-05 the PDF', () => {
  test.each(CONTENTS)(
    'PRT-05 of %s holds every text of the sheet, on pages that say their number',
    async (_name, content) => {
      const model = modelOf(content, 'de', 'duplicate');
      const pages = await pagesOf(await certificatePdf(model));
      const text = dense(pages.join(''));
      for (const part of textsOf(model).filter((one) => one !== model.markText)) expect(text).toContain(dense(part));
      pages.forEach((page, index) => {
        expect(dense(page)).toContain(`Seite${String(index + 1)}von${String(pages.length)}`);
        expect(dense(page)).toContain(`FIN${model.vin}`);
        expect(page).toContain('DUPLIKAT');
      });
    },
  );

  test('PRT-05 is the same for the same content, whatever its row ids', async () => {
    const content = sampleContent('plug-in-car');
    const renamed = (path: string): string => path.replace(/(?<=\/)[0-9]+(?=\/|$)/gu, (id) => `row${id}x`);
    const other: IviContent = {
      values: new Map([...content.values].reverse().map(([path, value]) => [renamed(path), value])),
      rows: new Map([...content.rows].reverse().map(([path, ids]) => [renamed(path), ids.map((id) => `row${id}x`)])),
    };
    const first = await certificatePdf(modelOf(content));
    expect(Buffer.from(await certificatePdf(modelOf(other))).equals(first)).toBe(true);
    const corrected = withValue(content, 'MassGroup/ActualMass', '1999');
    expect(Buffer.from(await certificatePdf(modelOf(corrected))).equals(first)).toBe(false);
  });

  test('PRT-05 a text longer than a page goes on over the next ones and loses nothing', async () => {
    const words = Array.from({ length: 1500 }, (_none, index) => `word${String(index)}`).join(' ');
    const model = modelOf(withValue(sampleContent('truck'), 'DescriptionServiceAndMaintenance', words), 'en');
    const pages = await pagesOf(await certificatePdf(model));
    const text = ` ${pages.join(' ').replace(/\s+/gu, ' ')} `;
    const missing = words.split(' ').filter((word) => !text.includes(` ${word} `));
    expect(missing).toEqual([]);
    expect(pages.length).toBeGreaterThan(
      (await pagesOf(await certificatePdf(modelOf(sampleContent('truck'), 'en')))).length,
    );
  });

  test('PRT-05 a word wider than its column is parted, not cut', async () => {
    const code = 'ABCDEFGHIJ'.repeat(12);
    const model = modelOf(withValue(sampleContent('truck'), 'MakeTable/1/Make', code), 'en');
    expect(dense((await pagesOf(await certificatePdf(model))).join(''))).toContain(code);
  });

  test('PRT-05 designations stay as they were typed, letters of European languages are drawn, others spelled out', async () => {
    const make = '19x6 -> 2*3 fi ß ő Ș Ω Ж \u202E中\u0007';
    const model = modelOf(withValue(sampleContent('truck'), 'MakeTable/1/Make', make), 'en');
    const text = (await pagesOf(await certificatePdf(model))).join('\n');
    expect(dense(text)).toContain(dense('19x6 -> 2*3 fi ß ő Ș Ω Ж [U+202E][U+4E2D][U+0007]'));
  });

  test('PRT-03 the file says its language, title and mark, and is tagged for screen readers', async () => {
    const model = modelOf(sampleContent('truck'), 'de', 'reading-aid');
    const pdf = await certificatePdf(model);
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(pdf)));
    expect(info).toMatchObject({
      Language: 'de',
      Title: `Übereinstimmungsbescheinigung ${model.vin} (Lesehilfe – keine Bescheinigung)`,
    });
    const document = await getDocumentProxy(new Uint8Array(pdf));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD']) expect(tree).toContain(`"role":"${role}"`);
  });
});
