import { namespaceObject } from '@podlight/fake-kubernetes-api-server';
import { Controller, constantController } from './Controller';

const SYSTEM_NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];
/** The namespaces of every cluster, and further ones. */
export function namespacesController(
  clusterName: string,
  names: Iterable<string>,
  epochMs: number,
): Controller {
  return constantController(
    [...new Set([...SYSTEM_NAMESPACES, ...names])].map(name => ({
      resource: 'namespaces',
      object: namespaceObject(clusterName, name, epochMs),
    })),
  );
}
