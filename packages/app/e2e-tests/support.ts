import { expect, Locator, Page } from '@playwright/test';
import { findAccessFaults } from './findAccessFaults';

/** Both have to be right: colours that contrast in one may not in the other. */
export const THEMES = ['light', 'dark'] as const;

/** Chooses the theme of the pages that are opened from now on. */
export async function chooseTheme(page: Page, theme: 'light' | 'dark') {
  await page.addInitScript(
    name => window.localStorage.setItem('theme', name),
    theme,
  );
}

/**
 * A dialog that is still fading in has less contrast than it will have. Mostly axe
 * is asked once; of a log with thousands of lines that alone takes many seconds.
 */
const LOOKS_MS = 60_000;

/** Fails with what axe finds wrong in that part of the page. */
export async function expectAccessible(page: Page, part = 'main') {
  await expect(async () => {
    expect(await findAccessFaults(page, { include: [part] })).toEqual([]);
  }).toPass({ timeout: LOOKS_MS });
}

/** Chooses a radio button, again if the page has moved below the pointer. */
export async function choose(radio: Locator) {
  await expect(async () => {
    await radio.check({ force: true });
  }).toPass();
}

/** A backend that is busy may refuse the guest at first, and the page for that doesn't ask again. */
const SIGN_IN_MS = 20_000;

/** Opens the start page, signed in. */
export async function openCatalog(page: Page) {
  await expect(async () => {
    await page.goto('/');
    await expect(
      page.getByRole('link', { name: 'dice-roller', exact: true }),
    ).toBeVisible({ timeout: SIGN_IN_MS });
  }).toPass();
}

/** Where the tab of a component is. */
export function tabPath(component: string, query = '') {
  return `/catalog/default/component/${component}/kubernetes${query}`;
}

/** Waits until every cluster has answered and all of the tab is there: what comes later can move what a test clicks. */
export async function expectLoaded(page: Page) {
  // Also behind a dialog.
  const summary = page.getByRole('region', {
    name: 'Summary',
    exact: true,
    includeHidden: true,
  });
  await expect(summary).toContainText(/\d+ clusters?/);
  await expect(summary).not.toContainText(/still loading/);
  await expect(page.locator('[data-held="true"]')).toHaveCount(0);
}

/** Opens the tab of a component and waits until every cluster has answered. */
export async function openTab(page: Page, component: string, query = '') {
  await page.goto(tabPath(component, query));
  await expectLoaded(page);
}

/** Everything of the tab that is a pod: a tile, or the name in a row. */
export function pods(page: Page, name: RegExp) {
  return page.getByRole('button', { name });
}
