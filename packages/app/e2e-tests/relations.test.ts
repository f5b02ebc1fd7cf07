import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab, THEMES } from './support';
import { test } from './test';

const graph = (page: Page) =>
  page.getByRole('list', { name: 'Topology as a graph' });

const list = (page: Page) =>
  page.getByRole('list', { name: 'Topology as a list' });

test('a developer follows a host to its pods with the keyboard', async ({
  page,
}) => {
  await openTab(page, 'storefront');
  const toggle = page.getByRole('button', { name: 'Topology' });
  // Nothing is wrong.
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/relations=graph/);

  const host = graph(page).getByRole('link', {
    name: /^Host shop\.example\.com/,
  });
  await expect(host).toHaveAttribute('href', 'https://shop.example.com/');
  await host.focus();
  for (const next of [
    /^Ingress storefront/,
    /^Service storefront \d+ of \d+ endpoints ready/,
    /^Deployment storefront/,
    /^Pods of storefront \d+ pods/,
  ]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(':focus')).toHaveAccessibleName(next);
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=.*workload.*Deployment.*storefront/);
  await expect(page.getByText(/^Showing \d+ of \d+/).first()).toBeVisible();
});

test('a developer sees which path fails, and goes to Help from there', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const failing = graph(page).getByRole('button', {
    name: /^Deployment dice-roller-api failing/,
  });
  await expect(failing).toBeVisible();
  await graph(page)
    .getByRole('button', { name: /^Help with .*, dice-roller-api$/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the list is kept in the link, and says the same', async ({ page }) => {
  await openTab(page, 'storefront', '?relations=list');
  const host = list(page).getByRole('listitem').first();
  await expect(host).toContainText('Host shop.example.com');
  await expect(
    host.getByRole('button', { name: /^Pods of storefront / }),
  ).toBeVisible();
});

test('a phone shows the list, and nothing is wider than the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await openTab(page, 'dice-roller', '?relations=graph');
  await expect(list(page)).toBeVisible();
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    ),
  ).toBeLessThanOrEqual(0);
});

for (const theme of THEMES) {
  for (const view of ['graph', 'list']) {
    test(`the ${view} has no accessibility violations in ${theme}`, async ({
      page,
    }) => {
      await chooseTheme(page, theme);
      await openTab(page, 'dice-roller', `?relations=${view}`);
      await expect(view === 'graph' ? graph(page) : list(page)).toBeVisible();
      await expectAccessible(page);
    });
  }
}
