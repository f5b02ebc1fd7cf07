import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aReason,
  secondsAgo,
} from '../../src/fixtures';
import { aClusterOf } from './aClusterOf';
import { imageGone, outOfMemory, pods } from './pods';

/** Five clusters with so many pods in all: one of them lost, one forbidden, one that has not answered. */
export function manyClusters(total: number): readonly ServiceMessage[] {
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
    aClusterOf(
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
      [],
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
    aClusterOf('prod-us', [
      ...pods('dice-roller', share(0.35), { failing: 1, completed: 2 }),
      imageGone(),
    ]),
    aClusterOf('prod-ap', pods('dice-roller', share(0.15))),
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
