import { KubernetesObject } from '../kube/object';

const CREATED = '2026-08-20T09:50:00Z';
const STARTED = '2026-08-20T09:50:02Z';

/**
 * A small pod that runs and is ready.
 *
 * @public
 */
export function rawPod(
  name: string,
  namespace = 'default',
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, creationTimestamp: CREATED },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      phase: 'Running',
      podIP: '10.244.0.7',
      startTime: CREATED,
      conditions: [
        'PodScheduled',
        'Initialized',
        'ContainersReady',
        'Ready',
      ].map(type => ({ type, status: 'True', lastTransitionTime: STARTED })),
      containerStatuses: [
        {
          name: 'app',
          image: 'web:1',
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: STARTED } },
          lastState: {},
        },
      ],
    },
  };
}
