import { expect, test } from './people.ts';

/** The demo record that is reviewed and ready to release. */
const READY = '/records/demo-electric-van';
const ACTUAL_MASS = 'MassGroup/ActualMass';

test('E2E-02 a blocker written offline on the plant floor holds the gate for everybody once the network is back', async ({
  become,
}) => {
  const petra = await become('Petra');
  const carla = await become('Carla');
  for (const person of [petra, carla]) {
    await person.page.goto(READY);
    await person.opensSection('masses');
  }
  await expect(carla.page.getByTestId('next-step')).toContainText('release');

  petra.wire.cut();
  await expect(petra.chip).toHaveAttribute('data-state-kind', 'offline');
  await petra.at(ACTUAL_MASS).locator('input').focus();
  await petra.page.getByRole('textbox', { name: /^New comment/ }).fill('The scale was not calibrated.');
  await petra.page.getByRole('checkbox', { name: /^Blocker/ }).check();
  await petra.page.getByRole('button', { name: 'Send' }).click();
  await expect(petra.page.getByRole('article')).toContainText('The scale was not calibrated.');
  await expect(petra.page.getByTestId('next-step')).toContainText('answer a blocker');
  await petra.page.reload();
  await petra.opensSection('masses');
  await expect(petra.page.getByText('The scale was not calibrated.')).toBeVisible();

  await petra.comesBack();
  await expect(carla.page.getByTestId('next-step')).toContainText('answer a blocker');
  const thread = carla.page.getByRole('article').filter({ hasText: 'The scale was not calibrated.' });
  await thread.getByRole('button', { name: 'Reply' }).click();
  await thread.getByRole('textbox').fill('Calibrated on Friday.');
  await thread.getByRole('button', { name: 'Send' }).click();
  await expect(petra.page.getByText('Calibrated on Friday.')).toBeVisible();
  await thread.getByRole('button', { name: 'Resolve' }).click();
  await expect(petra.page.getByTestId('next-step')).toContainText('release');
});
