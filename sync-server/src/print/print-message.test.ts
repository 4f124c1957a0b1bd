import { writeMessage } from '@opencoc/core/ivi';
import { describe, expect, test } from 'vitest';
import { printFormatOf, printMessage } from './print-message.ts';

const MESSAGE = writeMessage({
  values: new Map([
    ['Header/IviVersionNumberXsd', '2.0'],
    ['VehicleIdentificationNumber', 'XNW00000000000001'],
    ['VehicleCategory', 'M1'],
  ]),
  rows: new Map(),
});

describe('printing a message', () => {
  test.each([
    ['a.pdf', 'pdf'],
    ['A.PDF', 'pdf'],
    ['a.html', 'html'],
    ['a.htm', 'html'],
    ['a.pdf.txt', undefined],
    ['pdf', undefined],
  ])('PRT-05 the name %s asks for %s', (name, format) => {
    expect(printFormatOf(name)).toBe(format);
  });

  test('PRT-05 as HTML and as PDF', async () => {
    const html = await printMessage(MESSAGE, { format: 'html', lang: 'de', mark: 'reading-aid' });
    const pdf = await printMessage(MESSAGE, { format: 'pdf', lang: 'de', mark: 'reading-aid' });
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
    expect(html.ok && text(html.file)).toContain('XNW00000000000001');
    expect(pdf.ok && text(pdf.file).startsWith('%PDF-1.7')).toBe(true);
  });

  test('PRT-05 what is no message is told, not printed', async () => {
    const result = await printMessage('<a/>', { format: 'pdf', lang: 'en', mark: 'original' });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-ivi' } });
  });
});
