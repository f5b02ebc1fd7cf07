import {
  DISPLAY_STATES,
  DisplayState,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { secondsAgo } from '../../src/fixtures';

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

/** Pods of two workloads, so many of them in each state. */
export function pods(
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

export function outOfMemory(): PodBuilder {
  return aPod({ name: 'dice-roller-6f7d9c-cache', namespace: 'games' })
    .ownedBy('ReplicaSet', 'dice-roller-6f7d9c')
    .withContainer({ name: 'cache' })
    .oomKilled({ container: 'cache', limit: '256Mi', restarts: 4 });
}

export function imageGone(): PodBuilder {
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
