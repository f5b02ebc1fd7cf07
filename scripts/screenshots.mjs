/**
 * `yarn screenshots`: takes the pictures of docs/images from the running demo,
 * in light and dark. `yarn screenshots --kubeconfig FILE --name NAME` takes the
 * tab of dice-roller over the clusters of that kubeconfig instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const THEMES = ['light', 'dark'];
const WIDTH = 1440;
const HEIGHT = 1240;
/** All clusters have answered and crash logs have arrived. */
const SETTLE_MS = 4_000;

/** One picture: where it is taken, and what is clicked before. */
const DEMO_PICTURES = [
  { name: 'catalog', path: '/' },
  { name: 'dice-roller', path: tab('dice-roller') },
  { name: 'help', path: tab('dice-roller'), before: openFirstHelp },
  { name: 'pod', path: tab('dice-roller'), before: openCrashedPod },
  {
    name: 'pod-logs',
    path: `${tab('dice-roller')}?tab=logs`,
    before: openCrashedPod,
  },
  {
    name: 'crash-logs',
    path: `${tab('dice-roller')}?logs=crashes&columns=2`,
  },
  { name: 'merged-logs', path: `${tab('search')}?logs=merged` },
  { name: 'storefront', path: tab('storefront') },
  { name: 'checkout-90-pods', path: tab('checkout') },
  { name: 'search-500-pods', path: tab('search') },
  { name: 'clusters', path: '/kubernetes' },
];

function tab(service) {
  return `/catalog/default/component/${service}/kubernetes`;
}

async function openFirstHelp(page) {
  await page.getByRole('button', { name: /^Help/ }).first().click();
  await page.getByRole('dialog').waitFor();
}

async function openCrashedPod(page) {
  await page
    .getByRole('button', { name: /^dice-roller-scores.*failing/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
}

/** The stream never ends, so the page is never idle: it is complete a moment after its first rows. */
async function waitUntilSettled(page) {
  await page
    .getByText(/pods|Owned|Found by/i)
    .first()
    .waitFor();
  await page.waitForTimeout(SETTLE_MS);
}

async function takePictures(stack, pictures, chromiumPath) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const theme of THEMES) {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: HEIGHT },
      colorScheme: theme,
      baseURL: stack.url,
    });
    await context.addInitScript(
      name => localStorage.setItem('theme', name),
      theme,
    );
    const page = await context.newPage();
    for (const { name, path, before } of pictures) {
      await page.goto(path);
      await waitUntilSettled(page);
      await before?.(page);
      if (before) await page.waitForTimeout(1_500);
      const file = join('docs/images', `${name}-${theme}.png`);
      await page.screenshot({ path: join(root, file) });
      console.log(`✓ ${file}`);
    }
    await context.close();
  }
  await browser.close();
}

const { values } = parseArgs({
  options: { kubeconfig: { type: 'string' }, name: { type: 'string' } },
});
await runCommand(async () => {
  const chromium = requireTool('chromium');
  const say = message => console.log(`● ${message}`);
  if (values.kubeconfig) {
    const name = values.name ?? 'own-cluster';
    const { kubeconfig } = values;
    const stack = await startStack({ kubeconfig, say });
    await takePictures(
      stack,
      [
        { name, path: tab('dice-roller') },
        {
          name: `${name}-help`,
          path: tab('dice-roller'),
          before: openFirstHelp,
        },
      ],
      chromium,
    );
  } else {
    await takePictures(await startStack({ say }), DEMO_PICTURES, chromium);
  }
});
