/**
 * `npm run demo`: installs, starts Backstage over simulated clusters, prints
 * one URL, and runs until Ctrl-C.
 */
import { join } from 'node:path';
import { install } from './lib/install.mjs';
import { isEnding, stopAll, stopAllOnSignals } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';
import { ensureToolchain, root } from './lib/toolchain.mjs';

await ensureToolchain();
stopAllOnSignals();
try {
  await install();
  const stack = await startStack({
    fixedPorts: true,
    folder: join(root, '.demo'),
    say: message => console.log(`● ${message}`),
  });
  console.log(`
The clusters are simulated, but kubectl works on them:
  kubectl --kubeconfig .demo/kubeconfig get pods -A
Logs of all parts are in .demo/. Ctrl-C stops everything.

Podlight is ready: ${stack.url}
`);
  const part = await stack.ended;
  if (!isEnding())
    throw new Error(`${part} ended by itself; .demo/${part}.log says why.`);
} catch (error) {
  console.error(`✕ ${error.message}`);
  await stopAll();
  process.exit(1);
}
