/** Groups of the API server and of what every cluster adds to it. */
const OWN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'policy',
  ...[
    'admissionregistration',
    'apiextensions',
    'apiregistration',
    'authentication',
    'authorization',
    'certificates',
    'coordination',
    'custom.metrics',
    'discovery',
    'events',
    'external.metrics',
    'flowcontrol.apiserver',
    'internal.apiserver',
    'metrics',
    'networking',
    'node',
    'rbac.authorization',
    'resource',
    'scheduling',
    'settings',
    'storage',
    'storagemigration',
  ].map(name => `${name}.k8s.io`),
]);

/**
 * Whether a group is Kubernetes' own, so that its objects are no custom resources. Others
 * below `k8s.io` are custom, such as those of snapshots and of the VPA.
 *
 * @public
 */
export function isKubernetesGroup(group: string): boolean {
  return OWN_GROUPS.has(group);
}
