import { Browser, expect, Page } from '@playwright/test';
import { cumulativeLayoutShift, recordLayoutShifts } from './layoutShifts';
import { slowDownStreams } from './slowStream';
import { expectLoaded, openTab, tabPath } from './support';
import { test } from './test';

/** Half of what web-vitals calls good: the tab is one of many parts of the page. */
const MAX_SHIFT = 0.05;

/** Crash logs and usage come after the last cluster; nothing is left once it is quiet for that long. */
const LAST_PARTS_MS = 2_000;

/** The tab waits for half a second after the first one, so the last of three comes later. */
const BETWEEN_CLUSTERS_MS = 400;

/**
 * How late clusters answer a backend that doesn't know the service yet is up to the machine, and
 * `yarn bench:tab` measures it. Here everything comes as from a backend in use.
 */
async function warmUp(
  browser: Browser,
  baseURL: string | undefined,
  service: string,
) {
  const page = await browser.newPage({ baseURL });
  await openTab(page, service);
  await page.close();
}

// Pods of the demo go on crashing: a chip that goes meanwhile can make its row a line shorter.
test.describe.configure({ retries: 2 });

/** Loads the tab, and fails where its parts moved by more than they may. */
async function expectStill(page: Page, service: string) {
  await page.addInitScript(recordLayoutShifts);
  await page.goto(tabPath(service));
  await expectLoaded(page);
  const loadedAt = await page.evaluate(() => performance.now());
  await page.waitForFunction(
    ({ since, quietMs }) => {
      const last = window.layoutShifts?.at(-1)?.at ?? 0;
      return performance.now() - Math.max(last, since) > quietMs;
    },
    { since: loadedAt, quietMs: LAST_PARTS_MS },
    { polling: 100 },
  );
  const shifts = await page.evaluate(() => window.layoutShifts ?? []);
  expect(
    cumulativeLayoutShift(shifts),
    JSON.stringify(shifts, undefined, 2),
  ).toBeLessThanOrEqual(MAX_SHIFT);
}

for (const service of ['dice-roller', 'search', 'orders', 'warehouse']) {
  test(`nothing moves while the tab of ${service} loads`, async ({
    baseURL,
    browser,
    page,
  }) => {
    await warmUp(browser, baseURL, service);
    await expectStill(page, service);
  });
}

for (const service of ['storefront', 'orders', 'warehouse']) {
  test(`little moves while clusters of ${service} answer one after the other`, async ({
    baseURL,
    browser,
    page,
  }) => {
    await warmUp(browser, baseURL, service);
    await page.addInitScript(slowDownStreams, BETWEEN_CLUSTERS_MS);
    await expectStill(page, service);
  });
}
