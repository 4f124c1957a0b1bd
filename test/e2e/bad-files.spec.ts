import { messageWith } from './message.ts';
import { expect, test } from './people.ts';

const xml = (text: string, name = 'file.xml') => ({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
const good = messageWith('XNWBAD00000000001').buffer.toString();

test('E2E-03 bad files are refused with a sentence that names the place, and nothing changes', async ({ become }) => {
  const hanna = await become('Hanna');
  await hanna.page.goto('/records');
  const rows = hanna.page.getByRole('link', { name: /^XNW/ });
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  const cases: [string, ReturnType<typeof xml>, RegExp][] = [
    ['no XML', xml('VIN;Mass\n1;2'), /XML/],
    ['not closed', xml(good.replace('</Header>', '')), /line \d+/i],
    ['no IVI', xml('<?xml version="1.0"?><invoice xmlns="urn:x"/>'), /no IVI|not an IVI|IVI 2.0/i],
    [
      'a DTD',
      xml(good.replace('<InitialVehicleInformation', '<!DOCTYPE x [<!ENTITY a "b">]>\n<InitialVehicleInformation')),
      /document type|DTD|entities/i,
    ],
    ['an unknown element', xml(good.replace('<Type>', '<Colour5>red</Colour5><Type>')), /Colour5/],
    ['50 MB', { name: 'huge.xml', mimeType: 'text/xml', buffer: Buffer.alloc(49 * 1024 * 1024, 'a') }, /MB|large/i],
  ];
  for (const [name, file, sentence] of cases) {
    await test.step(name, async () => {
      await hanna.page.getByTestId('ivi-files').setInputFiles(file);
      const dialog = hanna.page.getByRole('dialog');
      await expect(dialog).toContainText(sentence);
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(dialog).toHaveCount(0);
    });
  }
  await expect(rows).toHaveCount(before);

  await test.step('the same VIN twice is asked about, not overwritten', async () => {
    await hanna.page.getByTestId('ivi-files').setInputFiles(messageWith('XNWTW1CE000000001'));
    await expect(hanna.page.getByRole('link', { name: 'XNWTW1CE000000001' })).toHaveCount(1);
    await hanna.page.getByTestId('ivi-files').setInputFiles(messageWith('XNWTW1CE000000001'));
    await expect(hanna.page.getByRole('dialog')).toContainText('XNWTW1CE000000001');
    await expect(
      hanna.page.getByRole('dialog').getByRole('button', { name: /anyway|second|all the same/i }),
    ).toBeVisible();
  });
});
