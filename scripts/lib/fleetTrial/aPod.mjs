import { randomBytes } from 'node:crypto';

/** A pod of a service, which no workload owns. */
export function aPod(service, name, { isCrashing = false } = {}) {
  const at = new Date(Date.now() - 600_000).toISOString();
  const crash = { exitCode: 1, reason: 'Error', startedAt: at, finishedAt: at };
  const state = isCrashing
    ? {
        state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
        lastState: { terminated: crash },
        restartCount: 7,
      }
    : { state: { running: { startedAt: at } }, lastState: {}, restartCount: 0 };
  const ready = isCrashing ? 'False' : 'True';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      uid: `${service}-${name}-${randomBytes(4).toString('hex')}`,
      creationTimestamp: at,
      labels: { 'backstage.io/kubernetes-id': service, app: service },
    },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'app:1' }] },
    status: {
      phase: 'Running',
      startTime: at,
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(type => ({
        type,
        status: /eady/.test(type) ? ready : 'True',
        lastTransitionTime: at,
      })),
      containerStatuses: [
        {
          name: 'app',
          image: 'app:1',
          imageID: 'app',
          ready: !isCrashing,
          ...state,
        },
      ],
    },
  };
}
