import {
  DISPLAY_STATES,
  DisplayState,
  Finding,
  PodRow,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  aReason,
  POD_IN_STATE,
} from '../src/fixtures';

/** Messages by the name in the URL, e.g. `?scenario=90`. */
export const SCENARIOS: Readonly<
  Record<string, () => readonly ServiceMessage[]>
> = {
  '1': () => [aHello(['prod-eu']), aCluster('prod-eu', [aPodRow()])],
  '90': () => manyClusters(90),
  '500': () => manyClusters(500),
  '5000': () => manyClusters(5_000),
  healthy: () => [
    aHello(['prod-eu', 'prod-us']),
    aCluster('prod-eu', pods('web', 24, { ready: 24 })),
    aCluster('prod-us', pods('web', 24, { ready: 24 })),
  ],
  states: () => [
    aHello(['prod-eu']),
    aCluster('prod-eu', [
      ...DISPLAY_STATES.flatMap(state => pods(state, 6, { [state]: 6 })),
    ]),
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

function manyClusters(total: number): readonly ServiceMessage[] {
  const share = (part: number) => Math.max(1, Math.round(total * part));
  const eu = pods('dice-roller', share(0.5), {
    failing: Math.max(2, share(0.02)),
    notReady: 2,
    starting: 3,
    terminating: 1,
    unknown: 1,
  });
  const us = pods('dice-roller', share(0.35), { failing: 1, completed: 2 });
  const old = pods('dice-roller', share(0.15), {});
  const failing = (rows: readonly PodRow[]) =>
    rows.filter(row => row.state === 'failing').map(row => row.name);
  const notReady = eu.filter(row => row.state === 'notReady');
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
    aCluster('prod-eu', eu, {
      findings: [
        aFinding(failing(eu)),
        outOfMemory(failing(eu).slice(0, 1)),
        probeFailing(notReady.map(row => row.name)),
      ],
      kindProblems: [
        {
          kind: 'HorizontalPodAutoscaler',
          reason: aReason(
            'forbidden',
            'horizontalpodautoscalers.autoscaling is forbidden: User "backstage" cannot list resource "horizontalpodautoscalers" in API group "autoscaling" at the cluster scope',
          ),
        },
      ],
    }),
    aCluster('prod-us', us, { findings: [aFinding(failing(us)), imageGone()] }),
    aCluster('prod-ap', old),
    aCluster('prod-ap', [], {
      state: {
        phase: 'stale',
        since: new Date(Date.now() - 90_000).toISOString(),
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

function pods(
  prefix: string,
  total: number,
  states: Partial<Record<DisplayState, number>>,
): readonly PodRow[] {
  const troubled = DISPLAY_STATES.filter(state => state !== 'ready').flatMap(
    state => Array.from({ length: states[state] ?? 0 }, () => state),
  );
  return Array.from({ length: total }, (_, i) => {
    // Spread over the grid, at places that do not look like a pattern.
    const turn = (i * 7_919) % total;
    const state = troubled[turn] ?? 'ready';
    // What went wrong came with a new version, so that there is something to find out.
    const isNew = state === 'failing';
    const row = aPodRow(POD_IN_STATE[state]);
    return aPodRow({
      ...row,
      containers: row.containers.map(container => ({
        ...container,
        image: `registry.example.com/games/${prefix}:${
          isNew ? '1.5.0' : '1.4.2'
        }`,
      })),
      labels: {
        app: prefix,
        'commit-id': isNew ? '9f31c07' : '41be2aa',
        'example.com/team': i % 3 === 0 ? 'odds' : 'evens',
      },
      workload: {
        kind: 'Deployment',
        name: i % 4 === 0 ? `${prefix}-scores` : prefix,
      },
      name: `${prefix}-6f7d9c-${(i * 2_654_435_761).toString(36).slice(-5)}`,
      node: `node-${i % 12}`,
    });
  });
}

function outOfMemory(names: readonly string[]): Finding {
  return aFinding(names, {
    id: 'OOMKilled:games/Deployment/dice-roller/cache',
    class: 'OOMKilled',
    params: {
      ...aFinding(names).params,
      container: 'cache',
      limit: '256Mi',
      restarts: 4,
    },
    evidence: [],
  });
}

function probeFailing(names: readonly string[]): Finding {
  return aFinding(names, {
    id: 'ReadinessProbeFailing:games/Deployment/dice-roller/app',
    class: 'ReadinessProbeFailing',
    severity: 'warning',
    confidence: 'likely',
    params: {
      ...aFinding(names).params,
      probe: 'GET :8080/healthz',
      probeError: 'HTTP probe failed with statuscode: 503',
    },
    evidence: [
      {
        type: 'event',
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
        count: 112,
      },
    ],
  });
}

function imageGone(): Finding {
  return aFinding(['dice-roller-6f7d9c-zzzzz'], {
    id: 'ImagePull:games/Deployment/dice-roller-beta/app',
    class: 'ImageNotFound',
    scope: {
      namespace: 'games',
      kind: 'Deployment',
      name: 'dice-roller-beta',
      container: 'app',
    },
    params: {
      ...aFinding([]).params,
      name: 'dice-roller-beta',
      image: 'registry.example.com/games/dice-roller:1.5.0-rc1',
    },
  });
}
