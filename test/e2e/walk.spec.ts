import { readFileSync } from 'node:fs';
import { messageWith, schemaTroubles } from './message.ts';
import { expect, test } from './people.ts';
import type { PersonAtWork } from './people.ts';

const ACTUAL_MASS = 'MassGroup/ActualMass';
const RUNNING_ORDER = 'MassGroup/MassInRunningOrder';
const VIN = 'XNWWA1K0000012345';

/** Reads the message in and opens the record; gives its address, the same for everybody. */
async function readsAndOpens(person: PersonAtWork): Promise<string> {
  await person.reads(messageWith(VIN));
  await person.page.getByRole('link', { name: VIN }).click();
  await expect(person.page.getByRole('heading', { name: VIN })).toBeVisible();
  return new URL(person.page.url()).pathname;
}

async function approves(carla: PersonAtWork): Promise<void> {
  await carla.page.getByTestId('next-step').getByRole('button').click();
  await carla.page.getByRole('button', { name: /^Approve \d+ section/ }).click();
}

test('E2E-01 one record goes all the way, on two screens, with the network cut', async ({ become }) => {
  const hanna = await become('Hanna');
  const carla = await become('Carla');
  const address = await readsAndOpens(hanna);
  let runningOrder = '';

  await test.step('both have it open and see each other', async () => {
    await expect(hanna.chip).toHaveAttribute('data-state-kind', 'synced');
    await carla.page.goto(address);
    await expect(carla.page.getByRole('heading', { name: VIN })).toBeVisible();
    await hanna.opensSection('masses');
    await carla.opensSection('masses');
    await hanna.at(ACTUAL_MASS).locator('input').focus();
    await expect(carla.at(ACTUAL_MASS)).toContainText('Hanna');
  });

  await test.step('what one writes the other sees', async () => {
    runningOrder = (await hanna.at(RUNNING_ORDER).locator('input').inputValue()).replace(/\D/g, '');
    await hanna.types(ACTUAL_MASS, '2947');
    await expect(carla.at(ACTUAL_MASS).locator('input')).toHaveValue(/2\D?947/);
  });

  await test.step('Carla loses the network; both set the same element, and Carla reloads', async () => {
    carla.wire.cut();
    await expect(carla.chip).toHaveAttribute('data-state-kind', 'offline');
    await carla.types(ACTUAL_MASS, '2951');
    await carla.types(RUNNING_ORDER, '1864');
    await hanna.types(ACTUAL_MASS, '2948');
    await expect(hanna.chip).toHaveAttribute('data-state-kind', 'synced');
    await carla.page.reload();
    await expect(carla.page.getByRole('heading', { name: VIN })).toBeVisible();
    await carla.opensSection('masses');
    await expect(carla.at(ACTUAL_MASS).locator('input')).toHaveValue(/2\D?951/);
    await expect(carla.chip).toHaveAttribute('data-state-kind', 'offline');
    await expect(carla.chip).toContainText('2');
  });

  await test.step('back again: different elements have met, the same one is a conflict that both see', async () => {
    await carla.comesBack();
    await expect(hanna.at(RUNNING_ORDER).locator('input')).toHaveValue(/1\D?864/);
    for (const person of [hanna, carla]) {
      const conflict = person.page.locator(`[data-conflict="${ACTUAL_MASS}"]`);
      await expect(conflict).toContainText(/2.?948/);
      await expect(conflict).toContainText(/2.?951/);
    }
    await expect(hanna.page.getByTestId('next-step')).toContainText('settle a conflict in Masses');
  });

  await test.step('either settles it', async () => {
    await hanna.page.getByRole('button', { name: /Take 2.?951/ }).click();
    await expect(carla.page.locator(`[data-conflict="${ACTUAL_MASS}"]`)).toHaveCount(0);
    await expect(carla.at(ACTUAL_MASS).locator('input')).toHaveValue(/2\D?951/);
    // What the schema and the rules ask for is whole again: the axle shares have to add up.
    await hanna.types(RUNNING_ORDER, runningOrder);
    await expect(carla.at(RUNNING_ORDER)).not.toContainText('add up');
  });

  await test.step('Carla reviews; a change makes that review lapse; she reviews again', async () => {
    await approves(carla);
    await expect(hanna.page.getByTestId('next-step')).toContainText('release');
    await hanna.types(ACTUAL_MASS, '2950');
    await expect(hanna.page.getByTestId('next-step')).toContainText('review Masses again');
    await expect(carla.page.getByTestId('next-step')).toContainText('review Masses again');
    await approves(carla);
    await expect(carla.page.getByTestId('next-step')).toContainText('release');
  });

  await test.step('she releases and downloads: valid by the schema but for the signature', async () => {
    await carla.page.getByTestId('next-step').getByRole('button').click();
    await carla.page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
    const [download] = await Promise.all([
      carla.page.waitForEvent('download'),
      carla.page.getByRole('dialog').getByRole('link', { name: 'Download XML' }).click(),
    ]);
    const xml = readFileSync(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toContain(VIN);
    expect(schemaTroubles(xml)).toEqual([]);
    expect(xml).toContain('<ActualMass>2950</ActualMass>');
    expect(xml).toMatch(/<IviVersionNumber>1<\/IviVersionNumber>/);
  });

  await test.step('what was released stays; the record shows that it moved on', async () => {
    await hanna.opensSection('masses');
    await hanna.types(ACTUAL_MASS, '2949');
    await expect(carla.page.getByRole('dialog')).toContainText('The record has changed since');
  });
});
