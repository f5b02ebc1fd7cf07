import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab, THEMES } from './support';
import { test } from './test';

/** A custom resource of the demo whose life is moved on. */
interface Life {
  readonly cluster: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Where it is at rest. */
  readonly rest: string;
}

async function moveTo(
  controlUrl: string,
  { cluster, kind, namespace, name }: Life,
  stage: string,
) {
  const response = await fetch(`${controlUrl}/clusters/${cluster}/stages`, {
    method: 'PUT',
    body: JSON.stringify({ kind, namespace, name, stage }),
  });
  expect(response.status).toBe(200);
}

/** Lets a test move a life on, and leaves it as it was for the others. */
async function withLife(
  controlUrl: string,
  life: Life,
  live: (to: (stage: string) => Promise<void>) => Promise<void>,
) {
  try {
    await live(stage => moveTo(controlUrl, life, stage));
  } finally {
    await moveTo(controlUrl, life, life.rest);
  }
}

/** With what is healthy. */
const UNFOLDED = '?objects=all&all=workloads,objects';

/** Also behind a dialog. */
const attention = (page: Page) =>
  page.getByRole('region', { name: /^Needs attention/, includeHidden: true });

/** The name of an object in the lists: those with pods are among the workloads. */
const object = (page: Page, kind: string, name: string) =>
  page
    .getByRole('table', { name: 'Workloads by cluster' })
    .or(page.getByRole('list', { name: 'Other objects' }))
    .getByRole('button', {
      name: new RegExp(`^(${kind} ${name}( |$)|${name} ${kind}$)`),
    });

/** Opens an object, and what is known of it in a cluster. */
async function openObject(
  page: Page,
  kind: string,
  name: string,
  cluster: string,
) {
  await object(page, kind, name).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog
    .getByRole('group', { name: /^In \d+ clusters$/ })
    .getByRole('button', { name: new RegExp(`^${cluster}`) })
    .click();
  await expect(dialog).toContainText(`${kind} · ${cluster}`);
  return dialog;
}

test.describe('a Rollout', () => {
  const rollout: Life = {
    cluster: 'prod-eu',
    kind: 'Rollout',
    namespace: 'orders',
    name: 'orders',
    rest: 'paused',
  };

  test('says why it was aborted, and how far it had got', async ({ page }) => {
    await openTab(page, 'orders', UNFOLDED);
    await expect(attention(page)).toContainText(
      'Metric "success-rate" assessed Failed',
    );
    await expect(
      page.getByRole('button', {
        name: /^failing, 5\/5 ready: show the pods of orders in Production US$/,
      }),
    ).toBeVisible();
    const details = await openObject(
      page,
      'Rollout',
      'orders',
      'Production US',
    );
    await expect(details).toContainText('failing');
    await expect(details).toContainText(
      'Rollout aborted update to revision 12',
    );
    await expect(details).toContainText('success-rate: Failed');

    await test.step('its events and its manifest are there', async () => {
      await details.getByRole('tab', { name: 'Events' }).click();
      await expect(details).toContainText('RolloutAborted');
      await details.getByRole('tab', { name: 'YAML' }).click();
      await expect(details).toContainText('kind: Rollout');
      await details.getByRole('tab', { name: 'Overview' }).click();
    });

    await test.step('the way to the analysis that ended it', async () => {
      await details
        .getByRole('list', { name: /orders/ })
        .getByRole('button', { name: /^AnalysisRun / })
        .click();
      const run = page.getByRole('dialog', { name: /-12-3$/ });
      await expect(run).toContainText('AnalysisRun · Production US');
      await expect(run).toContainText('failing');
    });
  });

  test('waits at a pause, is promoted while a developer watches, and is healthy', async ({
    controlUrl,
    page,
  }) => {
    await openTab(page, 'orders', UNFOLDED);
    const details = await openObject(
      page,
      'Rollout',
      'orders',
      'Production Europe',
    );
    await expect(details).toContainText('suspended');
    const step = details.locator('[aria-current=step]');
    await expect(step).toHaveText('Pause until promoted ← current step');
    await expect(details).toContainText('Step 2 of 5');
    await expect(details).toContainText('20%: 1 of 5 pods');
    await expect(details).toContainText(
      /Paused at step 2 until someone promotes it\s*Pause started .* ago/,
    );
    await withLife(controlUrl, rollout, async to => {
      await to('analyzing');
      await expect(step).toHaveText(
        'Analysis success-rate ← current stepsuccess-rate: Running',
      );
      await to('promoted');
      await expect(details).toContainText('healthy');
      await expect(details).toContainText('success-rate: Successful');
      await expect(details).toContainText('All 5 steps are done');
    });
    await expect(details).toContainText('suspended');
  });
});

test('a Cluster of CloudNativePG fails over', async ({ controlUrl, page }) => {
  const database: Life = {
    cluster: 'prod-eu',
    kind: 'Cluster',
    namespace: 'warehouse',
    name: 'warehouse-db',
    rest: 'failing-over',
  };
  await openTab(page, 'warehouse', UNFOLDED);

  await test.step('its primary crashes, which says why', async () => {
    await expect(attention(page)).toContainText('No space left on device');
    await expect(attention(page)).toContainText('Cluster warehouse-db');
  });

  const details = await openObject(
    page,
    'Cluster',
    'warehouse-db',
    'Production Europe',
  );
  await expect(details).toContainText('failing');
  await expect(details).toContainText('2 of 3');

  await withLife(controlUrl, database, async to => {
    await to('rejoining');
    await expect(attention(page)).not.toContainText('No space left on device');
    await to('failed-over');
    await expect(details).toContainText('healthy');
    await expect(details).toContainText('3 of 3');
  });
});

test('a Certificate has expired, and is renewed', async ({
  controlUrl,
  page,
}) => {
  const certificate: Life = {
    cluster: 'prod-us',
    kind: 'Certificate',
    namespace: 'orders',
    name: 'orders-example-com',
    rest: 'expired',
  };
  await openTab(page, 'orders', UNFOLDED);

  await test.step('the reason is below it, in its Order', async () => {
    await expect(attention(page)).toContainText(
      'CAA record for orders.example.com prevents issuance',
    );
  });

  const details = await openObject(
    page,
    'Certificate',
    'orders-example-com',
    'Production US',
  );
  await expect(details).toContainText('failing');
  await expect(details).toContainText('Certificate expired on');

  await withLife(controlUrl, certificate, async to => {
    await to('issuing');
    await expect(details).toContainText('in progress');
    await to('renewed');
    await expect(details).toContainText('healthy');
    await expect(attention(page)).not.toContainText('CAA record');
  });
});

test('a HelmRelease has failed, although its pods are well', async ({
  controlUrl,
  page,
}) => {
  const release: Life = {
    cluster: 'prod-us',
    kind: 'HelmRelease',
    namespace: 'warehouse',
    name: 'warehouse',
    rest: 'failed',
  };
  await openTab(page, 'warehouse', UNFOLDED);
  await expect(attention(page)).toContainText('HelmRelease warehouse');
  const details = await openObject(
    page,
    'HelmRelease',
    'warehouse',
    'Production US',
  );
  await expect(details).toContainText('failing');
  await expect(details).toContainText(
    'Helm upgrade failed for release warehouse/warehouse with chart warehouse@2.9.0',
  );

  await withLife(controlUrl, release, async to => {
    await to('upgrading');
    await expect(details).toContainText('in progress');
    await to('upgraded');
    await expect(details).toContainText('healthy');
    await expect(attention(page)).not.toContainText('HelmRelease warehouse');
  });
});

test('a ScaledObject is at zero, which is no problem, and wakes', async ({
  controlUrl,
  page,
}) => {
  const scaled: Life = {
    cluster: 'prod-eu',
    kind: 'ScaledObject',
    namespace: 'orders',
    name: 'orders-export',
    rest: 'idle',
  };
  await openTab(page, 'orders', UNFOLDED);
  const details = await openObject(
    page,
    'ScaledObject',
    'orders-export',
    'Production Europe',
  );
  await expect(details).toContainText('healthy');
  const workload = page
    .getByRole('table', { name: 'Workloads by cluster' })
    .getByRole('row', { name: /^orders-export Deployment/ });
  await expect(workload).toContainText('scaled to zero');
  await details
    .getByRole('button', { name: /^HorizontalPodAutoscaler / })
    .click();
  const autoscaler = page.getByRole('dialog', { name: /^keda-hpa-/ });
  await expect(autoscaler).toContainText('0 now');
  await expect(autoscaler).not.toContainText('Not scaling');
  await page.keyboard.press('Escape');

  await withLife(controlUrl, scaled, async to => {
    await to('active');
    await expect(workload).not.toContainText('scaled to zero');
    await expect(workload.getByText('3/3 ready')).toHaveCount(2);
  });
  await expect(workload).toContainText('scaled to zero');
});

for (const theme of THEMES) {
  test(`custom resources have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'orders', UNFOLDED);
    await openObject(page, 'Rollout', 'orders', 'Production Europe');
    await expectAccessible(page, '[role="dialog"]');
  });
}
