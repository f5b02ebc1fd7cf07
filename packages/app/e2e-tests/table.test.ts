import { expect } from '@playwright/test';
import { openTab, pods, tabPath } from './support';
import { test } from './test';

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

test('on a phone, the details of a pod are the whole screen', async ({
  page,
}) => {
  const size = { width: 400, height: 800 };
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
});
