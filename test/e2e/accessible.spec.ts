import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './people.ts';

const SCREENS = [
  '/',
  '/records',
  '/records/demo-truck',
  '/records/demo-electric-van',
  '/signing',
  '/delivery',
  '/settings',
  '/help',
];

for (const [colorScheme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'de-DE'],
] as const) {
  test(`E2E-05 every screen passes the accessibility check, ${colorScheme}, ${locale}`, async ({ become }) => {
    const carla = await become('Carla', { colorScheme, locale });
    await expect(carla.page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    for (const screen of SCREENS) {
      await carla.page.goto(screen);
      await expect(carla.page.getByRole('main')).toBeVisible();
      await expect(carla.page.getByRole('heading', { level: 1 })).toBeAttached();
      const { violations } = await new AxeBuilder({ page: carla.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${screen}: ${id} ${node.target.join(' ')}`),
      );
      expect(found).toEqual([]);
    }
  });
}

test('E2E-05 a record is found, opened and edited by keyboard alone', async ({ become }) => {
  const hanna = await become('Hanna');
  const { keyboard } = hanna.page;
  await hanna.page.goto('/records');
  await expect(hanna.page.getByRole('link', { name: /^XNW/ }).first()).toBeVisible();
  await keyboard.press('j');
  await expect(hanna.page.locator('a:focus')).toHaveText(/^XNW/);
  await keyboard.press('Enter');
  await expect(hanna.page.getByTestId('next-step')).toBeVisible();
  const first = hanna.page.url();
  await keyboard.press('Control+k');
  await keyboard.type('XNWLE3VAN6N004217');
  await expect(hanna.page.getByRole('option').first()).toContainText('XNWLE3VAN6N004217');
  await keyboard.press('Enter');
  await expect(hanna.page.getByRole('heading', { name: 'XNWLE3VAN6N004217' })).toBeVisible();
  expect(hanna.page.url()).not.toBe(first);
  await keyboard.press('?');
  await expect(hanna.page).toHaveURL(/\/help$/);
});
