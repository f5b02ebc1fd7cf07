import {
  ClusterMessage,
  ReachChain,
  RevisionEntry,
  ServiceMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aRollout,
  IMAGE_CHANGE,
  LIMIT_CHANGE,
  secondsAgo,
} from '../../src/fixtures';
import { StateName } from '../catalog';
import { SERVICE_MESSAGES } from './service';

const AUTOSCALER = {
  ...{ kind: 'HorizontalPodAutoscaler', namespace: 'games' },
  name: 'dice-roller',
  autoscaler: {
    target: { kind: 'Deployment', name: 'dice-roller' },
    ...{ min: 2, max: 90, current: 45, desired: 45, metrics: [] },
    lastScaledAt: secondsAgo(2_400),
  },
};

const MIGRATION: WorkloadRow = {
  ...{ kind: 'Job', namespace: 'games', name: 'dice-roller-migrate' },
  job: {
    state: 'failed',
    ...{ active: 0, failed: 3 },
    ...{ startedAt: secondsAgo(900), finishedAt: secondsAgo(840) },
  },
};

/** The service in that state, after a rollout, a migration and a scaling in its first cluster. */
export function changedService(state: StateName): readonly ServiceMessage[] {
  const messages = SERVICE_MESSAGES[state]();
  const first = messages.find(
    message => message.type === 'cluster' && message.pods.length > 0,
  );
  return messages.map(message =>
    message === first && message.type === 'cluster'
      ? changedCluster(message)
      : message,
  );
}

function changedCluster(message: ClusterMessage): ClusterMessage {
  const { objects = [], pods, workloads } = message;
  return {
    ...message,
    pods: pods.map((pod, index) =>
      // Some are up again, at times of their own.
      index % 7 === 1 && pod.state === 'ready'
        ? {
            ...pod,
            restarts: 1,
            lastRestartAt: secondsAgo(60 + ((index * 421) % 7_000)),
            readyAgainAt: secondsAgo(30 + ((index * 421) % 7_000)),
          }
        : pod,
    ),
    workloads: [
      ...workloads.map(row => ({
        ...row,
        ...(row.kind === 'Deployment' && { lastRollout: aRollout() }),
      })),
      MIGRATION,
    ],
    objects: [...objects, AUTOSCALER],
  };
}

/** One of each kind, with words as long as they get. */
export const REVISIONS: readonly RevisionEntry[] = [
  {
    ...{ name: 'dice-roller-6f7d9c', revision: '7', at: secondsAgo(630) },
    changeCause: 'helm upgrade dice-roller ./chart --set image.tag=1.4.2',
    source: { key: 'git-commit', value: 'a1b2c3d4e5f60718293a4b5c6d7e8f90' },
    managedBy: { tool: 'Argo CD', name: 'games' },
    changes: [
      IMAGE_CHANGE,
      LIMIT_CHANGE,
      { field: 'env', type: 'changed', container: 'app', name: 'DB_URL' },
      {
        ...{ field: 'probe', type: 'changed', container: 'app' },
        ...{ name: 'readinessProbe.httpGet.path', from: '/up', to: '/ready' },
      },
      { field: 'container', type: 'added', container: 'proxy' },
      {
        ...{ field: 'args', type: 'changed', container: 'app' },
        to: `--flags=${'a-long-value-without-spaces'.repeat(8)}`,
        from: '--flags=',
      },
    ],
    moreChanges: 3,
  },
  {
    ...{ name: 'dice-roller-5c9d8', revision: '6', isRestart: true },
    ...{ at: secondsAgo(7_500), isLatestTime: true, changes: [] },
  },
  { name: 'dice-roller-4b8c7', revision: '5', backTo: '3', changes: [] },
  { name: 'dice-roller-3a7b6', revision: '4' },
];

/** Ways of requests: one that is open, one for each way to stop, and one that nobody has read. */
export const CHAINS: readonly ReachChain[] = [
  {
    links: [
      { step: 'host', state: 'ok', name: 'dice.example.com' },
      { step: 'entry', state: 'ok', kind: 'Ingress', name: 'dice-roller' },
      { step: 'endpoints', state: 'ok', ready: 2, total: 3 },
      { step: 'pods', state: 'unknown', reason: 'policyMayBlock' },
    ],
  },
  {
    links: [
      {
        ...{ step: 'host', state: 'ok' },
        name: `${'a-long-subdomain.'.repeat(8)}example.com`,
      },
      {
        ...{ step: 'entry', state: 'ok', kind: 'HTTPRoute' },
        ...{ namespace: 'games', name: 'dice-roller' },
      },
      {
        ...{ step: 'gateway', state: 'broken', name: 'public' },
        ...{ namespace: 'infra', reason: 'notAccepted' },
        detail: 'NotAllowedByListeners: no listener allows namespace games',
      },
      { step: 'service', state: 'notChecked', name: 'dice-roller' },
    ],
  },
  {
    links: [
      { step: 'service', state: 'ok', name: 'dice-roller' },
      {
        ...{ step: 'port', state: 'broken', name: '8080' },
        ...{ reason: 'portMissing', detail: '80 (http)' },
      },
    ],
  },
];
