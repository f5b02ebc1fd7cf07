import { detect } from '../diagnose';
import { CustomResource, parseObject, toClusterObjects } from '../model';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
  FIXTURE_NOW,
  secondsAgo,
} from '../testing';
import { objectRowSchema } from '../wire';
import { toServiceRows } from './serviceRows';

type Builder = { build(): unknown };

const api = { name: 'api', namespace: 'shop' };
const ROLLOUT = 'argoproj.io/v1alpha1';

function customResourceRowsFrom(...builders: readonly Builder[]) {
  const view = toClusterObjects(
    builders
      .map(builder => parseObject(builder.build()))
      .filter(object => object !== undefined),
  );
  const findings = detect(view, FIXTURE_NOW);
  const { objects = [], ...rows } = toServiceRows(view, findings, FIXTURE_NOW);
  return {
    ...rows,
    findings,
    objects: objects.map(row => objectRowSchema.parse(row)),
  };
}

const rollout = () =>
  aCustomResource(ROLLOUT, 'Rollout', { ...api, uid: 'r-1' });
const replicaSet = () =>
  aReplicaSet({ ...api, name: 'api-7c9d5' }).ownedBy('Rollout', 'api', 'r-1');
const pod = (name: string) =>
  aPod({ name, namespace: 'shop' }).ownedBy('ReplicaSet', 'api-7c9d5');

it('says what is wrong first, and what is well without its message', () => {
  const { objects } = customResourceRowsFrom(
    rollout()
      .withCondition({ type: 'Available', status: 'True', message: 'long' })
      .withCondition({
        type: 'Progressing',
        status: 'Unknown',
        reason: 'Paused',
      })
      .withCondition({
        type: 'InvalidSpec',
        status: 'True',
        reason: 'InvalidSpec',
        message: 'spec.strategy is missing',
      }),
  );
  expect(objects).toEqual([
    {
      kind: 'Rollout',
      namespace: 'shop',
      name: 'api',
      conditions: [
        {
          type: 'InvalidSpec',
          status: 'True',
          reason: 'InvalidSpec',
          message: 'spec.strategy is missing',
          since: secondsAgo(60),
        },
        {
          type: 'Progressing',
          status: 'Unknown',
          reason: 'Paused',
          since: secondsAgo(60),
        },
      ],
      customResource: {
        definition: 'rollout.argoproj.io',
        state: 'failing',
        createdAt: secondsAgo(600),
        others: [{ type: 'Available', status: 'True', since: secondsAgo(60) }],
        uid: 'r-1',
      },
    },
  ]);
});

it('shows a warning only while it holds, beside a state that is good', () => {
  const warned = (status: 'True' | 'False') =>
    customResourceRowsFrom(
      rollout()
        .withCondition({ type: 'Ready', status: 'True' })
        .withCondition({ type: 'SpaceWarning', status }),
    ).objects[0]?.conditions?.map(({ type }) => type);
  expect(warned('True')).toContain('SpaceWarning');
  expect(warned('False') ?? []).not.toContain('SpaceWarning');
});

it('counts the pods that a custom resource has made, through ReplicaSets, and keeps those in view', () => {
  const { objects, workloads, pods } = customResourceRowsFrom(
    rollout(),
    replicaSet(),
    pod('api-7c9d5-1'),
    pod('api-7c9d5-2').crashLooping({ exitCode: 1 }),
    aPod({ name: 'other', namespace: 'shop' }),
  );
  expect(objects[0]?.customResource?.pods).toEqual({ ready: 1, total: 2 });
  expect(pods.map(({ workload }) => workload)).toEqual([
    { kind: 'Rollout', name: 'api' },
    { kind: 'Rollout', name: 'api' },
    undefined,
  ]);
  expect(workloads).toMatchObject([
    { kind: 'ReplicaSet', owner: { kind: 'Rollout', name: 'api' } },
  ]);
});

it('shows pods under the kind and name of an unread owner', () => {
  const { pods } = customResourceRowsFrom(replicaSet(), pod('api-7c9d5-1'));
  expect(pods[0]?.workload).toEqual({ kind: 'Rollout', name: 'api' });
});

it('goes all the way up to a Knative Service, and not to the Service of Kubernetes with its name', () => {
  const knative = (kind: string, name: string, uid: string) =>
    aCustomResource('serving.knative.dev/v1', kind, { ...api, name, uid });
  const { objects, pods } = customResourceRowsFrom(
    anObject('Service', api).ownedBy('Route', 'api', 'route-1'),
    knative('Service', 'api', 's-1'),
    knative('Configuration', 'api', 'c-1').ownedBy('Service', 'api', 's-1'),
    knative('Revision', 'api-00001', 'v-1').ownedBy(
      'Configuration',
      'api',
      'c-1',
    ),
    aDeployment({ ...api, name: 'api-00001-deployment' }).ownedBy(
      'Revision',
      'api-00001',
      'v-1',
    ),
    aReplicaSet({ ...api, name: 'api-7c9d5' }).ownedBy(
      'Deployment',
      'api-00001-deployment',
    ),
    pod('api-7c9d5-1'),
  );
  expect(pods[0]?.workload).toEqual({ kind: 'Service', name: 'api' });
  const counted = objects
    .filter(({ customResource }) => customResource?.pods)
    .map(({ kind }) => kind);
  expect(counted).toEqual(['Service', 'Configuration', 'Revision']);
});

describe('a failing custom resource', () => {
  const failing = (seconds: number) =>
    rollout().withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'Broken',
      message: 'no',
      lastTransitionTime: secondsAgo(seconds),
    });

  it('is a finding of its kind and name', () => {
    expect(customResourceRowsFrom(failing(300)).findings).toMatchObject([
      {
        class: 'CustomResourceFailed',
        severity: 'warning',
        scope: { kind: 'Rollout', namespace: 'shop', name: 'api' },
        params: { condition: 'Ready', reason: 'Broken', message: 'no' },
        evidence: [{ object: { kind: 'Rollout', name: 'api' } }],
      },
    ]);
  });

  it('is none before its controller has had time to try again', () => {
    expect(customResourceRowsFrom(failing(30)).findings).toEqual([]);
  });

  it('hangs below what is wrong with its pods', () => {
    const { findings } = customResourceRowsFrom(
      failing(300),
      replicaSet(),
      pod('api-7c9d5-1').crashLooping({ exitCode: 1 }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.pods).toHaveLength(1);
    expect(findings[0]?.symptoms).toMatchObject([
      { class: 'CustomResourceFailed' },
    ]);
  });
});

describe('failures below one another', () => {
  const API = 'example.com/v1';
  const failing = (kind: string, name: string) =>
    aCustomResource(API, kind, { ...api, name }).withCondition({
      type: 'Ready',
      status: 'False',
      reason: `${kind}Broken`,
      lastTransitionTime: secondsAgo(300),
    });
  const chain = () => [
    failing('Database', 'db'),
    failing('Instance', 'db-1').ownedBy('Database', 'db', undefined, API),
    anObject('StatefulSet', { ...api, name: 'sts', ageSeconds: 6_000 })
      .withSpec({ replicas: 1 })
      .withStatus({ replicas: 1, readyReplicas: 0 })
      .ownedBy('Instance', 'db-1', undefined, API),
  ];
  const found = (...builders: readonly Builder[]) =>
    customResourceRowsFrom(...builders).findings.map(({ scope, symptoms }) => [
      scope.name,
      ...symptoms.map(symptom => symptom.scope.name).sort(),
    ]);

  it('are one with what is wrong with the pods, however far below', () => {
    const crashing = aPod({ ...api, name: 'sts-0', ageSeconds: 6_000 })
      .ownedBy('StatefulSet', 'sts')
      .crashLooping({ exitCode: 1 });
    expect(found(...chain(), crashing)).toEqual([['db', 'db', 'db-1']]);
  });

  it('are one where an operator owns the one in between without controlling it', () => {
    const podSet = failing('StrimziPodSet', 'kafka-a')
      .ownedBy('Kafka', 'kafka', undefined, API)
      .build();
    podSet.metadata.ownerReferences![0].controller = false;
    const objects = [
      failing('Kafka', 'kafka'),
      { build: () => podSet },
      aPod({ ...api, name: 'kafka-a-0', ageSeconds: 6_000 })
        .ownedBy('StrimziPodSet', 'kafka-a', undefined, API)
        .crashLooping({ exitCode: 1 }),
    ];
    expect(found(...objects)).toEqual([['kafka', 'kafka', 'kafka-a']]);
    expect(customResourceRowsFrom(...objects).pods).toMatchObject([
      { workload: { kind: 'Kafka', name: 'kafka' } },
    ]);
  });

  it('are one without pods: that of the lowest, which knows the reason', () => {
    expect(found(...chain())).toEqual([['db-1', 'db']]);
  });

  it('are those of each where they are not below one another', () => {
    expect(found(failing('Database', 'a'), failing('Database', 'b'))).toEqual([
      ['a'],
      ['b'],
    ]);
  });
});

describe('what a custom resource owns', () => {
  const DATABASE = 'example.com/v1';
  type Said = Partial<
    Pick<
      CustomResource,
      | 'children'
      | 'unlistedChildren'
      | 'columns'
      | 'fields'
      | 'guide'
      | 'omittedFields'
      | 'podSelector'
      | 'targets'
    >
  >;

  const database = (kind = 'Database', name = 'db') =>
    aCustomResource(DATABASE, kind, {
      name,
      namespace: 'shop',
      labels: { app: 'db' },
    });
  const rowsOf = (said: Said, ...builders: readonly Builder[]) => {
    const [root, ...others] = builders.map(builder =>
      parseObject(builder.build()),
    );
    const view = toClusterObjects([
      { ...(root as CustomResource), ...said },
      ...others.filter(object => object !== undefined),
    ]);
    const rows = toServiceRows(view, [], FIXTURE_NOW);
    const row = rows.objects?.find(({ kind }) => kind === 'Database');
    return { ...rows, part: objectRowSchema.parse(row).customResource };
  };
  const inShop = (name: string, labels = {}) => ({
    name,
    namespace: 'shop',
    labels,
  });

  it('is listed directly, and counted to the last pod', () => {
    const { part, workloads } = rowsOf(
      {},
      database(),
      database('Instance', 'db-1').ownedBy(
        'Database',
        'db',
        undefined,
        DATABASE,
      ),
      anObject('StatefulSet', inShop('sts')).ownedBy('Instance', 'db-1'),
      aPod(inShop('sts-0')).ownedBy('StatefulSet', 'sts'),
      anObject('PersistentVolumeClaim', inShop('data')).ownedBy(
        'Database',
        'db',
      ),
      aPod(inShop('db-0')).ownedBy('Database', 'db').crashLooping(),
      anObject('Service', inShop('db')).ownedBy('Database', 'db', 'other'),
    );
    expect(part).toMatchObject({
      uid: database().build().metadata.uid,
      labels: { app: 'db' },
      pods: { ready: 1, total: 2 },
      owns: [
        { kind: 'PersistentVolumeClaim', name: 'data' },
        { kind: 'Instance', name: 'db-1', definition: 'instance.example.com' },
      ],
    });
    expect(workloads).toMatchObject([
      { kind: 'StatefulSet', owner: { kind: 'Instance', name: 'db-1' } },
    ]);
  });

  it('names its owners itself', () => {
    const { objects } = rowsOf(
      {},
      database(),
      database('Instance', 'db-1').ownedBy(
        'Database',
        'db',
        undefined,
        DATABASE,
      ),
    );
    expect(
      objects?.map(({ customResource }) => customResource?.owners),
    ).toEqual([
      undefined,
      [{ kind: 'Database', name: 'db', definition: 'database.example.com' }],
    ]);
  });

  it('is also what depends on it without a controller', () => {
    const operator = anObject('Deployment', inShop('operator'))
      .ownedBy('Database', 'db')
      .build();
    operator.metadata.ownerReferences![0].controller = false;
    const { part, workloads } = rowsOf(
      {},
      database(),
      { build: () => operator },
      aReplicaSet(inShop('operator-1')).ownedBy('Deployment', 'operator'),
      aPod(inShop('operator-1-a')).ownedBy('ReplicaSet', 'operator-1'),
    );
    expect(part).toMatchObject({
      owns: [{ kind: 'Deployment', name: 'operator' }],
      pods: { ready: 1, total: 1 },
    });
    expect(workloads).toMatchObject([
      { name: 'operator', owner: { kind: 'Database', name: 'db' } },
    ]);
  });

  it('is what it names, read or not, and the pods below', () => {
    const { part } = rowsOf(
      {
        children: [
          { kind: 'Secret', name: 'db' },
          { kind: 'StatefulSet', name: 'sts', namespace: 'shop' },
          { kind: 'StatefulSet', name: 'sts', namespace: 'other' },
        ],
      },
      database(),
      anObject('StatefulSet', inShop('sts')),
      aPod(inShop('sts-0')).ownedBy('StatefulSet', 'sts'),
    );
    expect(part).toMatchObject({
      owns: [
        { kind: 'Secret', name: 'db' },
        { kind: 'StatefulSet', name: 'sts', namespace: 'other' },
        { kind: 'StatefulSet', name: 'sts' },
      ],
      pods: { ready: 1, total: 1 },
    });
  });

  it('is what it selects, as far as it has no owner', () => {
    const counted = (podSelector: string) =>
      rowsOf(
        { podSelector },
        database(),
        aPod(inShop('bare', { db: 'db', role: 'x' })),
        aPod(inShop('other', { db: 'cart' })),
        aPod(inShop('owned', { db: 'db' })).ownedBy('Job', 'x'),
      ).part?.pods;
    expect(counted('db=db')).toEqual({ ready: 1, total: 1 });
    expect(counted('db=db, role=x')).toEqual({ ready: 1, total: 1 });
    for (const other of ['db=none', 'db!=cart', 'db', 'db in (db)']) {
      expect(counted(other)).toBeUndefined();
    }
  });

  it('is no former ReplicaSet, which has no row', () => {
    const { part } = rowsOf(
      {},
      database(),
      aReplicaSet({ ...inShop('db-1'), replicas: 0 }).ownedBy('Database', 'db'),
      aReplicaSet(inShop('db-2')).ownedBy('Database', 'db'),
    );
    expect(part?.owns).toEqual([{ kind: 'ReplicaSet', name: 'db-2' }]);
  });

  it('is not more than fifty names, and says how many more there are', () => {
    const children = Array.from({ length: 80 }, (_, index) => ({
      kind: 'Job',
      name: `job-${index}`,
    }));
    const { part } = rowsOf(
      { children, unlistedChildren: 7, targets: children },
      database(),
    );
    expect(part?.owns).toHaveLength(50);
    expect(part?.unlistedOwned).toBe(37);
    expect(part?.targets).toHaveLength(50);
  });

  it('says of a single one that it is not listed', () => {
    const { part } = rowsOf({ children: [], unlistedChildren: 1 }, database());
    expect(part?.unlistedOwned).toBe(1);
    const none = rowsOf({ children: [], unlistedChildren: 0 }, database());
    expect(none.part).not.toHaveProperty('unlistedOwned');
  });

  it('ends where objects own each other', () => {
    const { part } = rowsOf(
      {},
      database().ownedBy('Instance', 'i'),
      database('Instance', 'i').ownedBy('Database', 'db'),
      aPod(inShop('a')).ownedBy('Instance', 'i'),
    );
    expect(part?.owns).toMatchObject([{ name: 'i' }]);
  });

  it('comes with what its definition lists, without nulls, which a patch takes for removals', () => {
    const columns = [{ title: 'Step', value: '3' }];
    const { part } = rowsOf(
      {
        columns,
        fields: {
          'spec.a': null,
          'spec.b': { c: null, d: [null, { e: null }] },
        },
        omittedFields: ['status.nodes'],
        targets: [{ kind: 'Secret', name: 'db' }],
        guide: { docs: 'https://example.com/db' },
      },
      database(),
    );
    expect(part).toMatchObject({
      columns,
      omittedFields: ['status.nodes'],
      targets: [{ kind: 'Secret', name: 'db' }],
      docs: 'https://example.com/db',
    });
    expect(part?.fields).toEqual({ 'spec.b': { d: [null, {}] } });
  });

  it('has the words of its definition only while it fails', () => {
    const guide = { texts: { title: '{{metadata.name}} is down' } };
    const failing = database().withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'NoQuorum',
    });
    expect(rowsOf({ guide }, failing).part?.texts).toEqual({
      title: 'db is down',
    });
    expect(rowsOf({ guide }, database()).part?.texts).toBeUndefined();
  });
});
