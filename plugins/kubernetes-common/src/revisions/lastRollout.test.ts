import { ModelObject, parseObject, toClusterObjects } from '../model';
import { toServiceRows } from '../status';
import { clusterMessageSchema, WorkloadRow } from '../wire';
import {
  aControllerRevision,
  aReplicaSet,
  aTemplate,
  changed,
  Raw,
} from './testing/revisions';

const NOW = new Date('2026-03-01T12:00:00Z');
const RECENT = '2026-03-01T11:30:00Z';
const LONG_AGO = '2026-02-01T00:00:00Z';

function object(kind: string, spec: Raw, status: Raw, meta: Raw = {}) {
  const found = parseObject({
    apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
    kind,
    metadata: { namespace: 'shop', name: 'web', uid: 'uid-of-web', ...meta },
    spec,
    status,
  });
  if (!found) throw new Error(kind);
  return found;
}

const deployment = (spec: Raw = {}, status: Raw = {}) =>
  object(
    'Deployment',
    { replicas: 3, ...spec },
    { readyReplicas: 3, updatedReplicas: 3, replicas: 3, ...status },
    { annotations: { 'deployment.kubernetes.io/revision': '2' } },
  );

const limit = (amount: string) =>
  changed(aTemplate(), t => {
    t.spec.containers[0].resources.limits.memory = amount;
  });

const older = (changes: Raw = {}) =>
  aReplicaSet({
    name: 'web-aaa',
    revision: 1,
    createdAt: LONG_AGO,
    template: limit('1Gi'),
    ...changes,
  });
const newer = (changes: Raw = {}) =>
  aReplicaSet({
    name: 'web-bbb',
    revision: 2,
    createdAt: RECENT,
    replicas: 3,
    template: limit('256Mi'),
    ...changes,
  });

const pod = (hash: string, createdAt: string) =>
  object(
    'Pod',
    {},
    {},
    {
      name: `web-${hash}-1`,
      uid: hash,
      creationTimestamp: createdAt,
      labels: { 'pod-template-hash': hash },
    },
  );

function rows(...objects: readonly ModelObject[]): readonly WorkloadRow[] {
  return toServiceRows(toClusterObjects(objects), [], NOW).workloads;
}

const rollout = (...objects: readonly ModelObject[]) =>
  rows(...objects)[0].lastRollout;

describe('the last rollout of a workload', () => {
  it('is in its row where it is recent', () => {
    expect(rollout(deployment(), older(), newer())).toEqual({
      name: 'web-bbb',
      revision: '2',
      hash: 'bbb',
      at: RECENT,
      changes: [
        {
          field: 'limit',
          type: 'changed',
          container: 'web',
          name: 'memory',
          from: '1Gi',
          to: '256Mi',
        },
      ],
      previous: { name: 'web-aaa', revision: '1', hash: 'aaa' },
    });
  });

  it('is one that the schema of messages knows', () => {
    const message = {
      type: 'cluster',
      cluster: 'eu',
      state: { phase: 'live', at: RECENT },
      kindProblems: [],
      pods: [],
      workloads: rows(deployment(), older(), newer()),
      findings: [],
    };
    expect(clusterMessageSchema.safeParse(message).error).toBeUndefined();
  });

  it('costs nothing where it is old and all pods are ready', () => {
    const old = newer({ createdAt: LONG_AGO });
    expect(rollout(deployment(), older(), old)).toBeUndefined();
  });

  it('is in the row where pods are not ready, however old it is', () => {
    const old = newer({ createdAt: LONG_AGO });
    const unready = deployment({}, { readyReplicas: 2 });
    expect(rollout(unready, older(), old)?.at).toBe(LONG_AGO);
    const underWay = older({ replicas: 3, createdAt: LONG_AGO });
    expect(rollout(deployment(), underWay, old)?.at).toBe(LONG_AGO);
  });

  it('is unknown with one revision, or another one of somebody else', () => {
    expect(rollout(deployment(), newer())).toBeUndefined();
    const other = older();
    const [owner] = other.metadata.ownerReferences;
    const foreign = {
      ...other,
      metadata: {
        ...other.metadata,
        ownerReferences: [{ ...owner, uid: 'other' }],
      },
    };
    expect(rollout(deployment(), foreign, newer())).toBeUndefined();
  });

  it('does not change by scaling', () => {
    const before = rollout(deployment(), older(), newer());
    const scaled = deployment({ replicas: 9 }, { readyReplicas: 9 });
    expect(rollout(scaled, older(), newer({ replicas: 9 }))).toEqual(before);
  });

  it('is that before a pause', () => {
    const paused = deployment({ paused: true });
    expect(rollout(paused, older(), newer())?.revision).toBe('2');
  });

  it('is a rollback by its oldest pod', () => {
    const back = older({ revision: 3, history: '1' });
    const found = rollout(
      deployment(),
      back,
      newer({ createdAt: LONG_AGO }),
      pod('aaa', '2026-03-01T11:45:00Z'),
    );
    expect(found).toMatchObject({
      backTo: '1',
      at: '2026-03-01T11:45:00Z',
      isLatestTime: true,
      previous: { revision: '2' },
    });
    expect(
      rollout(
        deployment(),
        back,
        newer({ createdAt: LONG_AGO }),
        pod('aaa', LONG_AGO),
      ),
    ).toBeUndefined();
  });

  it('has eight changes at most, and says how many there are', () => {
    const many = changed(limit('1Gi'), t => {
      t.spec.containers[0].env = Array.from({ length: 20 }, (_, i) => ({
        name: `V${i}`,
        value: 'x',
      }));
      t.spec.containers[0].image = 'web:2';
    });
    const found = rollout(deployment(), older(), newer({ template: many }));
    expect(found?.changes).toHaveLength(8);
    expect(found?.changes?.[0].field).toBe('image');
    expect(found?.moreChanges).toBe(18);
  });

  const revisions = [
    aControllerRevision({
      name: 'web-aaa',
      revision: 1,
      createdAt: LONG_AGO,
      template: limit('1Gi'),
    }),
    aControllerRevision({
      name: 'web-bbb',
      revision: 2,
      createdAt: RECENT,
      template: limit('256Mi'),
    }),
  ];

  it('is known of a StatefulSet, whose partition holds back pods', () => {
    const set = object(
      'StatefulSet',
      { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
      {
        readyReplicas: 3,
        currentRevision: 'web-aaa',
        updateRevision: 'web-bbb',
        currentReplicas: 2,
        updatedReplicas: 1,
      },
    );
    expect(rollout(set, ...revisions)).toMatchObject({
      hash: 'web-bbb',
      changes: [{ field: 'limit', to: '256Mi' }],
      previous: { hash: 'web-aaa' },
    });
  });

  it('is known of a DaemonSet, whose pods wait to be deleted', () => {
    const set = object(
      'DaemonSet',
      { updateStrategy: { type: 'OnDelete' } },
      { desiredNumberScheduled: 3, numberReady: 3, updatedNumberScheduled: 0 },
    );
    expect(rollout(set, ...revisions)).toMatchObject({
      hash: 'bbb',
      previous: { hash: 'aaa' },
    });
  });

  it('is in the row of the newest ReplicaSet of an Argo Rollout', () => {
    const of = (replicaSet: ReturnType<typeof aReplicaSet>) => ({
      ...replicaSet,
      metadata: {
        ...replicaSet.metadata,
        labels: {
          'rollouts-pod-template-hash':
            replicaSet.metadata.labels['pod-template-hash'],
        },
        ownerReferences: [
          {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Rollout',
            name: 'web',
            uid: 'rollout',
            controller: true,
          },
        ],
      },
    });
    const found = rows(of(older({ replicas: 3 })), of(newer()));
    expect(
      found.map(({ name, lastRollout }) => [name, lastRollout?.hash]),
    ).toEqual([
      ['web-aaa', undefined],
      ['web-bbb', 'bbb'],
    ]);
  });

  it('says nothing of a ReplicaSet that only the metadata is known of', () => {
    const bare = (name: string, revision: number) =>
      aReplicaSet({ name, revision, template: {}, createdAt: RECENT });
    const found = rollout(deployment(), bare('web-aaa', 1), bare('web-bbb', 2));
    expect(found).not.toHaveProperty('changes');
    expect(found?.revision).toBe('2');
  });
});
