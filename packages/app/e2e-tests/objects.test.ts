import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab } from './support';
import { test } from './test';

const heading = { name: 'Workloads and other objects' };

const matrix = (page: Page) =>
  page.getByRole('table', { name: 'Workloads by cluster' });

/** The row of a workload; its name is followed by its kind. */
const workload = (page: Page, kind: string, name: string) =>
  matrix(page).getByRole('row', { name: new RegExp(`^${name} ${kind}`) });

/** The line of an object that is no workload, for all clusters that have it. */
const other = (page: Page, kind: string, name = '') =>
  page
    .getByRole('list', { name: 'Other objects' })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${kind} ${name}`) });

/** What is shown of an object in the cluster that is chosen. */
const details = (page: Page, object: string, cluster: RegExp) =>
  page.getByRole('region', {
    name: new RegExp(`^${object} in ${cluster.source}$`),
  });

/** The head of the panel says of objects what the summary says. */
async function expectSameCounts(page: Page) {
  await expect(async () => {
    const chips = await page
      .getByRole('group', { name: 'Filter the list of objects by status' })
      .getByRole('button')
      .allInnerTexts();
    expect(chips).not.toEqual([]);
    const head = await page.getByRole('region', heading).innerText();
    for (const chip of chips) expect(head).toContain(chip);
  }).toPass();
}

/** Short lists are shown whole, so that there is nothing to unfold. */
async function showHealthy(page: Page) {
  for (const name of [/^Show \d+ .*healthy/, /^Show \d+ objects? without/]) {
    const button = page.getByRole('button', { name });
    if (await button.isVisible()) await button.click();
  }
}

test('the counts of the summary narrow the objects, too, and the link keeps that', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  const panel = page.getByRole('region', heading);
  await expectSameCounts(page);
  await page.getByRole('button', { name: /^\d+ failing$/ }).click();
  await expect(panel.getByText(/^Showing \d+ of \d+ objects$/)).toBeVisible();
  await expect(
    workload(page, 'Deployment', 'dice-roller-scores'),
  ).toBeVisible();
  await expect(workload(page, 'DaemonSet', 'dice-roller-relay')).toHaveCount(0);
  await expect(other(page, 'Certificate')).toBeVisible();
  await expect(other(page, 'Service')).toHaveCount(0);
  await page.goto(page.url());
  await expect(other(page, 'Certificate')).toBeVisible();
  await panel.getByRole('button', { name: 'Clear filter' }).click();
  await expectSameCounts(page);
});

test('what is healthy is folded, and opens for the object that a link names', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  const healthy = workload(page, 'DaemonSet', 'dice-roller-relay');
  await expect(
    page.getByRole('button', { name: /^Show \d+ healthy workloads$/ }),
  ).toBeVisible();
  await expect(healthy).toHaveCount(0);
  await openTab(
    page,
    'dice-roller',
    '?objects=all&object=DaemonSet/games/dice-roller-relay',
  );
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(healthy).toBeVisible();
});

test('a developer sees what belongs to a service besides pods', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const toggle = page.getByRole('button', heading);
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();

  await test.step('a rollout that is stuck, old and new side by side', async () => {
    const row = workload(page, 'Deployment', 'dice-roller-api');
    await expect(row).toContainText('rolling out, 1 of 3 updated');
    await row.getByRole('button', { name: /^dice-roller-api / }).click();
    const detail = details(page, 'Deployment dice-roller-api', /.*/).first();
    await expect(detail).toContainText('1 of 3 updated, 3 old remaining');
    await expect(
      detail.getByRole('listitem').filter({ hasText: /^new: / }),
    ).toContainText('1 pod, 0 ready');
  });

  await test.step('an autoscaler between its limits', async () => {
    await showHealthy(page);
    const line = other(page, 'HorizontalPodAutoscaler').first();
    await expect(line).toContainText(/\d+ replicas?.*\(min 3, max 10\)/);
    await line
      .getByRole('button', { name: /^HorizontalPodAutoscaler / })
      .click();
    await expect(
      page
        .getByRole('dialog')
        .getByRole('img', {
          name: /^\d+ current replicas?, \d+ desired; minimum 3, maximum 10$/,
        })
        .first(),
    ).toBeVisible();
  });

  await test.step('a host that can be visited', async () => {
    await expect(
      other(page, 'Ingress')
        .getByRole('link', { name: 'dice.example.com/' })
        .first(),
    ).toHaveAttribute('href', 'https://dice.example.com/');
  });

  await test.step('a link reproduces what is open', async () => {
    await page.reload();
    await expect(other(page, 'Service').first()).toBeVisible();
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

test('a service shows each kind of object that it has', async ({ page }) => {
  await openTab(page, 'dice-roller', '?objects=all');
  await showHealthy(page);
  for (const kind of [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'CronJob',
    'Job',
  ]) {
    await expect(workload(page, kind, '.*').first()).toBeVisible();
  }
  for (const kind of [
    'HorizontalPodAutoscaler',
    'Service',
    'Ingress',
    'PersistentVolumeClaim',
  ]) {
    await expect(other(page, kind).first()).toBeVisible();
  }
});

test('a developer compares a workload between clusters and filters its pods', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  await workload(page, 'Deployment', 'dice-roller-api')
    .getByRole('button', { name: /: show the pods of dice-roller-api in / })
    .first()
    .click();
  await expect(page).toHaveURL(/q=cluster.*dice-roller-api/);
  // The others stay, to be compared and chosen next.
  await expect(
    workload(page, 'Deployment', 'dice-roller-api').getByRole('button', {
      name: /: show the pods of dice-roller-api in /,
    }),
  ).toHaveCount(3);
  await expect(page.getByText(/^Showing \d+ of \d+/).first()).toBeVisible();
});

test('a problem leads to the object that has it', async ({ page }) => {
  await openTab(page, 'dice-roller');
  const attention = page.getByRole('region', { name: /^Needs attention/ });
  const problem = attention
    .getByRole('button', { name: /^Open the details of / })
    .first();
  const name = (await problem.textContent()) ?? '';
  // By name, as evidence can arrive and change the order.
  await attention
    .getByRole('button', { name: `Open the details of ${name}` })
    .first()
    .click();
  const [, object] = name.split(' ');
  const dialog = page.getByRole('dialog', { name: object });
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
});

test('a developer sees when a CronJob runs next', async ({ page }) => {
  await openTab(page, 'notifications', '?objects=all');
  await showHealthy(page);
  await expect(
    matrix(page)
      .getByText(/^in \d+ (minute|hour)s?, at \d\d:\d\d /)
      .first(),
  ).toBeVisible();
});

test('a developer sees what the controller of a custom resource says', async ({
  page,
}) => {
  await openTab(page, 'dice-roller', '?objects=all');
  await test.step('one that is well, and one that is not, with the reason', async () => {
    await showHealthy(page);
    await expect(
      // With pods it is a workload.
      workload(page, 'Rollout', 'dice-roller-preview')
        .or(other(page, 'Rollout', 'dice-roller-preview'))
        .first(),
    ).toContainText('healthy');
    const failing = other(page, 'Certificate', 'dice-example-com').filter({
      hasText: 'failing',
    });
    await failing
      .first()
      .getByRole('button', { name: /^Certificate / })
      .click();
    const dialog = page.getByRole('dialog', { name: 'dice-example-com' });
    await expect(dialog).toContainText(/Ready *False/);
    await expect(dialog).toContainText('No TXT record found');
    await page.keyboard.press('Escape');
  });

  await test.step('it needs attention, and the way leads there', async () => {
    const attention = page.getByRole('region', { name: /^Needs attention/ });
    await attention.getByRole('button', { name: /^Show all/ }).click();
    await attention
      .getByRole('button', {
        name: 'Open the details of Certificate dice-example-com',
      })
      .click();
    await expect(
      page.getByRole('dialog', { name: 'dice-example-com' }),
    ).toBeVisible();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`the objects have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'dice-roller', '?objects=all');
    await expectAccessible(page);
    await workload(page, 'Deployment', 'dice-roller-api')
      .getByRole('button', { name: /^dice-roller-api / })
      .click();
    // What is behind it is dimmed.
    await expectAccessible(page, '[role="dialog"]');
  });
}
