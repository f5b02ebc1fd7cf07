import { traceTasks } from '../lib/longestTask.mjs';

/** Drawing has ended when nothing is added for so long. */
const QUIET_MS = 700;

const FILTER = 'input[type="search"]';
const GROUP = 'select';

/** Cheap enough to be part of what is measured. */
const settle = page =>
  page.evaluate(async quietMs => {
    const rows = document.getElementsByClassName(
      document.querySelector('[role="row"]')?.className ?? 'none',
    );
    for (let before = -1; before !== rows.length; ) {
      before = rows.length;
      await new Promise(done => setTimeout(done, quietMs));
    }
  }, QUIET_MS);

/** What a reader does, one after the other, with a pause after each. */
export const STEPS = {
  open: (page, scene) =>
    page.evaluate(
      ({ services, clusters, every }) => window.open(services, clusters, every),
      scene,
    ),
  type: async page => {
    await page.focus(FILTER);
    await page.keyboard.type('basket', { delay: 60 });
    await page.waitForTimeout(QUIET_MS);
  },
  clear: async page => {
    await page.fill(FILTER, '');
    await page.waitForTimeout(QUIET_MS);
  },
  group: page => page.selectOption(GROUP, 'system'),
  update: page => page.evaluate(() => window.answer()),
};

/** Each step's longest task. */
export async function measureSteps(page, scene) {
  const address = new URL(page.url());
  address.search = scene.query;
  await page.goto(String(address));
  await page.locator('body[data-ready]').waitFor();
  const measured = {};
  for (const [name, act] of Object.entries(STEPS)) {
    measured[name] = await traceTasks(page, async () => {
      await act(page, scene);
      await settle(page);
    });
  }
  const rows = await page.locator('[role="row"]').count();
  await page.evaluate(() => window.close());
  return { rows, measured };
}
