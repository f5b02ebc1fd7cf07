import { expect } from '@playwright/test';
import { test } from './test';

const tab = '/catalog/default/component/dice-roller/kubernetes';

test.use({ viewport: { width: 400, height: 800 } });

for (const [name, path, row] of [
  ['the clusters', '/kubernetes', /Production Europe/],
  ['pods as a table', `${tab}?view=table`, /dice-roller-api-/],
  ['objects', `${tab}?objects=all`, /dice-roller-api/],
] as const) {
  test(`a phone scrolls the table of ${name}, not the page`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(
      page.getByRole('row').filter({ hasText: row }).first(),
    ).toBeAttached();
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        }),
      )
      .toBe(0);
  });
}
