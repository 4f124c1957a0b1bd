import { readFileSync } from 'node:fs';
import { expect, test } from './people.ts';

/** A signature as far as its form goes; whether it verifies is another question than whether the content is the release's. */
const SIGNATURE =
  '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue></Signature>';

test('E2E-06 a release is handed to a signer, taken back, compared, and its delivery is noted', async ({ become }) => {
  const carla = await become('Carla');
  const { page } = carla;
  await page.goto('/records/demo-electric-van');
  await page.getByTestId('next-step').getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Release', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download XML' }).click(),
  ]);
  const released = readFileSync(await download.path(), 'utf8');

  await dialog.getByLabel('Signer').fill('Sabine Igner');
  await dialog.getByLabel('Due').fill('2027-01-15');
  await dialog.getByRole('button', { name: 'Hand over' }).click();
  await expect(dialog).toContainText('With Sabine Igner');

  const takesBack = async (text: string): Promise<void> => {
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'signed.xml', mimeType: 'text/xml', buffer: Buffer.from(text) });
  };
  const signed = (text: string): string =>
    text.replace('</InitialVehicleInformation>', `${SIGNATURE}</InitialVehicleInformation>`);
  await test.step('other content is told, with the places', async () => {
    await takesBack(signed(released.replace(/<ActualMass>\d+</, '<ActualMass>1<')));
    await expect(dialog).toContainText('The content is not what was released.');
    await expect(dialog).toContainText('Actual mass');
  });
  await test.step('the same content without a signature is not signed', async () => {
    await takesBack(released);
    await expect(dialog).toContainText('bears no signature');
  });
  await test.step('the same content, signed', async () => {
    await takesBack(signed(released));
    await expect(dialog).toContainText('Signed, and the content is what was released.');
  });

  await dialog.getByLabel('Route').fill('KBA');
  await dialog.getByLabel('State').selectOption('accepted');
  await dialog.getByLabel('Note').fill('Receipt 4711');
  await dialog.getByRole('button', { name: 'Plan the delivery' }).click();
  await expect(dialog).toContainText('accepted');
  await page.goto('/delivery');
  await expect(page.getByRole('link', { name: /KBA/ })).toContainText('Receipt 4711');
});
