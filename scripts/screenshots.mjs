/**
 * `yarn screenshots`: takes the pictures of docs/images from the demo, in light
 * and dark, and the animated one; `yarn screenshots pod help` takes only those two,
 * and `--url URL` takes them from what runs there already.
 * `yarn screenshots --kubeconfig FILE --name NAME` takes the tab of dice-roller
 * over the clusters of that kubeconfig instead.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ANIMATION,
  ANIMATION_SIZE,
  recordAnimation,
} from './lib/animation.mjs';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { toPalettePng } from './lib/palettePng.mjs';
import { DEMO_PICTURES, picturesOfCluster } from './lib/pictures.mjs';
import { pictureFontEnvironment } from './lib/pictureFont.mjs';
import { pictureStackOptions } from './lib/pictureStack.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const THEMES = ['light', 'dark'];
const SIZE = { width: 1440, height: 1240 };
/** All clusters have answered and crash logs have arrived. */
const SETTLE_MS = 4_000;
const AFTER_CLICK_MS = 1_500;
/** A machine that is busy with thousands of pods takes its time. */
const PATIENCE_MS = 60_000;

/** The stream never ends, so the page is never idle: it is complete a moment after its first rows. */
async function waitUntilSettled(page) {
  // Words of what is asked for, not of the name of the app.
  await page
    .getByText(/\bpods?\b|Owned|Last error|services are/i)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  await page.waitForTimeout(SETTLE_MS);
  const unfinished = page.getByText(
    /still loading|lädt noch|laden noch|^Loaded \d+ of |^Loading |^Looking for pods/,
  );
  await waitUntilGone(unfinished);
}

async function waitUntilGone(locator) {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await locator.count()) > 0 && Date.now() < deadline) {
    await locator.page().waitForTimeout(500);
  }
}

/** Opens a page of the demo, as a user sees it who has dismissed the tour. */
async function openPage(browser, url, { path, language = 'en', size }, theme) {
  const context = await browser.newContext({
    viewport: size ?? SIZE,
    colorScheme: theme,
    reducedMotion: 'reduce',
    baseURL: url,
  });
  await context.addInitScript(
    settings => {
      for (const [key, value] of Object.entries(settings)) {
        localStorage.setItem(key, value);
      }
    },
    { theme, language, '/kubernetes.tour/seen': 'true' },
  );
  const page = await context.newPage();
  await page.goto(path);
  await waitUntilSettled(page);
  return page;
}

async function takePicture(browser, url, picture, theme) {
  const page = await openPage(browser, url, picture, theme);
  if (picture.before) {
    await picture.before(page);
    await page.waitForTimeout(AFTER_CLICK_MS);
  }
  save(`${picture.name}-${theme}.png`, toPalettePng(await page.screenshot()));
  await page.context().close();
}

async function takeAnimation(browser, url, theme) {
  const page = await openPage(
    browser,
    url,
    { ...ANIMATION, size: ANIMATION_SIZE },
    theme,
  );
  save(`${ANIMATION.name}-${theme}.png`, await recordAnimation(page));
  await page.context().close();
}

function save(name, png) {
  const file = join('docs/images', name);
  writeFileSync(join(root, file), png);
  console.log(`✓ ${file}`);
}

async function takePictures(url, pictures) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: requireTool('chromium'),
    env: pictureFontEnvironment(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const theme of THEMES) {
    for (const picture of pictures) {
      await (picture === ANIMATION
        ? takeAnimation(browser, url, theme)
        : takePicture(browser, url, picture, theme));
    }
  }
  await browser.close();
}

function choose(names) {
  const all = [...DEMO_PICTURES, ANIMATION];
  const unknown = names.filter(name => !all.some(each => each.name === name));
  if (unknown.length) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Error(
      `There is no picture ${unknown.join(', ')}; there are: ${known}.`,
    );
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
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
    return startStack({
      ...from,
      app: 'cached',
      say: message => console.log(`● ${message}`),
    });
  };
  await takePictures(url ?? (await start()).url, pictures);
});
