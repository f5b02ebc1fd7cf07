/**
 * `yarn try-packed-packages`: the packages as they would be published, in an app
 * that `create-app` has just made, once for each frontend system.
 *
 * Each package is packed and checked; a registry on this machine has it, so that
 * the commands of README.md are run as they stand. Then backend and app start over
 * the simulated clusters, and a browser opens the tab. `--keep` leaves the apps,
 * and `new` or `classic` tries only that frontend system.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { run, start } from './lib/processes.mjs';
import { startSimulator } from './lib/stack.mjs';
import { findProblems } from './packages/check.mjs';
import { createFreshApp, installAsDocumented } from './packages/freshApp.mjs';
import { lookAt, startFreshApp } from './packages/openTab.mjs';
import { packAll } from './packages/pack.mjs';
import { startRegistry } from './packages/registry.mjs';
import { typeProblemsIn } from './packages/types.mjs';

const SYSTEMS = ['new', 'classic'];

const say = message => console.log(`● ${message}`);

function chooseSystems({ positionals }) {
  const unknown = positionals.filter(name => !SYSTEMS.includes(name));
  if (unknown.length) {
    throw new Error(
      `There is no frontend system ${unknown.join(
        ', ',
      )}; there are: ${SYSTEMS.join(', ')}.`,
    );
  }
  return positionals.length ? positionals : SYSTEMS;
}

function failOn(problems, what) {
  if (problems.length === 0) return console.log(`✓ ${what}`);
  throw new Error(`${what}: no\n  ${problems.join('\n  ')}`);
}

async function tryIn(system, { folder, registryUrl, clusters, browser }) {
  const app = join(folder, system);
  const logs = join(folder, `${system}-logs`);
  mkdirSync(logs);
  const logFile = join(logs, 'install.log');
  say(`Making a fresh app of the ${system} frontend system in ${app}`);
  await createFreshApp({ folder: app, system, registryUrl, logFile });
  await installAsDocumented({ folder: app, system, logFile, say });
  say('Compiling it');
  await run('yarn', ['tsc'], { cwd: app, logFile });
  failOn(typeProblemsIn(app), `types resolve in the ${system} app`);
  const { url, stop } = await startFreshApp({
    folder: app,
    logs,
    clusters,
    say,
  });
  try {
    const pictures = join(folder, system);
    const files = await lookAt({ browser, url, pictures });
    files.forEach(file => console.log(`✓ ${file}`));
  } finally {
    await stop();
  }
}

await runCommand(async () => {
  const options = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'boolean', default: false } },
  });
  const systems = chooseSystems(options);
  const folder = mkdtempSync(join(tmpdir(), 'podlight-packed-'));
  console.log(`● Logs and pictures are in ${folder}`);

  const packages = await packAll(folder, say);
  failOn(
    packages.flatMap(each =>
      findProblems(each).map(problem => `${each.manifest.name} ${problem}`),
    ),
    `${packages.length} packages hold what they say`,
  );

  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: requireTool('chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const registry = await startRegistry(packages);
  const clusters = await startSimulator(
    (name, command, args) =>
      start(command, args, { logFile: join(folder, `${name}.log`) }),
    folder,
    [],
  );
  try {
    for (const system of systems) {
      try {
        await tryIn(system, {
          folder,
          registryUrl: registry.url,
          clusters,
          browser,
        });
      } finally {
        // An app with its dependencies is more than a gigabyte.
        if (!options.values.keep) {
          rmSync(join(folder, system), { recursive: true, force: true });
        }
      }
    }
  } finally {
    registry.close();
    await browser.close();
  }
});
