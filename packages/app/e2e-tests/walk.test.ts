import { expect, Locator, Page } from '@playwright/test';
import { openCatalog, openTab, tabPath } from './support';
import { test } from './test';

/**
 * The readers of docs/screens.md, each with a question: how many clicks it takes
 * to the answer, and that no more are needed than that page says. The annotations
 * of the report have the time. Clicks and time count from where the question is asked.
 */
function walk(page: Page) {
  let clicks = 0;
  const startedAt = Date.now();
  const follow = async (target: Locator) => {
    clicks += 1;
    await target.first().click();
  };
  return {
    click: (name: RegExp) => follow(page.getByRole('button', { name })),
    link: (name: string) => follow(page.getByRole('link', { name })),
    end: (reader: string, most: number) => {
      expect(clicks).toBeLessThanOrEqual(most);
      test.info().annotations.push({
        type: reader,
        description: `${clicks} clicks, ${Date.now() - startedAt} ms`,
      });
    },
  };
}

test('a developer who knows no Kubernetes sees why the service fails, and what to do', async ({
  page,
}) => {
  // The question comes before the tab, so the answer takes as long as the tab.
  const why = walk(page);
  await page.goto(tabPath('dice-roller'));
  const cause = page
    .getByRole('region', { name: /^Needs attention/ })
    .getByRole('listitem')
    .filter({ hasText: 'ECONNREFUSED 10.96.41.17:5432' });
  await expect(cause).toContainText('Deployment dice-roller-scores');
  why.end('why it fails', 0);
  const way = walk(page);
  await way.click(/^Help with .*dice-roller-scores$/);
  const help = page.getByRole('dialog');
  await expect(
    help.getByRole('region', { name: 'What to do' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  way.end('what to do', 1);
});

test('on call, the crash logs of all failing pods are one click away', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const way = walk(page);
  await way.click(/^Crash logs/);
  await expect(
    page
      .getByRole('dialog')
      .getByText(/ECONNREFUSED/)
      .first(),
  ).toBeVisible();
  way.end('crash logs', 1);
});

test('an expert has the command that sets context and namespace after one click', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const way = walk(page);
  await way.click(/^Connect to Production Europe/);
  await expect(
    page
      .getByRole('dialog')
      .getByText(/--namespace[= ]games/)
      .first(),
  ).toBeVisible();
  way.end('connect', 1);
});

test('a platform engineer sees the health of all clusters, and why one refuses, after two clicks', async ({
  page,
}) => {
  await openCatalog(page);
  const way = walk(page);
  await way.link('Clusters');
  await way.click(/^Diagnose/);
  await expect(
    page.getByRole('dialog').getByRole('listitem').first(),
  ).toBeVisible();
  way.end('diagnosis', 2);
});
