/**
 * What Podlight relies on in an API server, tested on the fake one and on a real
 * cluster:
 *
 *   yarn contract --kubeconfig FILE
 *
 * The user of the current context needs the right to create and delete a
 * namespace, `podlight-contract`, and a CustomResourceDefinition,
 * `widgets.podlight.example`; nothing else is written to. The API server must have
 * been restarted since its cluster was made, or no version is too old for it.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { run } from './lib/processes.mjs';

runCommand(async () => {
  const { values } = parseArgs({
    options: { kubeconfig: { type: 'string' } },
  });
  if (!values.kubeconfig) {
    throw new Error('Which cluster? yarn contract --kubeconfig FILE');
  }
  await run(
    'yarn',
    [
      'workspace',
      '@podlight/fake-kubernetes-api-server',
      'test',
      '--watchAll=false',
      '--verbose',
      'src/contract',
    ],
    {
      isShown: true,
      env: {
        ...process.env,
        PODLIGHT_CONTRACT_KUBECONFIG: resolve(values.kubeconfig),
      },
    },
  );
});
