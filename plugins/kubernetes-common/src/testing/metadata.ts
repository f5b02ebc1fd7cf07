import { RawMeta, RawOwnerReference } from './raw';
import { secondsAgo } from './time';

/**
 * Options of every builder.
 *
 * @public
 */
export interface ObjectOptions {
  name: string;
  /** `default` when absent. */
  namespace?: string;
  /** Derived from kind and name when absent, so that the same call returns the same object. */
  uid?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Seconds before {@link FIXTURE_NOW}; 600 when absent. */
  ageSeconds?: number;
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  ReplicaSet: 'apps/v1',
  ControllerRevision: 'apps/v1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  PodDisruptionBudget: 'policy/v1',
  Ingress: 'networking.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
};

export function defaultApiVersion(kind: string): string {
  return API_VERSIONS[kind] ?? 'v1';
}

/** Not random: the same object has the same uid in every run. */
export function stableUid(
  kind: string,
  namespace: string,
  name: string,
): string {
  let hash = 0;
  for (const character of `${kind}/${namespace}/${name}`) {
    hash = (hash * 31 + character.charCodeAt(0)) % 0x1_0000_0000;
  }
  const digits = hash.toString(16).padStart(8, '0');
  return `${digits}-0000-4000-8000-${digits.padStart(12, '0')}`;
}

export function buildMetadata(kind: string, options: ObjectOptions): RawMeta {
  const namespace = options.namespace ?? 'default';
  return {
    name: options.name,
    namespace,
    uid: options.uid ?? stableUid(kind, namespace, options.name),
    resourceVersion: '1000',
    generation: 1,
    creationTimestamp: secondsAgo(options.ageSeconds ?? 600),
    labels: { ...options.labels },
    ...(options.annotations && { annotations: { ...options.annotations } }),
  };
}

/**
 * A reference to the controller of an object.
 *
 * @param apiVersion - that of Kubernetes' own kind when absent
 * @public
 */
export function ownerReferenceTo(
  kind: string,
  name: string,
  uid: string,
  apiVersion: string = defaultApiVersion(kind),
): RawOwnerReference {
  return {
    apiVersion,
    kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
