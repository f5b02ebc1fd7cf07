import { at, listAt } from '@podlight/fake-kubernetes-api-server';
import { clusterSchema } from '../scenario/clusters';
import { epochMs, MINUTE, selectObjects } from './__testUtils__/workload';
import { nodesController, planNodes } from './nodes';

const clusterWith = (more: object = {}) =>
  clusterSchema.parse({ name: 'one', region: 'eu-west-1', nodes: 5, ...more });

const ZONE = 'topology.kubernetes.io/zone';

it('spreads nodes over three zones of the region', () => {
  const nodes = planNodes(clusterWith());
  expect(nodes.map(({ podLabels }) => podLabels[ZONE])).toEqual([
    'eu-west-1a',
    'eu-west-1b',
    'eu-west-1c',
    'eu-west-1a',
    'eu-west-1b',
  ]);
  expect(nodes.map(({ ip }) => ip.replace(/^10\.\d+\./, ''))).toEqual([
    '0.10',
    '1.10',
    '2.10',
    '0.11',
    '1.11',
  ]);
});

it('names nodes after their address, with a subnet for each cluster', () => {
  const [node] = planNodes(clusterWith());
  expect(node.name).toBe(
    `ip-${node.ip.replaceAll('.', '-')}.eu-west-1.compute.internal`,
  );
  expect(planNodes(clusterWith({ name: 'three' }))[0].ip).not.toBe(node.ip);
});

it('uses the zones of the scenario', () => {
  const zones = ['x', 'y'];
  const nodes = planNodes(clusterWith({ zones, nodes: 3 }));
  expect(nodes.map(({ podLabels }) => podLabels)).toEqual(
    ['x', 'y', 'x'].map(zone => ({
      'topology.kubernetes.io/region': 'eu-west-1',
      [ZONE]: zone,
    })),
  );
});

it.each([
  ['v1.34.9', false],
  ['v1.35.0', true],
])('labels pods with the place of their node in %s: %s', (version, labels) => {
  const [node] = planNodes(clusterWith({ kubernetesVersion: version }));
  expect(ZONE in node.podLabels).toBe(labels);
});

it('describes each node', () => {
  const cluster = clusterWith({ kubernetesVersion: 'v1.34.9' });
  const nodes = selectObjects(
    nodesController(cluster, epochMs).snapshot(epochMs),
    'nodes',
  );
  const plans = planNodes(cluster);
  expect(nodes.map(({ metadata }) => metadata.name)).toEqual(
    plans.map(({ name }) => name),
  );
  expect(new Set(nodes.map(({ metadata }) => metadata.uid)).size).toBe(5);
  expect(nodes[1]).toMatchObject({
    metadata: {
      creationTimestamp: '2026-10-12T07:00:00Z',
      labels: { [ZONE]: 'eu-west-1b', 'kubernetes.io/hostname': plans[1].name },
    },
    spec: { providerID: `simulated:///eu-west-1b/${plans[1].name}` },
    status: {
      capacity: { cpu: '4' },
      allocatable: { cpu: '3920m', pods: '110' },
      addresses: [
        { type: 'InternalIP', address: plans[1].ip },
        { type: 'Hostname', address: plans[1].name },
      ],
      nodeInfo: { kubeletVersion: 'v1.34.9' },
    },
  });
});

it('has two node groups', () => {
  const nodes = selectObjects(
    nodesController(clusterWith(), epochMs).snapshot(epochMs),
    'nodes',
  );
  expect(
    nodes.map(node =>
      at(node, 'metadata', 'labels', 'eks.amazonaws.com/nodegroup'),
    ),
  ).toEqual(['general', 'general', 'spot', 'general', 'general']);
});

it('is healthy, with a heartbeat every five minutes', () => {
  const controller = nodesController(clusterWith(), epochMs);
  const after = (ms: number) => {
    const snapshot = controller.snapshot(epochMs + ms);
    const conditions = listAt(
      snapshot.objects[0].object,
      'status',
      'conditions',
    );
    return {
      states: conditions.map(
        condition => `${at(condition, 'type')}=${at(condition, 'status')}`,
      ),
      beat: at(conditions[0], 'lastHeartbeatTime'),
      nextMs: snapshot.nextChangeMs - epochMs,
    };
  };
  expect(after(0)).toEqual({
    states: [
      'MemoryPressure=False',
      'DiskPressure=False',
      'PIDPressure=False',
      'Ready=True',
    ],
    beat: '2026-11-22T07:00:00Z',
    nextMs: 5 * MINUTE,
  });
  expect(after(5 * MINUTE - 1).beat).toBe('2026-11-22T07:00:00Z');
  expect(after(5 * MINUTE)).toMatchObject({
    beat: '2026-11-22T07:05:00Z',
    nextMs: 10 * MINUTE,
  });
});
