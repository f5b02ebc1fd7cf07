import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  judgeRollout,
  rollUpFindings,
  ServicePod,
  ServiceSnapshot,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import { LISTS_AT_ONCE } from '../__testUtils__/listsAtOnce';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

describe('a rollout that broke a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  let snapshot: ServiceSnapshot;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          { name: 'one', ...LISTS_AT_ONCE },
          { name: 'two', ...LISTS_AT_ONCE },
        ],
        services: [
          {
            name: 'shop',
            workloads: [
              {
                name: 'web',
                replicas: 6,
                container: { memory: '2Gi' },
                canary: {
                  version: '1.0.0',
                  memory: '1Gi',
                  replicas: 3,
                  age: '2h',
                  problems: [
                    { type: 'oomKilled', pods: 'all', age: '1h', after: '20m' },
                  ],
                },
              },
              { name: 'db', kind: 'StatefulSet', replicas: 2 },
              { name: 'agent', kind: 'DaemonSet' },
            ],
          },
        ],
      },
    });
    backend = await startBackend({ simulator, entities: [anEntity('shop')] });
    const response = await backend.get('component/default/shop/snapshot');
    snapshot = serviceSnapshotSchema.parse(await response.json());
  }, 60_000);

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('is the cause, and its memory limit is named first', () => {
    const pods = snapshot.clusters.flatMap(({ cluster, pods: rows }) =>
      rows.map((row): ServicePod => ({ cluster, row })),
    );
    const workloads = snapshot.clusters.flatMap(
      ({ cluster, workloads: rows }) => rows.map(row => ({ cluster, row })),
    );
    const findings = rollUpFindings(
      snapshot.clusters.flatMap(({ findings: found }) => found),
    );
    const oom = findings.find(({ class: name }) => name === 'OOMKilled');
    expect(oom && judgeRollout(oom, pods, workloads)).toMatchObject({
      type: 'sinceRollout',
      clusters: ['one', 'two'],
      onNew: { failing: 6, total: 6 },
      onOld: { failing: 0, total: 12 },
      changes: [
        { field: 'limit', name: 'memory', from: '2Gi', to: '1Gi' },
        { field: 'request', name: 'memory' },
        { field: 'annotation', name: 'checksum/config' },
      ],
    });
  });

  it('reads revisions of StatefulSets and DaemonSets once for each cluster', () => {
    for (const name of ['one', 'two']) {
      const { byKind } = simulator.cluster(name).requests();
      expect(byKind['list controllerrevisions.apps']).toBe(1);
    }
  });

  it('says nothing of rollouts of long ago in workloads that are well', () => {
    const rows = snapshot.clusters.flatMap(({ workloads }) => workloads);
    const others = rows.filter(({ name }) => name !== 'web');
    expect(others).toHaveLength(4);
    for (const row of others) expect(row).not.toHaveProperty('lastRollout');
  });
});
