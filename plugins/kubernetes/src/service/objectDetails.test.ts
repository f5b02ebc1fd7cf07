import {
  ConditionRow,
  initialServiceState,
  ObjectRow,
  PodRow,
  reduceService,
  ServiceCluster,
  ServiceMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
} from '../fixtures';
import {
  describeFound,
  exactAddress,
  findObject,
  isMeant,
  listOwned,
  listOwners,
  objectFindings,
  sortConditions,
  stateSince,
} from './objectDetails';

const shop = { namespace: 'shop' };

const clustersSeen = (
  ...messages: readonly ServiceMessage[]
): readonly ServiceCluster[] => {
  const names = messages.flatMap(each =>
    'cluster' in each ? each.cluster : [],
  );
  return [aHello([...new Set(names)]), ...messages].reduce(
    reduceService,
    initialServiceState,
  ).clusters;
};

const clusterWith = (
  rows: {
    readonly workloads?: readonly WorkloadRow[];
    readonly objects?: readonly ObjectRow[];
    readonly pods?: readonly PodRow[];
  },
  name = 'eu',
) => clustersSeen(aCluster(name, rows.pods ?? [], rows))[0];

const aDeployment = (name: string, ready = 1): WorkloadRow => ({
  ...{ kind: 'Deployment', ...shop, name, desired: 1, ready },
});

const aCustom = (
  kind: string,
  name: string,
  part: Partial<ObjectRow['customResource']> = {},
): ObjectRow => ({
  ...{ kind, ...shop, name },
  customResource: { definition: `${kind.toLowerCase()}s.example.com`, ...part },
});

const podOf = (workload: string, name: string, changes: Partial<PodRow> = {}) =>
  aPodRow({
    ...{ ...shop, name, workload: { kind: 'Deployment', name: workload } },
    ...changes,
  });

const SERVICE: ObjectRow = { kind: 'Service', ...shop, name: 'web' };
const KNATIVE = aCustom('Service', 'web');

describe('an address', () => {
  it('is exact by the API of a custom resource', () => {
    expect(exactAddress(KNATIVE)).not.toBe(exactAddress(SERVICE));
  });

  it('means a row by its API, or by its kind alone', () => {
    for (const row of [SERVICE, KNATIVE]) {
      expect(isMeant(row, exactAddress(row))).toBe(true);
      expect(isMeant(row, exactAddress(SERVICE))).toBe(true);
    }
    expect(isMeant(SERVICE, exactAddress(KNATIVE))).toBe(false);
    expect(isMeant(SERVICE, undefined)).toBe(false);
  });
});

describe('findObject', () => {
  it('finds it in all clusters that have it, the worst first', () => {
    const rows = (ready: number) => ({
      workloads: [aDeployment('web', ready)],
    });
    const clusters = clustersSeen(
      aCluster('eu', [podOf('web', 'web-1')], rows(1)),
      aCluster('us', [podOf('web', 'web-1', { state: 'failing' })], rows(0)),
      aCluster('ap', []),
    );
    const found = findObject(clusters, exactAddress(aDeployment('web')));
    expect(found.map(({ view, state }) => [view.cluster, state])).toEqual([
      ['us', 'failing'],
      ['eu', 'ready'],
    ]);
    expect(found.every(({ view }) => view.isWorkload)).toBe(true);
  });

  it('takes the object of Kubernetes where the kind leaves a doubt', () => {
    const both = clustersSeen(
      aCluster('eu', [], { objects: [KNATIVE, SERVICE] }),
    );
    const [found, ...others] = findObject(both, exactAddress(SERVICE));
    expect(found.view.row.customResource).toBeUndefined();
    expect(others).toEqual([]);
    const [exact] = findObject(both, exactAddress(KNATIVE));
    expect(exact.view.row.customResource).toBeDefined();
  });

  it('takes the custom resource where that is all there is', () => {
    const clusters = clustersSeen(aCluster('eu', [], { objects: [KNATIVE] }));
    expect(findObject(clusters, exactAddress(SERVICE))).toHaveLength(1);
    expect(findObject(clusters, 'Service/shop/gone')).toEqual([]);
  });
});

describe('describeFound', () => {
  it('does not tell the state where the cluster is out of sight', () => {
    const rows = { workloads: [aDeployment('web')] };
    const [cluster] = clustersSeen(
      aCluster('eu', [podOf('web', 'web-1')], rows),
      { ...aFailedCluster('eu'), ...rows },
    );
    const found = describeFound(cluster, cluster.workloads[0]);
    expect(found.state).toBe('unknown');
    expect(found.view).toMatchObject({ isStale: true, cluster: 'eu' });
  });

  it('tells rows of one name apart by their keys', () => {
    const cluster = clusterWith({ objects: [SERVICE, KNATIVE] });
    const keys = cluster.objects.map(
      row => describeFound(cluster, row).view.key,
    );
    expect(new Set(keys).size).toBe(2);
    expect(describeFound(cluster, cluster.objects[0]).view.isWorkload).toBe(
      false,
    );
  });
});

describe('listOwned', () => {
  const TOP = aCustom('Database', 'db', {
    owns: [
      { kind: 'Deployment', name: 'well' },
      { kind: 'Deployment', name: 'broken' },
      { kind: 'Secret', name: 'unread' },
    ],
  });

  it('has what it owns with its state, issues first', () => {
    const cluster = clusterWith({
      objects: [TOP],
      workloads: [aDeployment('well'), aDeployment('broken', 0)],
      pods: [
        podOf('well', 'well-1'),
        podOf('broken', 'broken-1', { state: 'failing' }),
      ],
    });
    const owned = listOwned(cluster, cluster.objects[0]);
    expect(owned.map(({ type, state }) => [type, state])).toEqual([
      ['object', 'failing'],
      ['object', 'ready'],
      ['unread', undefined],
    ]);
    const [broken] = cluster.workloads.filter(({ name }) => name === 'broken');
    expect(listOwned(cluster, broken)).toMatchObject([
      { type: 'pod', state: 'failing', pod: { name: 'broken-1' } },
    ]);
  });

  it('does not tell the state of pods that are out of sight, unless they have ended', () => {
    const pods = [podOf('web', 'a'), podOf('web', 'b', { state: 'completed' })];
    const rows = { workloads: [aDeployment('web')], pods };
    const [cluster] = clustersSeen(aCluster('eu', pods, rows), {
      ...aFailedCluster('eu'),
      ...rows,
    });
    expect(
      listOwned(cluster, cluster.workloads[0]).map(({ state }) => state),
    ).toEqual(['unknown', 'completed']);
  });
});

describe('listOwners', () => {
  it('names what counts the object among its own, with its API', () => {
    const cluster = clusterWith({
      objects: [
        aCustom('Database', 'db', {
          owns: [{ kind: 'Deployment', name: 'web' }],
        }),
      ],
      workloads: [aDeployment('web')],
    });
    expect(listOwners(cluster, cluster.workloads[0])).toEqual([
      {
        kind: 'Database',
        ...shop,
        name: 'db',
        definition: 'databases.example.com',
      },
    ]);
    expect(listOwners(cluster, cluster.objects[0])).toEqual([]);
  });

  it('names the owner that the object itself names, where that is not read', () => {
    const owner = { kind: 'Rollout', name: 'gone' };
    const cluster = clusterWith({
      workloads: [{ ...aDeployment('web'), owner }],
    });
    expect(listOwners(cluster, cluster.workloads[0])).toEqual([owner]);
  });

  it('names all owners that a custom resource names', () => {
    const owners = [{ kind: 'Kafka', name: 'log' }];
    const cluster = clusterWith({
      objects: [aCustom('Topic', 'orders', { owners })],
    });
    expect(listOwners(cluster, cluster.objects[0])).toEqual(owners);
  });
});

const condition = (type: string, since?: string): ConditionRow => ({
  ...{ type, status: 'True', ...(since && { since }) },
});
const TIMES = ['2026-03-01T10:00:00Z', '2026-03-01T12:00:00Z'];

describe('sortConditions', () => {
  it('has problems first, then the newest change', () => {
    const row = {
      ...aCustom('Database', 'db', {
        others: [condition('C', TIMES[0]), condition('D', TIMES[1])],
      }),
      conditions: [
        condition('none'),
        condition('A', TIMES[0]),
        condition('odd', 'a while ago'),
        condition('B', TIMES[1]),
      ],
    };
    expect(sortConditions(row).map(({ type }) => type)).toEqual([
      ...['B', 'A', 'none', 'odd'],
      ...['D', 'C'],
    ]);
    expect(row.conditions[0].type).toBe('none');
    expect(sortConditions(SERVICE)).toEqual([]);
  });
});

describe('stateSince', () => {
  const since = (row: ObjectRow | WorkloadRow) => {
    const cluster = clusterWith({ objects: [row] });
    return stateSince(describeFound(cluster, cluster.objects[0]));
  };

  it('is when a Job finished, or began', () => {
    const [startedAt, finishedAt] = TIMES;
    const aJob = (times: object): WorkloadRow => ({
      ...{ kind: 'Job', ...shop, name: 'j' },
      job: { state: 'complete', active: 0, failed: 0, ...times },
    });
    expect(since(aJob({ startedAt, finishedAt }))).toBe(finishedAt);
    expect(since(aJob({ startedAt }))).toBe(startedAt);
  });

  it('is when its first problem began', () => {
    const conditions = [condition('A', TIMES[1]), condition('B', TIMES[0])];
    const others = [condition('Ready', TIMES[0])];
    expect(since({ ...aCustom('X', 'x', { others }), conditions })).toBe(
      TIMES[1],
    );
  });

  it.each<[string, string, string | undefined]>([
    ['Ready', 'ready', TIMES[0]],
    ['Succeeded', 'ready', TIMES[0]],
    ['Paused', 'ready', undefined],
    ['Other', 'ready', undefined],
    ['Paused', 'suspended', TIMES[0]],
    ['Ready', 'suspended', undefined],
  ])('goes by the condition %s of what is %s: %s', (type, state, expected) => {
    const others = [
      condition('Unrelated', TIMES[1]),
      condition(type, TIMES[0]),
    ];
    const part = { others, state } as Partial<ObjectRow['customResource']>;
    expect(since(aCustom('X', 'x', part))).toBe(expected);
  });

  it('goes by the one that sums up most, of those with a time', () => {
    const others = [
      condition('Available', TIMES[1]),
      condition('Healthy', TIMES[0]),
      condition('Ready'),
    ];
    expect(since(aCustom('X', 'x', { others }))).toBe(TIMES[0]);
    expect(since(SERVICE)).toBeUndefined();
  });
});

describe('objectFindings', () => {
  it('has those about the object in its cluster, in their order', () => {
    const scope = { kind: 'Deployment', ...shop, name: 'web' };
    const about = (id: string, changes: object, clusters = ['eu']) =>
      aFinding([], { id, scope: { ...scope, ...changes }, clusters });
    const cluster = clusterWith({ workloads: [aDeployment('web')] });
    const found = describeFound(cluster, cluster.workloads[0]);
    expect(
      objectFindings(found, [
        about('b', {}, ['us', 'eu']),
        about('elsewhere', {}, ['us']),
        about('other', { name: 'api' }),
        about('kind', { kind: 'StatefulSet' }),
        about('a', {}),
      ]).map(({ id }) => id),
    ).toEqual(['b', 'a']);
  });

  it('has none about the same kind and name of another API', () => {
    const scope = { kind: 'Service', ...shop, name: 'web' };
    const about = (id: string, definition?: string) =>
      aFinding([], {
        ...{ id, scope, clusters: ['eu'] },
        params: definition === undefined ? {} : { definition },
      });
    const findings = [
      about('kubernetes'),
      about('knative', KNATIVE.customResource?.definition),
      about('other', 'services.other.io'),
    ];
    const cluster = clusterWith({ objects: [SERVICE, KNATIVE] });
    const found = (row: ObjectRow) =>
      objectFindings(describeFound(cluster, row), findings).map(({ id }) => id);
    expect(cluster.objects.map(found)).toEqual([['kubernetes'], ['knative']]);
  });

  it('has those of a platform team that name no API', () => {
    const row = aCustom('Widget', 'web');
    const cluster = clusterWith({ objects: [row] });
    const scope = { kind: 'Widget', ...shop, name: 'web' };
    const finding = aFinding([], { scope, clusters: ['eu'], params: {} });
    expect(objectFindings(describeFound(cluster, row), [finding])).toHaveLength(
      1,
    );
  });
});
