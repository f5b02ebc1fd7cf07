import { namespaceObject } from '@podlight/fake-kubernetes-api-server';
import { Actor, unchanging } from './Actor';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];
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
