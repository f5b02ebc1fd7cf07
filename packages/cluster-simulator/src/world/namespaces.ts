import { KubernetesObject, timestamp } from '../kube/object';
import { uid } from '../kube/random';
import { Actor, unchanging } from './Actor';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];
const NAMESPACE_AGE_MS = 41 * 86_400_000;

export function namespaceObject(
  clusterName: string,
  name: string,
  epochMs: number,
): KubernetesObject {
  return {
    metadata: {
      name,
      uid: uid(clusterName, 'Namespace', name),
      creationTimestamp: timestamp(epochMs - NAMESPACE_AGE_MS),
      labels: { 'kubernetes.io/metadata.name': name },
    },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

/** The namespaces that every cluster has, and these. */
export function namespacesActor(
  clusterName: string,
  names: Iterable<string>,
  epochMs: number,
): Actor {
  return unchanging(
    [...new Set([...SYSTEM_NAMESPACES, ...names])].map(name => ({
      resource: 'namespaces',
      object: namespaceObject(clusterName, name, epochMs),
    })),
  );
}
