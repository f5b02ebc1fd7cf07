import { resolve } from 'node:path';
import {
  addAmounts,
  parseQuantity,
  podRequests,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Cluster, listAt, textAt } from './testing';
import { setUpKubectl } from './testing/setUpKubectl';

const world = setUpKubectl({
  scenario: resolve(__dirname, '../scenarios/demo.yaml'),
});

async function nodeNames(): Promise<readonly string[]> {
  const { stdout } = await world.kubectl.run('get', 'nodes', '-o', 'name');
  return stdout.trim().replaceAll('node/', '').split('\n');
}

const requesting = (name: string, cpu: string, more = {}) => ({
  name,
  image: 'example.com/app:1',
  resources: { requests: { cpu, memory: '64Mi' } },
  ...more,
});

/** Pods whose requests are no mere sums, and one that has ended. */
function putPods(cluster: Cluster, nodeName: string) {
  const put = (name: string, spec: object, phase = 'Running') =>
    cluster.put(
      {
        metadata: { name, namespace: 'default' },
        spec: { nodeName, ...spec },
        status: { phase },
      },
      'Pod',
    );
  const sidecar = { restartPolicy: 'Always' };
  const app = requesting('app', '100m');
  put('sidecars', {
    containers: [app],
    initContainers: [
      requesting('mesh', '300m', sidecar),
      requesting('migrate', '2'),
      requesting('logs', '50m', sidecar),
    ],
  });
  put('overhead', { containers: [app], overhead: { cpu: '250m' } });
  put('ended', { containers: [requesting('job', '8')] }, 'Succeeded');
}

/** The requests in a row of what is allocated, as `kubectl describe node` writes it. */
function allocated(output: string, resource: string) {
  const [, rows] = output.split('Allocated resources:');
  const row = new RegExp(`^ +${resource} +(\\S+)`, 'm').exec(rows);
  return parseQuantity(row?.[1] ?? '');
}

it('describes as allocated on a node what the scheduler counts of its pods', async () => {
  const names = await nodeNames();
  expect(names.length).toBeGreaterThan(1);
  putPods(world.simulator.clusters[0], names[0]);
  for (const name of names) {
    const selector = `spec.nodeName=${name},status.phase!=Succeeded,status.phase!=Failed`;
    const { stdout } = await world.kubectl.run(
      ...['get', 'pods', '-A', '-o', 'json'],
      `--field-selector=${selector}`,
    );
    const pods = listAt(JSON.parse(stdout), 'items');
    expect(new Set(pods.map(pod => textAt(pod, 'spec', 'nodeName')))).toEqual(
      new Set([name]),
    );
    const sums = new Map<string, number>();
    for (const pod of pods) addAmounts(sums, podRequests(pod));
    const described = await world.kubectl.run('describe', 'node', name);
    expect({
      cpu: allocated(described.stdout, 'cpu'),
      memory: allocated(described.stdout, 'memory'),
    }).toEqual({
      cpu: (sums.get('cpu') ?? 0) / 1_000,
      memory: sums.get('memory'),
    });
  }
});
