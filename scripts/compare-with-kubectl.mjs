/**
 * Does the backend say of a real cluster's pods what kubectl says?
 *
 *   yarn compare-with-kubectl --kubeconfig FILE [--entity dice-roller]
 *
 * Starts the backend over the clusters of that kubeconfig, takes the snapshot
 * of one entity, and compares READY, STATUS and RESTARTS of every pod with
 * `kubectl get pods`. Pods change between two looks, so it looks a few times.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { signInAsGuest } from './lib/readiness.mjs';
import { startStack } from './lib/stack.mjs';
import { importTs } from './run-ts.mjs';

const LOOKS = 5;
const BETWEEN_LOOKS_MS = 3_000;

/** `namespace/pod` to `1/1 Running 3`, as kubectl prints it. */
function askKubectl(kubectl, kubeconfig, context, selector) {
  const output = execFileSync(
    kubectl,
    [
      '--kubeconfig',
      kubeconfig,
      '--context',
      context,
      'get',
      'pods',
      '-A',
      '--no-headers',
      '-l',
      selector,
    ],
    { encoding: 'utf8' },
  );
  return new Map(
    output
      .split('\n')
      .filter(Boolean)
      .map(line => line.trim().split(/\s+/))
      .map(([namespace, pod, ready, status, restarts]) => [
        `${namespace}/${pod}`,
        `${ready} ${status} ${restarts}`,
      ]),
  );
}

function sayPods(cluster) {
  return new Map(
    cluster.pods.map(pod => [
      `${pod.namespace}/${pod.name}`,
      `${pod.readyContainers}/${pod.totalContainers} ${pod.status} ${pod.restarts}`,
    ]),
  );
}

function differences(context, ours, theirs) {
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter(pod => ours.get(pod) !== theirs.get(pod))
    .map(
      pod =>
        `${context} ${pod}: Podlight "${
          ours.get(pod) ?? 'nothing'
        }", kubectl "${theirs.get(pod) ?? 'nothing'}"`,
    );
}

async function takeSnapshot(backendUrl, entity, expandCluster) {
  const token = await signInAsGuest(backendUrl);
  const answer = await fetch(
    `${backendUrl}/api/kubernetes/v1/entities/component/default/${entity}/snapshot`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  if (!answer.ok)
    throw new Error(
      `The snapshot answered ${answer.status}: ${await answer.text()}`,
    );
  const { hello, clusters } = await answer.json();
  return { hello, clusters: clusters.map(expandCluster) };
}

async function compare(stack, kubectl, kubeconfig, entity) {
  // A pod that is like an earlier one is sent as what differs from it.
  const { expandCluster } = await importTs(
    'plugins/kubernetes-common/src/wire/encodeCluster.ts',
  );
  let wrong = [];
  for (let look = 1; look <= LOOKS; look++) {
    const { hello, clusters } = await takeSnapshot(
      stack.backendUrl,
      entity,
      expandCluster,
    );
    wrong = clusters.flatMap(cluster =>
      cluster.state.phase === 'live'
        ? differences(
            cluster.cluster,
            sayPods(cluster),
            askKubectl(kubectl, kubeconfig, cluster.cluster, hello.selector),
          )
        : [
            `${cluster.cluster} is ${cluster.state.phase}: ${cluster.state.reason?.message}`,
          ],
    );
    const count = clusters.reduce((sum, { pods }) => sum + pods.length, 0);
    if (count === 0)
      throw new Error(
        `No cluster has a pod with ${hello.selector}: there is nothing to compare.`,
      );
    if (!wrong.length)
      return `${count} pods in ${clusters.length} clusters: Podlight and kubectl agree`;
    await sleep(BETWEEN_LOOKS_MS);
  }
  throw new Error(`They differ, ${LOOKS} times in a row:\n${wrong.join('\n')}`);
}

const { values } = parseArgs({
  options: {
    kubeconfig: { type: 'string' },
    entity: { type: 'string', default: 'dice-roller' },
  },
});
await runCommand(async () => {
  if (!values.kubeconfig)
    throw new Error('Say which clusters: --kubeconfig FILE');
  const kubeconfig = resolve(values.kubeconfig);
  const stack = await startStack({
    kubeconfig,
    app: 'none',
    entity: values.entity,
    say: message => console.log(`● ${message}`),
  });
  console.log(
    `✓ ${await compare(
      stack,
      requireTool('kubectl'),
      kubeconfig,
      values.entity,
    )}`,
  );
});
