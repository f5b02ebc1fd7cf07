import { KubernetesObject, timestamp } from './object';
import { uid } from './random';

const AGE_MS = 41 * 86_400_000;

/**
 * An active namespace that is some weeks old.
 *
 * @public
 */
export function namespaceObject(
  clusterName: string,
  name: string,
  nowMs: number,
): KubernetesObject {
  return {
    metadata: {
      name,
      uid: uid(clusterName, 'Namespace', name),
      creationTimestamp: timestamp(nowMs - AGE_MS),
      labels: { 'kubernetes.io/metadata.name': name },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}
