import { expect, test } from './people.ts';

const RECORD = '/records/demo-electric-van';

test('E2E-04 a viewer reads and cannot write; a department sees whose an element is', async ({ become }) => {
  const vera = await become('Vera');
  await vera.page.goto('/records');
  await expect(vera.page.getByRole('link', { name: /^XNW/ }).first()).toBeVisible();
  await expect(vera.page.getByRole('button', { name: 'Read IVI files' })).toHaveCount(0);
  await vera.page.goto(RECORD);
  await vera.opensSection('masses');
  const mass = vera.at('MassGroup/ActualMass');
  await expect(mass).toBeVisible();
  await expect(mass.locator('input:not([readonly]):not([disabled])')).toHaveCount(0);
  await expect(vera.page.getByRole('textbox', { name: /^New comment/ })).toHaveCount(0);

  const petra = await become('Petra');
  await petra.page.goto(RECORD);
  await petra.opensSection('masses');
  await expect(petra.at('MassGroup/ActualMass').locator('input:not([readonly]):not([disabled])')).toHaveCount(1);
  await expect(petra.at('MassGroup/MassInRunningOrder').locator('input:not([readonly]):not([disabled])')).toHaveCount(
    0,
  );
});

test('E2E-04 the server refuses what a role may not do, whatever the screen shows', async ({ become, server }) => {
  const vera = await become('Vera');
  const answers = await vera.page.evaluate(async () => {
    const status = async (path: string, body: unknown) =>
      (
        await fetch(`/api/v1/workspaces/demo/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    return [
      await status('records/demo-electric-van/decisions', {
        id: 'decision-by-vera',
        decision: { kind: 'review', verdict: 'approved', fingerprints: { masses: 'a'.repeat(64) } },
      }),
      await status('members', { email: 'x@example.com', name: 'X', roles: ['administrator'] }),
    ];
  });
  expect(answers).toEqual([403, 403]);
  const stranger = await fetch(`${server.url}/api/v1/workspaces/demo/changes`);
  expect(stranger.status).toBe(401);
});
