import { expect } from '@playwright/test';
import { cumulativeLayoutShift, recordLayoutShifts } from './layoutShifts';
import { expectLoaded, tabPath } from './support';
import { test } from './test';

/** Half of what web-vitals calls good: the tab is one of many parts of the page. */
const MAX_SHIFT = 0.05;

/** Crash logs and usage come after the last cluster. */
const LAST_PARTS_MS = 2_000;

for (const service of ['dice-roller', 'search', 'orders', 'warehouse']) {
  test(`nothing moves while the tab of ${service} loads`, async ({ page }) => {
    await page.addInitScript(recordLayoutShifts);
    await page.goto(tabPath(service));
    await expectLoaded(page);
    await page.waitForFunction(
      quietMs => {
        const last = window.layoutShifts?.at(-1)?.at ?? 0;
        return performance.now() - last > quietMs;
      },
      LAST_PARTS_MS,
      { polling: 100 },
    );
    const shifts = await page.evaluate(() => window.layoutShifts ?? []);
    expect(
      cumulativeLayoutShift(shifts),
      JSON.stringify(shifts, undefined, 2),
    ).toBeLessThanOrEqual(MAX_SHIFT);
  });
}
