/**
 * `yarn try-rollouts --kubeconfig FILE`: is the change of each rollout named, and
 * nothing else, where Kubernetes' own controllers make the revisions?
 *
 * Rolls out 36 changes with kubectl in the cluster of the current context, in the
 * namespace `podlight-rollouts`, which it creates and deletes: images, variables,
 * limits, probes, references, restart, rollback, scaling and others. No pod needs
 * to run. Then it reads what the tab shows of each, and looks for values of
 * variables in it. The same is done in the simulator.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { run } from './lib/processes.mjs';

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      kubeconfig: { type: 'string', default: process.env.KUBECONFIG },
    },
  });
  if (!values.kubeconfig) {
    throw new Error('Which cluster? yarn try-rollouts --kubeconfig FILE');
  }
  await run(
    'yarn',
    [
      'workspace',
      '@podlight/backstage-plugin-kubernetes-backend',
      'test',
      '--watchAll=false',
      '--verbose',
      'src/routes/rollouts.test.ts',
    ],
    {
      isShown: true,
      env: {
        ...process.env,
        KUBECTL_PATH: requireTool('kubectl'),
        PODLIGHT_ROLLOUTS_KUBECONFIG: resolve(values.kubeconfig),
      },
    },
  );
});
