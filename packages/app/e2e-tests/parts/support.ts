// The catalog is pure data, and the plugin does not publish the pages that it lists.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { expect, Page, test as base } from '@playwright/test';
import { PartPage, partPath } from '../../../../plugins/kubernetes/dev/catalog';

export {
  PART_PAGES,
  PART_NAMES,
  partPath,
  type PartPage,
} from '../../../../plugins/kubernetes/dev/catalog';

export const DESKTOP = { width: 1440, height: 900 };

/** The pages of parts in a browser, and what its console says. */
export interface PartsApp {
  readonly page: Page;
  /** Errors and warnings since the last call. */
  readonly takeMessages: () => readonly string[];
}

/** A development build says that it is one. */
const EXPECTED = /\[HMR\]|webpack-dev-server|React DevTools/;

/**
 * Loaded once for all tests of a worker, as a load takes much longer than to go from page to page.
 */
export const test = base.extend<object, { app: PartsApp }>({
  app: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        baseURL: process.env.PODLIGHT_PARTS_URL ?? 'http://localhost:3000',
        viewport: DESKTOP,
        locale: 'en-US',
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      let messages: string[] = [];
      page.on('console', message => {
        const text = message.text();
        const isBad = ['error', 'warning'].includes(message.type());
        if (isBad && !EXPECTED.test(text)) messages.push(text);
      });
      page.on('pageerror', error => messages.push(error.message));
      await page.goto('/');
      await page.getByRole('heading', { name: 'Parts of the tab' }).waitFor();
      await use({
        page,
        takeMessages: () => {
          const taken = messages;
          messages = [];
          return taken;
        },
      });
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** How a page is looked at. */
export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  readonly language?: 'en' | 'de';
  readonly width?: number;
}

/** Goes to a page of a part, and waits until nothing changes on it any more. */
export async function openPart(page: Page, part: PartPage, look: Look = {}) {
  await showAs(page, part, look);
  await page
    .locator(`[data-delivered=true][data-page="${partPath(part)}"]`)
    .waitFor({ state: 'attached' });
  if (part.state !== 'loading') {
    // The tab gives clusters that have not answered a moment.
    await expect(
      page.getByRole('status', { name: 'Looking for pods' }),
    ).toHaveCount(0);
    await expect(page.locator('[data-held="true"]')).toHaveCount(0);
  }
  await settle(page);
}

/** Shows the part that is open in another look; it stays mounted. */
export async function showAs(page: Page, part: PartPage, look: Look = {}) {
  const { theme = 'light', forcedColors = 'none', language = 'en' } = look;
  await page.setViewportSize({
    ...DESKTOP,
    width: look.width ?? DESKTOP.width,
  });
  await page.emulateMedia({ colorScheme: theme, forcedColors });
  await page.evaluate(address => {
    window.history.pushState({}, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, `${partPath(part)}?theme=${theme}&language=${language}`);
  await waitForFrames(page);
}

/** What is measured after a layout is drawn anew in the next frame, and drawn in the one after. */
export async function waitForFrames(page: Page) {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) {
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
  });
}

/** Answers of the fixtures take 60 ms. */
const QUIET_MS = 150;

/** Resolves when the page has not changed for a moment. */
export async function settle(page: Page) {
  await page.evaluate(
    quietMs =>
      new Promise<void>(resolve => {
        let timer = setTimeout(resolve, quietMs);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, quietMs);
        }).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }),
    QUIET_MS,
  );
}

/** What a part draws: it, or the dialog that it opens. */
export function partRoot(page: Page) {
  return page.locator('[data-part], [role="dialog"]').last();
}
