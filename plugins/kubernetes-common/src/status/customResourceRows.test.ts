import { detect } from '../diagnose';
import { parseObject, toClusterObjects } from '../model';
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
      },
    },
  ]);
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
