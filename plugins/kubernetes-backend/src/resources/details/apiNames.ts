import { isKubernetesGroup } from '@podlight/backstage-plugin-kubernetes-common';

/** An API by its group and the plural of its kind. */
export interface ApiName {
  readonly group: string;
  readonly plural: string;
}

/** PLURAL.GROUP, the name of a CustomResourceDefinition. */
export function apiName({ group, plural }: ApiName): string {
  return `${plural}.${group}`;
}

/** Routes of a mesh may call the group without a name `core`. */
export function isBuiltIn(group: string): boolean {
  return group === 'core' || isKubernetesGroup(group);
}

/** Kinds that are named without their group. */
const BUILT_IN_KINDS: ReadonlySet<string> = new Set([
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Pod',
  'ReplicaSet',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

export function isBuiltInKind(kind: string): boolean {
  return BUILT_IN_KINDS.has(kind);
}

/** The group of `apps/v1`; empty for `v1`. */
export function parseGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The usual plural of a kind whose API is unknown, as tools for CRDs choose it. */
export function guessPlural(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular.endsWith('endpoints')) return singular;
  if (/(?:s|x|z|ch|sh)$/.test(singular)) return `${singular}es`;
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return `${singular}s`;
}
