import { Page } from '@playwright/test';
import { RunOptions, source } from 'axe-core';

/** What axe is asked. */
export interface AccessQuestion {
  /** Selectors of what is looked at. */
  readonly include: readonly string[];
  /** These rules alone; all of axe's when absent. */
  readonly rules?: readonly string[];
  /** Rules that make no sense of a part of a page. */
  readonly without?: readonly string[];
}

/**
 * What axe finds wrong, a line for each element.
 *
 * @remarks
 * It is loaded once a page and told to describe only what is wrong. The adapter for
 * Playwright loads it for each question and opens a page for each answer, which takes
 * nine times as long.
 */
export async function findAccessFaults(
  page: Page,
  { include, rules, without = [] }: AccessQuestion,
): Promise<readonly string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  if (!isLoaded) await page.evaluate(source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Only asked for by a rule about style sheets that lock the orientation.
    preload: false,
    rules: Object.fromEntries(without.map(id => [id, { enabled: false }])),
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  };
  const violations = await page.evaluate(
    async asked => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const results = await axe.run(
        { include: asked.selectors.map(selector => [selector]) },
        asked.options,
      );
      return results.violations;
    },
    { selectors: [...include], options },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
