import {
  DISPLAY_STATES,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aFailedCluster,
  aHello,
  aReason,
  CUSTOM_RESOURCES,
  EVERY_KIND,
  secondsAgo,
} from '../../src/fixtures';
import { StateName } from '../catalog';
import { aClusterOf } from './aClusterOf';
import { manyClusters } from './manyClusters';
import { pods } from './pods';

const UNREACHABLE = aReason(
  'unreachable',
  'connect ECONNREFUSED 10.8.0.1:6443',
);

const whyForbidden = (resource: string) =>
  aReason(
    'forbidden',
    `${resource} is forbidden: User "system:serviceaccount:backstage:reader" cannot list resource "${resource}" in API group "" at the cluster scope`,
  );

/** What the backend sends of the service. */
export const SERVICE_MESSAGES: Readonly<
  Record<StateName, () => readonly ServiceMessage[]>
> = {
  loading: () => [],
  empty: () => [
    aHello(['prod-eu', 'prod-us'], { namespace: 'games' }),
    aCluster('prod-eu', []),
    aCluster('prod-us', []),
  ],
  partial: () => [
    aHello(['prod-eu', 'prod-us', 'edge-9']),
    aClusterOf('prod-eu', pods('dice-roller', 24, { failing: 1 })),
    aCluster('prod-us', [], { state: { phase: 'connecting' } }),
    aFailedCluster('edge-9', aReason('timeout')),
  ],
  stale: () => [
    aHello(['prod-eu', 'prod-us']),
    aClusterOf('prod-eu', pods('dice-roller', 12, { failing: 1 })),
    aClusterOf('prod-us', pods('dice-roller', 12)),
    ...['prod-eu', 'prod-us'].map(name =>
      aCluster(name, [], {
        state: { phase: 'stale', since: secondsAgo(90), reason: UNREACHABLE },
      }),
    ),
  ],
  forbidden: () => [
    aHello(['prod-eu', 'dev-2']),
    aClusterOf('prod-eu', pods('dice-roller', 12), [], {
      kindProblems: ['Job', 'CronJob'].map(kind => ({
        kind,
        reason: whyForbidden('jobs'),
      })),
    }),
    aFailedCluster('dev-2', whyForbidden('pods')),
  ],
  failed: () => [
    aHello(['prod-eu', 'prod-us']),
    aFailedCluster('prod-eu', aReason('unauthenticated', 'Unauthorized')),
    aFailedCluster('prod-us', UNREACHABLE),
  ],
  healthy: () => [
    aHello(['prod-eu', 'prod-us']),
    aClusterOf('prod-eu', pods('dice-roller', 24)),
    aClusterOf('prod-us', pods('dice-roller', 24)),
  ],
  'every-state': () => [
    aHello(['prod-eu', 'prod-us']),
    aClusterOf(
      'prod-eu',
      DISPLAY_STATES.flatMap(state => pods(state, 3, { [state]: 3 })),
      [...EVERY_KIND, ...CUSTOM_RESOURCES],
    ),
    aClusterOf('prod-us', pods('dice-roller', 4)),
  ],
  '1-pod': () => [
    aHello(['prod-eu']),
    aClusterOf('prod-eu', pods('dice-roller', 1, { failing: 1 })),
  ],
  '90-pods': () => manyClusters(90),
  '500-pods': () => manyClusters(500),
  '5000-pods': () => manyClusters(5_000),
};
