import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

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
    const axe = new AxeBuilder({ page }).include(part);
    expect((await axe.analyze()).violations).toEqual([]);
  }).toPass({ timeout: LOOKS_MS });
}

/** Where the tab of a component is. */
export function tabOf(component: string, query = '') {
  return `/catalog/default/component/${component}/kubernetes${query}`;
}

/** Everything of the tab that is a pod: a tile, or the name in a row. */
export function pods(page: Page, name: RegExp) {
  return page.getByRole('button', { name });
}
