import { Simulator } from '@internal/cluster-simulator';
import {
  ClusterMessage,
  ServiceMessage,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const HARMLESS = {
  'commit-id': 'f00ba4',
  'example.com/on-call': 'night shift',
};

const FORBIDDEN = {
  'example.com/db-password': 'hunter2',
  'example.com/long': 'x'.repeat(300),
  'kubectl.kubernetes.io/last-applied-configuration': '{"kind":"Pod"}',
};

function shopPod(annotations: Record<string, string>) {
  const name = 'web-one';
  return aPod({ name, namespace: 'shop', labels: SHOP, annotations }).build();
}

describe('annotations of pods', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one');
    put(simulator.cluster('one'), shopPod({ ...HARMLESS, ...FORBIDDEN }));
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it.each<[string, string[] | undefined, object | undefined]>([
    ['with keys that teams group by', undefined, { 'commit-id': 'f00ba4' }],
    ['that the operator names', ['*on-call'], pick('example.com/on-call')],
    ['all, where they ask for all', ['*'], HARMLESS],
    ['none, where they ask for none', [], undefined],
  ])('are sent: those %s', async (_, podAnnotations, expected) => {
    backend = await startBackend({
      simulator,
      kubernetes: podAnnotations && { podAnnotations },
    });
    const response = await backend.get('component/default/shop/snapshot');
    const { clusters } = serviceSnapshotSchema.parse(await response.json());
    expect(clusters[0].pods.map(pod => pod.annotations)).toEqual([expected]);
  });

  it('are sent anew when a watch tells of them, and still not all', async () => {
    backend = await startBackend({
      simulator,
      kubernetes: { podAnnotations: ['*'] },
    });
    const stream = await backend.follow();
    await stream.find(hasAnnotations(HARMLESS));
    const changed = { 'commit-id': 'bad' };
    put(simulator.cluster('one'), shopPod({ ...changed, ...FORBIDDEN }));
    const told = await stream.find(hasAnnotations(changed));
    stream.leave();

    expect(told.pods.map(pod => pod.annotations)).toEqual([changed]);
  });
});

function pick(key: keyof typeof HARMLESS) {
  return { [key]: HARMLESS[key] };
}

function hasAnnotations(expected: Record<string, string>) {
  return (message: ServiceMessage): message is ClusterMessage =>
    message.type === 'cluster' &&
    message.pods.some(
      ({ annotations }) =>
        JSON.stringify(annotations) === JSON.stringify(expected),
    );
}
