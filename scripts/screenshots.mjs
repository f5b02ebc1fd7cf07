/**
 * `yarn screenshots`: takes the pictures of docs/images from the demo, in light
 * and dark; `yarn screenshots pod help` takes only those two, and `--url URL`
 * takes them from what runs there already.
 * `yarn screenshots --kubeconfig FILE --name NAME` takes the tab of dice-roller
 * over the clusters of that kubeconfig instead.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { toPalettePng } from './lib/palettePng.mjs';
import { DEMO_PICTURES, picturesOfCluster } from './lib/pictures.mjs';
import { pictureStackOptions } from './lib/pictureStack.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const THEMES = ['light', 'dark'];
const WIDTH = 1440;
const HEIGHT = 1240;
/** All clusters have answered and crash logs have arrived. */
const SETTLE_MS = 4_000;
const AFTER_CLICK_MS = 1_500;
/** A machine that is busy with thousands of pods takes its time. */
const PATIENCE_MS = 60_000;

/** The stream never ends, so the page is never idle: it is complete a moment after its first rows. */
async function waitUntilSettled(page) {
  await page
    .getByText(/pod|Owned|Last error/i)
    .first()
    .waitFor();
  await page.waitForTimeout(SETTLE_MS);
  const unfinished = page.getByText(
    /still loading|lädt noch|laden noch|^Loaded \d+ of |^Loading /,
  );
  await waitUntilGone(unfinished);
}

async function waitUntilGone(locator) {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await locator.count()) > 0 && Date.now() < deadline) {
    await locator.page().waitForTimeout(500);
  }
}

async function takePicture(browser, url, picture, theme) {
  const { name, path, before, language = 'en' } = picture;
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    colorScheme: theme,
    baseURL: url,
  });
  await context.addInitScript(
    settings => {
      for (const [key, value] of Object.entries(settings)) {
        localStorage.setItem(key, value);
      }
    },
    { theme, language },
  );
  const page = await context.newPage();
  await page.goto(path);
  await waitUntilSettled(page);
  if (before) {
    await before(page);
    await page.waitForTimeout(AFTER_CLICK_MS);
  }
  const file = join('docs/images', `${name}-${theme}.png`);
  writeFileSync(join(root, file), toPalettePng(await page.screenshot()));
  await context.close();
  console.log(`✓ ${file}`);
}

async function takePictures(url, pictures) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: requireTool('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const theme of THEMES) {
    for (const picture of pictures) {
      await takePicture(browser, url, picture, theme);
    }
  }
  await browser.close();
}

function choose(names) {
  const unknown = names.filter(
    name => !DEMO_PICTURES.some(each => each.name === name),
  );
  if (unknown.length) {
    const known = DEMO_PICTURES.map(({ name }) => name).join(', ');
    throw new Error(
      `There is no picture ${unknown.join(', ')}; there are: ${known}.`,
    );
  }
  return DEMO_PICTURES.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    kubeconfig: { type: 'string' },
    name: { type: 'string', default: 'own-cluster' },
  },
});
await runCommand(async () => {
  const { url, kubeconfig, name } = values;
  const pictures = kubeconfig ? picturesOfCluster(name) : choose(positionals);
  const start = async () => {
    const from = kubeconfig ? { kubeconfig } : await pictureStackOptions();
    return startStack({ ...from, say: message => console.log(`● ${message}`) });
  };
  await takePictures(url ?? (await start()).url, pictures);
});
