import { expect, Page } from '@playwright/test';
import { openTab, pods, tabPath } from './support';
import { test } from './test';

/** Fonts that machines write in: letters of the second one are wider. */
const FONTS = ['Inter, sans-serif', 'DejaVu Sans, sans-serif'];

async function writeIn(page: Page, font: string) {
  await page.addInitScript(family => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = `:root, [data-theme-mode] { --bui-font-regular: ${family} !important }`;
      document.head.append(style);
    });
  }, font);
}

/** What cells, and parts of them, don't show. Of the names of pods, their ends always stay. */
function cutOff(page: Page, names?: 'names, too') {
  return page.getByRole('table').evaluate(
    (table, withNames) =>
      [...table.querySelectorAll('td, th, td *, th *')]
        .filter(
          element =>
            element.scrollWidth > element.clientWidth &&
            getComputedStyle(element).display !== 'inline' &&
            // For screen readers only.
            element.clientWidth > 1 &&
            (withNames || !element.matches('[data-pod][title]')),
        )
        .map(
          ({ textContent, scrollWidth, clientWidth }) =>
            `${textContent}: ${scrollWidth} > ${clientWidth}`,
        ),
    names,
  );
}

/** The heights of the rows, in lines of text. */
function rowHeights(page: Page) {
  return page.getByRole('table').evaluate(table => [
    ...new Set(
      [...table.querySelectorAll('[data-pod]')].map(name => {
        const lineHeight = parseFloat(getComputedStyle(name).lineHeight);
        const row = name.closest('tr')?.clientHeight ?? 0;
        return Math.floor(row / (lineHeight || row));
      }),
    ),
  ]);
}

for (const service of ['dice-roller', 'checkout', 'orders', 'warehouse']) {
  for (const font of FONTS) {
    test(`at 1440 px, the table of ${service} cuts nothing off in ${font}`, async ({
      page,
    }) => {
      await writeIn(page, font);
      await openTab(page, service, '?view=table');
      for (const name of ['CPU', 'Memory', 'Node', 'Version']) {
        await expect(page.getByRole('columnheader', { name })).toBeVisible();
      }
      await expect.poll(() => cutOff(page)).toEqual([]);
      await expect.poll(() => rowHeights(page)).toEqual([1]);
    });
  }
}

for (const service of ['checkout', 'search', 'payments', 'notifications']) {
  for (const font of FONTS) {
    test(`at 1440 px, the table of ${service} says the workload in ${font}`, async ({
      page,
    }) => {
      await writeIn(page, font);
      await openTab(page, service, '?view=table');
      await expect(
        page.getByRole('columnheader', { name: 'Workload' }),
      ).toBeVisible();
      await expect.poll(() => cutOff(page)).toEqual([]);
    });
  }
}

test('on a narrow screen, the columns say which of them have no room', async ({
  page,
}) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await openTab(page, 'orders', '?view=table');
  await expect(page.getByRole('columnheader', { name: 'CPU' })).toHaveCount(0);
  await page.getByText('Columns', { exact: true }).click();
  await expect(page.getByLabel('Node (no room)')).toBeChecked();
  await expect(page.getByLabel('Restarts', { exact: true })).toBeChecked();
});

test('the head of a long table stays in view', async ({ page }) => {
  await openTab(page, 'search', '?view=table&ready=show');
  const head = page.getByRole('columnheader', { name: 'Status' });
  const rows = page.getByRole('rowheader');
  await rows.nth(60).scrollIntoViewIfNeeded();
  await page.mouse.move(700, 450);
  await page.mouse.wheel(0, 600);
  await expect(head).toBeInViewport();
  // Below it, not above: rows don't cover it.
  const box = await head.boundingBox();
  if (!box) throw new Error('The head has no box');
  const top = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.closest('th')?.scope,
    [box.x + 5, box.y + box.height / 2] as const,
  );
  expect(top).toBe('col');
});

for (const [device, width] of [
  ['a phone', 400],
  ['a tablet', 768],
] as const) {
  test(`on ${device}, names and states of pods can be read in full`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openTab(page, 'dice-roller', '?view=table');
    await expect(
      page.getByRole('columnheader', { name: 'Status' }),
    ).toBeVisible();
    await expect.poll(() => cutOff(page, 'names, too')).toEqual([]);
  });

  test(`on ${device}, the details of a pod are the whole screen`, async ({
    page,
  }) => {
    const size = { width, height: 800 };
    await page.setViewportSize(size);
    await page.goto(tabPath('dice-roller'));
    await pods(page, /^dice-roller-scores.*failing/)
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await expect(drawer).toBeVisible();
    await expect
      .poll(() => drawer.boundingBox())
      .toEqual({ x: 0, y: 0, ...size });
    await drawer.getByRole('tab', { name: 'YAML' }).click();
    await expect(drawer.getByText('apiVersion: v1')).toBeVisible();
    expect(
      await drawer.evaluate(
        element => element.scrollWidth - element.clientWidth,
      ),
    ).toBe(0);
  });
}
