import {
  DISPLAY_STATES,
  DisplayState,
  previousLogKey,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aDeployment,
  aPod,
  aReplicaSet,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aReason,
  clusterSeen,
  CUSTOM_RESOURCES,
  EVERY_KIND,
  secondsAgo,
} from '../src/fixtures';
import { CRASH_LOG } from './crashLog';

/** Messages by the name in the URL, e.g. `?scenario=90`. */
export const SCENARIOS: Readonly<
  Record<string, () => readonly ServiceMessage[]>
> = {
  '1': () => [aHello(['prod-eu']), cluster('prod-eu', pods('web', 1))],
  '90': () => manyClusters(90),
  '500': () => manyClusters(500),
  '5000': () => manyClusters(5_000),
  healthy: () => [
    aHello(['prod-eu', 'prod-us']),
    cluster('prod-eu', pods('web', 24)),
    cluster('prod-us', pods('web', 24)),
  ],
  objects: () => [
    aHello(['prod-eu', 'prod-us']),
    cluster(
      'prod-eu',
      pods('dice-roller', 4),
      clusterSeen([...EVERY_KIND, ...CUSTOM_RESOURCES]),
    ),
    cluster('prod-us', pods('dice-roller', 4)),
  ],
  states: () => [
    aHello(['prod-eu']),
    cluster(
      'prod-eu',
      DISPLAY_STATES.flatMap(state => pods(state, 6, { [state]: 6 })),
    ),
  ],
  empty: () => [
    aHello(['prod-eu', 'prod-us'], { namespace: 'games' }),
    aCluster('prod-eu', []),
    aCluster('prod-us', []),
  ],
  noClusters: () => [aHello([])],
  loading: () => [],
  failed: () => [
    aHello(['prod-eu', 'prod-us']),
    aFailedCluster('prod-eu', aReason('unauthenticated', 'Unauthorized')),
    aFailedCluster('prod-us'),
  ],
};

/** What the backend sends of a cluster with these pods, their logs read. */
function cluster(
  name: string,
  builders: readonly PodBuilder[],
  changes: Parameters<typeof aCluster>[2] = {},
) {
  const logs = new Map(
    builders.map(builder => {
      const { metadata } = builder.build();
      const { namespace = '' } = metadata;
      return [previousLogKey(namespace, metadata.name, 'app'), CRASH_LOG];
    }),
  );
  const workloads = ['dice-roller', 'dice-roller-scores'].flatMap(workload => [
    aDeployment({ name: workload, namespace: 'games' }),
    aReplicaSet({ name: `${workload}-6f7d9c`, namespace: 'games' }).ownedBy(
      'Deployment',
      workload,
    ),
  ]);
  const { pods: rows, ...seen } = clusterSeen(
    [...workloads, ...builders],
    logs,
  );
  return aCluster(name, rows, { ...seen, ...changes });
}

function manyClusters(total: number): readonly ServiceMessage[] {
  const share = (part: number) => Math.max(1, Math.round(total * part));
  return [
    aHello(['prod-eu', 'prod-us', 'prod-ap', 'dev-2', 'edge-9'], {
      clusters: [
        { name: 'prod-eu', region: 'europe-west3' },
        { name: 'prod-us', region: 'us-east1' },
        { name: 'prod-ap', region: 'asia-south1' },
        { name: 'dev-2' },
        { name: 'edge-9' },
      ],
    }),
    cluster(
      'prod-eu',
      [
        ...pods('dice-roller', share(0.5), {
          failing: Math.max(2, share(0.02)),
          notReady: 2,
          starting: 3,
          terminating: 1,
          unknown: 1,
        }),
        outOfMemory(),
      ],
      {
        kindProblems: [
          {
            kind: 'HorizontalPodAutoscaler',
            reason: aReason(
              'forbidden',
              'horizontalpodautoscalers.autoscaling is forbidden: User "backstage" cannot list resource "horizontalpodautoscalers" in API group "autoscaling" at the cluster scope',
            ),
          },
        ],
      },
    ),
    cluster('prod-us', [
      ...pods('dice-roller', share(0.35), { failing: 1, completed: 2 }),
      imageGone(),
    ]),
    cluster('prod-ap', pods('dice-roller', share(0.15))),
    aCluster('prod-ap', [], {
      state: {
        phase: 'stale',
        since: secondsAgo(90),
        reason: aReason('unreachable', 'connect ECONNREFUSED 10.8.0.1:6443'),
      },
    }),
    aFailedCluster(
      'dev-2',
      aReason(
        'forbidden',
        'pods is forbidden: User "system:serviceaccount:backstage:reader" cannot list resource "pods" in API group "" at the cluster scope',
      ),
    ),
    aCluster('edge-9', [], { state: { phase: 'connecting' } }),
  ];
}

const READINESS = { httpGet: { path: '/healthz', port: 8080 } };

/** What has to happen to a healthy pod for it to be shown in that state. */
const BRING_INTO: Readonly<Record<DisplayState, (pod: PodBuilder) => unknown>> =
  {
    ready: pod => pod,
    failing: pod => pod.crashLooping({ exitCode: 1, restarts: 12 }),
    notReady: pod =>
      pod
        .withContainer({ name: 'app', readinessProbe: READINESS })
        .notReady()
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          message:
            'Readiness probe failed: HTTP probe failed with statuscode: 503',
          count: 112,
        }),
    unknown: pod =>
      pod
        .withCondition({
          type: 'Ready',
          status: 'False',
          lastTransitionTime: secondsAgo(200),
        })
        .withEvent({
          reason: 'NodeNotReady',
          message: 'Node is not ready',
          source: 'node-controller',
        }),
    starting: pod => pod.waiting('ContainerCreating'),
    terminating: pod => pod.terminating(),
    completed: pod => pod.succeeded(),
  };

function pods(
  prefix: string,
  total: number,
  states: Partial<Record<DisplayState, number>> = {},
): readonly PodBuilder[] {
  const troubled = DISPLAY_STATES.filter(state => state !== 'ready').flatMap(
    state => Array.from({ length: states[state] ?? 0 }, () => state),
  );
  return Array.from({ length: total }, (_, i) => {
    // Spread over the grid, at places that do not look like a pattern.
    const state = troubled[(i * 7_919) % total] ?? 'ready';
    // What went wrong came with a new version, so that there is something to find out.
    const isNew = state === 'failing';
    const replicaSet = `${prefix}${i % 4 === 0 ? '-scores' : ''}-6f7d9c`;
    const pod = aPod({
      name: `${replicaSet}-${(i * 2_654_435_761).toString(36).slice(-5)}`,
      namespace: 'games',
      ageSeconds: state === 'starting' ? 12 : 7_500,
      image: `registry.example.com/games/${prefix}:${
        isNew ? '1.5.0' : '1.4.2'
      }`,
      labels: {
        app: prefix,
        'commit-id': isNew ? '9f31c07' : '41be2aa',
        'example.com/team': i % 3 === 0 ? 'odds' : 'evens',
      },
      node: `node-${i % 12}`,
    }).ownedBy('ReplicaSet', replicaSet);
    BRING_INTO[state](pod);
    return pod;
  });
}

function outOfMemory(): PodBuilder {
  return aPod({ name: 'dice-roller-6f7d9c-cache', namespace: 'games' })
    .ownedBy('ReplicaSet', 'dice-roller-6f7d9c')
    .withContainer({ name: 'cache' })
    .oomKilled({ container: 'cache', limit: '256Mi', restarts: 4 });
}

function imageGone(): PodBuilder {
  const image = 'registry.example.com/games/dice-roller:1.5.0-rc1';
  return aPod({
    name: 'dice-roller-beta-5c9d8-zzzzz',
    namespace: 'games',
    image,
  })
    .ownedBy('ReplicaSet', 'dice-roller-beta-5c9d8')
    .imagePullBackOff(
      `failed to resolve reference "${image}": ${image}: not found`,
    );
}
