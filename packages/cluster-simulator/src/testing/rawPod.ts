import { KubernetesObject } from '../kube/object';

/** A small pod that runs. */
export function rawPod(
  name: string,
  namespace = 'default',
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { nodeName: 'node-1', containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [
        {
          name: 'app',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: '2026-11-22T06:00:00Z' } },
          lastState: {},
        },
      ],
    },
  };
}
