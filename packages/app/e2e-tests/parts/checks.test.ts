import { expect, Page } from '@playwright/test';
import { findAccessFaults } from '../findAccessFaults';
import { layoutFaults } from './layoutFaults';
import {
  openPart,
  PART_NAMES,
  PART_PAGES,
  PartPage,
  showAs,
  test,
  waitForFrames,
} from './support';

/** Twelve pages, three looks, two languages, on a machine that is busy. */
const TEST_TIMEOUT_MS = 240_000;

/** A desktop, the same at 200% zoom (which is narrower than a tablet), and a phone; longer words matter at the ends. */
const WIDTHS = { en: [1440, 720, 400], de: [1440, 400] } as const;

/** Only these depend on colors. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** A part begins with the level of heading that it has in the tab. */
const OF_WHOLE_PAGES = ['heading-order'];

/** These have the elements of smaller ones, and axe takes a minute for them. */
const TOO_LARGE_FOR_AXE = /500/;

async function axeViolations(page: Page, rules?: readonly string[]) {
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  return findAccessFaults(page, {
    include: ['[data-part]', ...(hasDialog ? ['[role="dialog"]'] : [])],
    rules,
    without: rules ? [] : OF_WHOLE_PAGES,
  });
}

async function accessFaults(page: Page, part: PartPage) {
  const light = await axeViolations(page);
  await showAs(page, part, { theme: 'dark' });
  const dark = await axeViolations(page, COLOR_RULES);
  await showAs(page, part, { forcedColors: 'active' });
  const forced = await axeViolations(page, COLOR_RULES);
  return [
    ...light,
    ...dark.map(fault => `dark: ${fault}`),
    ...forced.map(fault => `forced colors: ${fault}`),
  ];
}

async function faultsAtWidths(page: Page, widths: readonly number[]) {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await waitForFrames(page);
    const found = await page.evaluate(layoutFaults);
    faults.push(...found.map(fault => `${width} px: ${fault}`));
  }
  return faults;
}

test('what has no name, and what has too little contrast, is found', async ({
  browser,
}) => {
  const page = await browser.newPage();
  await page.setContent(
    '<main><button></button><p style="color: #bbb; background: #fff">Pale</p></main>',
  );
  const include = ['main'];
  const faults = (await findAccessFaults(page, { include })).join('\n');
  expect(faults).toContain('button-name: <button>');
  expect(faults).toContain('color-contrast: <p');
  const colors = await findAccessFaults(page, { include, rules: COLOR_RULES });
  expect(colors.join()).toMatch(/^color-contrast: [^,]*Pale/);
  await page.close();
});

for (const name of PART_NAMES) {
  test(name, async ({ app: { page, takeMessages } }) => {
    test.setTimeout(TEST_TIMEOUT_MS);
    for (const part of PART_PAGES.filter(each => each.part === name)) {
      await openPart(page, part);
      const faults = TOO_LARGE_FOR_AXE.test(part.state)
        ? []
        : await accessFaults(page, part);
      for (const language of ['en', 'de'] as const) {
        await showAs(page, part, { language });
        const found = await faultsAtWidths(page, WIDTHS[language]);
        faults.push(...found.map(fault => `${language}: ${fault}`));
      }
      faults.push(...takeMessages().map(message => `console: ${message}`));
      expect.soft(faults, part.state).toEqual([]);
    }
  });
}
