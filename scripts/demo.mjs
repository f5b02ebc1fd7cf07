/**
 * `npm run demo`: installs, starts Backstage over simulated clusters, prints
 * one URL, and runs until Ctrl-C.
 */
import { join } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { isEnding } from './lib/processes.mjs';
import { startStack } from './lib/stack.mjs';
import { root } from './lib/toolchain.mjs';

await runCommand(async () => {
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
});
