/**
 * `yarn bench:tab`: what a developer sees while the tab loads, in headless Chromium
 * with the production build of the app, for every service of the demo and one of
 * 5,000 pods: the first tile, what moves on the screen, and the longest task.
 *
 *   yarn bench:tab [--service NAME…] [--url URL] [--json FILE]
 *
 * `--url` measures an app that runs already. `--verbose` names what moved.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runCommand } from '../../scripts/lib/command.mjs';
import { requireTool } from '../../scripts/lib/debianTools.mjs';
import { pictureStackOptions } from '../../scripts/lib/pictureStack.mjs';
import { buildApp, startStack } from '../../scripts/lib/stack.mjs';
import { measureTab } from './measureTab.mjs';
import { movedReport, tabReport } from './report.mjs';

/** From no pod to 5,000. */
const SERVICES = [
  'almanac',
  'sundial',
  'storefront',
  'notifications',
  'payments',
  'orders',
  'warehouse',
  'session-store',
  'checkout',
  'dice-roller',
  'search',
  'tracking',
];

/** With scrollbars, as they move the page when they appear. */
function launch(chromium) {
  return chromium.launch({
    executablePath: requireTool('chromium'),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

async function measureAll(url, services) {
  const { chromium } = await import('playwright-core');
  const { importTs } = await import('../../scripts/run-ts.mjs');
  const shifts = await importTs('packages/app/e2e-tests/layoutShifts.ts');
  const browser = await launch(chromium);
  try {
    const rows = [];
    for (const service of services) {
      const loads = await measureTab(browser, { url, service, shifts });
      rows.push({ service, ...loads });
    }
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: `${
        cpus().length
      } × ${cpus()[0].model.trim()}, Chromium ${browser.version()}`,
      rows,
    };
  } finally {
    await browser.close();
  }
}

async function startDemo() {
  await buildApp();
  return startStack({
    ...(await pictureStackOptions()),
    app: 'built',
    say: message => console.log(`● ${message}`),
  });
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      service: { type: 'string', multiple: true },
      url: { type: 'string' },
      json: { type: 'string' },
      verbose: { type: 'boolean' },
    },
  });
  const stack = values.url ? undefined : await startDemo();
  try {
    const result = await measureAll(
      values.url ?? stack.url,
      values.service ?? SERVICES,
    );
    console.log(tabReport(result));
    if (values.verbose) console.log(movedReport(result));
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
    }
  } finally {
    await stack?.stop();
  }
});
