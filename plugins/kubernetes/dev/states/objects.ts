import {
  FieldValue,
  ObjectRow,
  ServiceMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aHello, aPodRow, secondsAgo } from '../../src/fixtures';

const ROLLOUT = 'rollouts.argoproj.io';
const owner = { kind: 'Rollout', name: 'checkout' };
const named = { namespace: 'games', name: 'checkout' };
const failing = {
  ...{ state: 'failing', status: 'CrashLoopBackOff', readyContainers: 0 },
} as const;

function aReplicaSet(
  name: string,
  desired: number,
  ready: number,
): WorkloadRow {
  return {
    ...{ kind: 'ReplicaSet', namespace: 'games', name, owner },
    ...{ desired, ready },
  };
}

const replicas = (set: string, count: number, change = {}) =>
  Array.from({ length: count }, (_, i) =>
    aPodRow({
      ...{ name: `${set}-x${i}`, workload: owner, ...change },
      labels: { 'pod-template-hash': set.split('-')[1] },
    }),
  );

const steps: readonly FieldValue[] = [
  { setWeight: 20 },
  { pause: { duration: '5m' } },
  { analysis: { templates: [{ templateName: 'success-rate' }] } },
  { setWeight: 60 },
  { pause: {} },
];

const rollout = (changes: Partial<ObjectRow>): ObjectRow => ({
  ...{ ...named, kind: 'Rollout' },
  ...changes,
  customResource: {
    definition: ROLLOUT,
    createdAt: secondsAgo(30 * 86_400),
    uid: 'r1',
    labels: { 'app.kubernetes.io/name': 'checkout', team: 'games' },
    docs: 'https://argo-rollouts.readthedocs.io',
    pods: { ready: 3, total: 5 },
    columns: [
      { title: 'Desired', value: '5', format: 'number' },
      { title: 'Current', value: '5', format: 'number' },
      { title: 'Step', value: '1 of 5' },
      { title: 'Updated', value: secondsAgo(420), format: 'date' },
    ],
    fields: {
      'spec.replicas': 5,
      'spec.strategy.canary.steps': steps,
      'status.currentStepIndex': 1,
      'status.pauseConditions[*].startTime': [secondsAgo(420)],
      'status.stableRS': '6f7d9c',
      'status.message': 'CanaryPauseStep',
      'status.lastTransitionTime': secondsAgo(420),
    },
    targets: [
      { kind: 'Service', name: 'checkout' },
      { kind: 'AnalysisTemplate', name: 'success-rate' },
    ],
    ...changes.customResource,
  },
});

const service: ObjectRow = {
  ...{ ...named, kind: 'Service' },
  service: {
    type: 'ClusterIP',
    ports: [{ name: 'http', port: 80 }],
    endpoints: { ready: 3, total: 5 },
  },
};

function messages(
  object: ObjectRow,
  rows: Parameters<typeof aCluster>[2] = {},
  pods = [...replicas('checkout-6f7d9c', 3), ...replicas('checkout-7c8b', 2)],
): readonly ServiceMessage[] {
  const healthy = rollout({
    customResource: { definition: ROLLOUT, state: 'healthy' },
  });
  return [
    aHello(['prod-eu', 'prod-us']),
    aCluster('prod-eu', pods, { objects: [object, service], ...rows }),
    aCluster('prod-us', replicas('checkout-6f7d9c', 2), {
      objects: object.kind === 'Rollout' ? [healthy] : [],
    }),
  ];
}

/** What the backend sends where one custom resource is looked at. */
export const OBJECT_MESSAGES = {
  failing: () =>
    messages(
      rollout({
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'RolloutAborted',
            message:
              'Rollout aborted update to revision 3: Metric "success-rate" assessed Failed due to failed (2) > failureLimit (1)',
            since: secondsAgo(340),
          },
          {
            type: 'Available',
            status: 'False',
            reason: 'AvailableReason',
            message: 'Rollout does not have minimum availability',
            since: secondsAgo(200),
          },
        ],
        customResource: {
          definition: ROLLOUT,
          state: 'failing',
          others: [
            { type: 'Completed', status: 'False', since: secondsAgo(900) },
            { type: 'Healthy', status: 'True', since: secondsAgo(86_400) },
          ],
          texts: {
            meaning:
              'The analysis of the canary failed, so Argo Rollouts went back to the stable version.',
            steps: [
              'Look at the analysis run that failed.',
              'Fix the version, or retry the rollout.',
            ],
          },
        },
      }),
      {
        workloads: [
          aReplicaSet('checkout-6f7d9c', 3, 3),
          aReplicaSet('checkout-7c8b', 2, 0),
        ],
      },
      [
        ...replicas('checkout-6f7d9c', 3),
        ...replicas('checkout-7c8b', 2, failing),
      ],
    ),
  paused: () =>
    messages(
      rollout({
        customResource: {
          definition: ROLLOUT,
          state: 'suspended',
          others: [
            {
              type: 'Paused',
              status: 'True',
              reason: 'CanaryPauseStep',
              since: secondsAgo(420),
            },
            { type: 'Available', status: 'True', since: secondsAgo(86_400) },
          ],
        },
      }),
      {
        workloads: [
          aReplicaSet('checkout-6f7d9c', 3, 3),
          aReplicaSet('checkout-7c8b', 2, 2),
        ],
      },
    ),
  clusterScoped: () =>
    messages({
      ...{ kind: 'Composite', namespace: '', name: 'checkout' },
      customResource: {
        definition: 'composites.example.org',
        state: 'healthy',
        createdAt: secondsAgo(7_200),
        others: [
          { type: 'Ready', status: 'True', since: secondsAgo(3_600) },
          { type: 'Synced', status: 'True', since: secondsAgo(7_000) },
        ],
        owns: [
          { kind: 'Service', name: 'checkout', namespace: 'games' },
          { kind: 'Bucket', name: 'checkout-receipts' },
        ],
      },
    }),
  withoutConditions: () =>
    messages({
      ...{ ...named, kind: 'Widget' },
      customResource: { definition: 'widgets.example.com' },
    }),
  manyChildren: () =>
    messages(
      {
        ...{ kind: 'Application', namespace: 'games', name: 'checkout' },
        customResource: {
          definition: 'applications.argoproj.io',
          state: 'progressing',
          owns: Array.from({ length: 500 }, (_, i) => ({
            ...{ kind: 'Deployment', name: `part-${i + 1}` },
          })),
        },
      },
      {
        workloads: Array.from({ length: 500 }, (_, i) => ({
          ...{ kind: 'Deployment', namespace: 'games', name: `part-${i + 1}` },
          ...{ desired: 2, ready: i === 41 ? 0 : 2 },
        })),
      },
    ),
  /** Nothing but what an operator keeps. */
  onlyCustomResources: (): readonly ServiceMessage[] => [
    aHello(['prod-eu']),
    aCluster('prod-eu', [], {
      objects: [
        {
          ...{ kind: 'Kafka', namespace: 'games', name: 'events' },
          customResource: {
            definition: 'kafkas.kafka.strimzi.io',
            state: 'healthy',
            others: [
              { type: 'Ready', status: 'True', since: secondsAgo(3_600) },
            ],
          },
        },
        {
          ...{ kind: 'KafkaTopic', namespace: 'games', name: 'orders' },
          customResource: {
            definition: 'kafkatopics.kafka.strimzi.io',
            state: 'suspended',
          },
        },
      ],
    }),
  ],
};
