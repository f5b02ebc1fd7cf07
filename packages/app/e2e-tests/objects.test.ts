import { expect, Page, test } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab } from './support';

const heading = { name: 'Workloads and other objects' };

const table = (page: Page, kind: string) =>
  page.getByRole('table', {
    name: `${kind} objects of the service`,
    exact: true,
  });

test('a developer sees what belongs to a service besides pods', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const toggle = page.getByRole('button', heading);
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();

  await test.step('a rollout that is stuck, old and new side by side', async () => {
    const row = table(page, 'Deployment')
      .getByRole('row', { name: /^dice-roller-api / })
      .first();
    await expect(row).toContainText('1 of 3 updated, 3 old remaining');
    await expect(row.getByRole('listitem').first()).toContainText(
      '1 pod, 0 ready',
    );
  });

  await test.step('an autoscaler between its limits', async () => {
    await expect(
      table(page, 'HorizontalPodAutoscaler')
        .getByRole('img', {
          name: /^\d current replicas, \d desired; minimum 3, maximum 10$/,
        })
        .first(),
    ).toBeVisible();
  });

  await test.step('a host that can be visited', async () => {
    await expect(
      table(page, 'Ingress')
        .getByRole('link', { name: 'dice.example.com/' })
        .first(),
    ).toHaveAttribute('href', 'https://dice.example.com/');
  });

  await test.step('a link reproduces what is open', async () => {
    await page.reload();
    await expect(table(page, 'Service')).toBeVisible();
  });
});

test('a service shows each kind of object that it has', async ({ page }) => {
  await openTab(page, 'dice-roller', '?objects=all');
  for (const kind of [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'CronJob',
    'Job',
    'HorizontalPodAutoscaler',
    'Service',
    'Ingress',
    'PersistentVolumeClaim',
  ]) {
    await expect(table(page, kind)).toBeVisible();
  }
});

test('a problem leads to the workload that has it', async ({ page }) => {
  await openTab(page, 'dice-roller');
  const attention = page.getByRole('region', { name: /^Needs attention/ });
  const problem = attention
    .getByRole('button', { name: /^Show .* in the list of objects$/ })
    .first();
  const name = (await problem.textContent()) ?? '';
  // By name, as evidence can arrive and change the order.
  await attention
    .getByRole('button', { name: `Show ${name} in the list of objects` })
    .first()
    .click();
  const [kind, object] = name.split(' ');
  const row = table(page, kind)
    .getByRole('row', { name: new RegExp(`^${object} `) })
    .first();
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
});

test('a developer sees when a CronJob runs next', async ({ page }) => {
  await openTab(page, 'notifications', '?objects=all');
  await expect(
    table(page, 'CronJob')
      .getByText(/^in \d+ (minute|hour)s?, at \d\d:\d\d /)
      .first(),
  ).toBeVisible();
});

test('a developer sees what the controller of a custom resource says', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  await test.step('one that is well, and one that is not, with the reason', async () => {
    await expect(
      table(page, 'rollouts.argoproj.io').getByRole('row', {
        name: /^dice-roller-preview /,
      }),
    ).toContainText('healthy');
    const failing = table(page, 'certificates.cert-manager.io').getByRole(
      'row',
      { name: /^dice-example-com prod-us/ },
    );
    await expect(failing).toContainText(/failing.*Ready is False/);
    await expect(failing).toContainText('No TXT record found');
  });

  await test.step('it needs attention, and the way leads there', async () => {
    const attention = page.getByRole('region', { name: /^Needs attention/ });
    await attention.getByRole('button', { name: /^Show all/ }).click();
    await attention
      .getByRole('button', {
        name: 'Show Certificate dice-example-com in the list of objects',
      })
      .click();
    await expect(
      table(page, 'certificates.cert-manager.io')
        .getByRole('row', { name: /^dice-example-com / })
        .first(),
    ).toBeFocused();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`the objects have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller', '?objects=all');
    await expect(table(page, 'Deployment')).toBeVisible();
    await expectAccessible(page);
  });
}
