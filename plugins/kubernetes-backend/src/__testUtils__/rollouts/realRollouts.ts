import { setTimeout as sleep } from 'node:timers/promises';
import { SHOP } from '../fleet';
import {
  aTemplate,
  toCanary,
  ROLLOUT_CASES,
  RolloutCase,
} from '../rolloutCases';
import { kubectl } from './kubectl';
import { readKubeconfig } from './readKubeconfig';
import { RolloutCluster } from './RolloutCluster';

const NAMESPACE = 'podlight-rollouts';
const PATIENCE_MS = 120_000;

/** Verbs of kubectl that roll out what a manifest can't say. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  restart: ['rollout', 'restart'],
  scale: ['scale', '--replicas=9'],
};

/** Of no other operator but Kubernetes' own controllers. */
export const REAL_ROLLOUT_CASES = ROLLOUT_CASES.filter(
  ({ kind }) => kind !== 'Rollout',
).map(rollout =>
  // The API server fills defaults in, so writing them changes nothing.
  rollout.name === 'defaults-of-a-newer-api-server'
    ? { ...rollout, isUnrecorded: true }
    : rollout,
);

type Raw = Record<string, unknown>;

const aNamespace = (): Raw => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: NAMESPACE },
});

const aServiceAccount = (name: string): Raw => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name },
});

/** Of no workload. It waits for a node that isn't there, as do all others: no revision needs a pod that runs. */
const aWaitingPod = (): Raw => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-1', labels: SHOP },
  spec: {
    nodeSelector: { pool: 'none' },
    containers: [{ name: 'web', image: 'shop/web:1.4.1' }],
  },
});

/**
 * The cases in the cluster of a kubeconfig's current context, rolled out with
 * kubectl, in a namespace of their own that is deleted afterwards.
 */
export async function realRollouts(file: string): Promise<RolloutCluster> {
  const run = (args: readonly string[], input?: string) =>
    kubectl(file, ['--namespace', NAMESPACE, ...args], input);
  const apply = (items: readonly Raw[]) =>
    run(
      ['apply', '-f', '-'],
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
  const stop = async () => {
    await run(['delete', 'namespace', NAMESPACE, '--ignore-not-found']);
  };
  const found = readKubeconfig(
    await run([
      'config',
      'view',
      '--raw',
      '--minify',
      '--flatten',
      '-o',
      'json',
    ]),
  );
  await stop();
  await apply([aNamespace()]);
  await apply([
    ...['web', 'web-2'].map(aServiceAccount),
    aWaitingPod(),
    ...REAL_ROLLOUT_CASES.map(rollout => aWorkload(rollout, 'older')),
  ]);
  await settle(run);
  const applied = REAL_ROLLOUT_CASES.filter(({ name }) => !(name in COMMANDS));
  await apply(applied.map(rollout => aWorkload(rollout, 'newer')));
  const beside = REAL_ROLLOUT_CASES.filter(({ isBeside }) => isBeside);
  await apply(beside.map(rollout => aWorkload(toCanary(rollout), 'newer')));
  for (const { name, kind = 'Deployment' } of REAL_ROLLOUT_CASES) {
    const command = COMMANDS[name];
    if (command) await run([...command, `${kind}/${name}`]);
  }
  await settle(run);
  for (const { name, isRollback, kind = 'Deployment' } of REAL_ROLLOUT_CASES) {
    if (isRollback) await run(['rollout', 'undo', `${kind}/${name}`]);
  }
  await settle(run);
  return {
    ...found,
    namespace: NAMESPACE,
    stop,
  };
}

/** Until the controllers have seen everything, and made a revision of it. */
async function settle(run: (args: readonly string[]) => Promise<string>) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  const columns =
    '{.metadata.name} {.metadata.generation} {.status.observedGeneration}';
  for (;;) {
    const told = await run([
      'get',
      'deployments,statefulsets,daemonsets',
      '-o',
      `jsonpath={range .items[*]}${columns}{"\\n"}{end}`,
    ]);
    const behind = told
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split(' '))
      .filter(([, wanted, seen]) => wanted !== seen);
    if (behind.length === 0) return;
    if (Date.now() > giveUpAt) {
      throw new Error(`No controller has seen ${behind.join('; ')}`);
    }
    await sleep(500);
  }
}

function aWorkload(rollout: RolloutCase, revision: 'older' | 'newer'): Raw {
  const {
    name,
    kind = 'Deployment',
    change,
    spec = {},
    isUnrecorded,
  } = rollout;
  const labels = { ...SHOP, app: name };
  const template = aTemplate(labels);
  if (revision === 'newer' && !rollout.isBeside) change(template);
  // What is there from the start says how to roll out; the rest is the change itself.
  const isPart = revision === 'newer' || !isUnrecorded;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: { app: name } },
      ...(kind !== 'DaemonSet' && { replicas: 1 }),
      ...(kind === 'StatefulSet' && { serviceName: name }),
      ...(isPart && spec),
      template,
    },
  };
}
