import {
  initialServiceState,
  ObjectRow,
  reduceService,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aHello, aPodRow } from '../fixtures';
import { EVERYTHING } from './everything';
import { listOtherObjects } from './otherObjects';
import { nestRows } from './nestRows';
import { toWorkloadMatrix } from './workloadMatrix';

const owner = { kind: 'Rollout', name: 'web' };

const custom = (
  kind: string,
  name: string,
  part: Partial<NonNullable<ObjectRow['customResource']>> = {},
): ObjectRow => ({
  ...{ kind, namespace: 'games', name },
  customResource: { definition: `${kind.toLowerCase()}s.example.com`, ...part },
});

const rollout = custom('Rollout', 'web', {
  state: 'healthy',
  pods: { ready: 1, total: 2 },
});

const replicaSet = (name: string, ready = 1): WorkloadRow => ({
  ...{ kind: 'ReplicaSet', namespace: 'games', name },
  ...{ owner, desired: 1, ready },
});

const pods = [
  aPodRow({ name: 'web-1-a', workload: owner }),
  aPodRow({ name: 'web-2-b', workload: owner, state: 'failing' }),
];

function service(
  perCluster: Readonly<Record<string, Parameters<typeof aCluster>[2]>>,
) {
  const names = Object.keys(perCluster);
  return [
    aHello(names),
    ...names.map((name, i) =>
      aCluster(name, i === 0 ? pods : [], perCluster[name]),
    ),
  ].reduce(reduceService, initialServiceState).clusters;
}

describe('custom resources with pods', () => {
  const clusters = service({
    eu: {
      objects: [rollout, custom('Certificate', 'web')],
      workloads: [
        { kind: 'Deployment', namespace: 'games', name: 'api', desired: 0 },
        replicaSet('web-1'),
        replicaSet('web-2', 0),
      ],
    },
    // Without pods as yet, but a workload all the same.
    us: { objects: [custom('Rollout', 'web', { state: 'progressing' })] },
  });

  it('are workloads, above those that they own', () => {
    const { rows } = toWorkloadMatrix(clusters, EVERYTHING);
    expect(rows.map(({ kind, name, level }) => [kind, name, level])).toEqual([
      ['Rollout', 'web', 0],
      ['ReplicaSet', 'web-2', 1],
      ['ReplicaSet', 'web-1', 1],
      ['Deployment', 'api', 0],
    ]);
  });

  it('are as bad as their pods, and each pod counts for the workload that it is of', () => {
    const [first, second, third] = toWorkloadMatrix(clusters, EVERYTHING).rows;
    expect(first.cells).toMatchObject([
      { state: 'failing', hasOwnPods: true },
      { state: 'starting', hasOwnPods: false },
    ]);
    expect(second.cells[0]).toMatchObject({ state: 'failing' });
    expect(third.cells[0]).toMatchObject({ state: 'ready' });
  });

  it('are not among the other objects, in no cluster', () => {
    expect(
      listOtherObjects(clusters, EVERYTHING).map(
        ({ object }) => object.row.kind,
      ),
    ).toEqual(['Certificate']);
  });
});

it('places rows that own each other once', () => {
  const rows = ['a', 'b', 'c'].map(key => ({ key }));
  const parents = new Map([
    ['a', 'b'],
    ['b', 'a'],
    ['c', 'c'],
  ]);
  const nested = nestRows(rows, parents, (x, y) => x.key.localeCompare(y.key));
  expect(nested.map(({ key }) => key).sort()).toEqual(['a', 'b', 'c']);
});
