/**
 * `npm run demo`: installs, starts Backstage over simulated clusters, prints
 * one URL, and runs until Ctrl-C. `npm run demo -- --dev` compiles app and
 * backend again as they are edited.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isAlive } from './lib/ancestors.mjs';
import { runCommand } from './lib/command.mjs';
import { isEnding } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

const folder = join(root, '.demo');
const runningFile = join(folder, 'running.json');

/** Two demos of one clone would overwrite each other's kubeconfig. */
async function expectNoOther() {
  if (!existsSync(runningFile)) return;
  const { pid, url } = JSON.parse(readFileSync(runningFile, 'utf8'));
  const isThere = await fetch(url).then(
    () => isAlive(pid),
    () => false,
  );
  if (isThere) {
    throw new Error(
      `The demo of this clone is running already: ${url}\nUse that one, or stop it first, with Ctrl-C in its terminal or with \`kill ${pid}\`.`,
    );
  }
}

const { values } = parseArgs({ options: { dev: { type: 'boolean' } } });

await runCommand(
  async () => {
    await expectNoOther();
    const stack = await startStack({
      app: values.dev ? 'dev' : 'cached',
      fixedPorts: true,
      folder,
      say: message => console.log(`● ${message}`),
    });
    const { url } = stack;
    writeFileSync(runningFile, JSON.stringify({ pid: process.pid, url }));
    console.log(`
The clusters are simulated, but kubectl works on them:
  kubectl --kubeconfig .demo/kubeconfig get pods -A
Logs of all parts are in .demo/. Ctrl-C stops everything.

Podlight is ready: ${url}
`);
    const part = await stack.ended;
    if (!isEnding())
      throw new Error(`${part} ended by itself; .demo/${part}.log says why.`);
  },
  { trustInstallation: true },
);
