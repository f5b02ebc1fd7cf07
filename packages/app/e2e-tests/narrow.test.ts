import { expect, Page } from '@playwright/test';
import { test } from './test';

const tab = '/catalog/default/component/dice-roller/kubernetes';

/** What is wider than it shows: the page, and parts of it that would scroll sideways. */
function sideways(page: Page, parts: string) {
  return page.evaluate(selector => {
    const { documentElement } = document;
    return [documentElement, ...document.querySelectorAll(selector)]
      .filter(
        element =>
          element === documentElement ||
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
      )
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, className }) => `${tagName} ${className}`);
  }, parts);
}

test('a phone scrolls the table of the clusters, not the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto('/kubernetes');
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /Production Europe/ })
      .first(),
  ).toBeAttached();
  await expect.poll(() => sideways(page, 'html')).toEqual([]);
});

for (const width of [400, 768]) {
  for (const [name, query, row] of [
    ['pods as a table', '?view=table', /dice-roller-api-/],
    ['objects', '?objects=all', /dice-roller-api/],
  ] as const) {
    test(`at ${width} px, nothing of ${name} scrolls sideways`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${tab}${query}`);
      await expect(
        page.getByRole('row').filter({ hasText: row }).first(),
      ).toBeAttached();
      await expect.poll(() => sideways(page, 'main *')).toEqual([]);
    });
  }
}
