import { CustomResource } from './customResource';
import { Event } from './event';
import {
  EndpointSlice,
  Ingress,
  IngressClass,
  NetworkPolicy,
  Node,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  ResourceQuota,
  Service,
} from './others';
import { Pod } from './pod';
import {
  ControllerRevision,
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  ReplicaSet,
  StatefulSet,
} from './workloads';

/**
 * Every kind that the model knows, by its Kubernetes name.
 *
 * @public
 */
export interface ModelKinds {
  Pod: Pod;
  Deployment: Deployment;
  ReplicaSet: ReplicaSet;
  StatefulSet: StatefulSet;
  DaemonSet: DaemonSet;
  ControllerRevision: ControllerRevision;
  Job: Job;
  CronJob: CronJob;
  HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  PersistentVolumeClaim: PersistentVolumeClaim;
  Service: Service;
  Ingress: Ingress;
  IngressClass: IngressClass;
  NetworkPolicy: NetworkPolicy;
  EndpointSlice: EndpointSlice;
  ResourceQuota: ResourceQuota;
  PodDisruptionBudget: PodDisruptionBudget;
  Node: Node;
  Event: Event;
  /** Custom resources of the configured kinds. */
  CustomResource: CustomResource;
}

/** @public */
export type ModelKind = keyof ModelKinds;

/**
 * The kinds of Kubernetes itself.
 *
 * @public
 */
export type BuiltInKind = Exclude<ModelKind, 'CustomResource'>;

/** @public */
export type ModelObject = ModelKinds[ModelKind];

/**
 * What else is known of a cluster than the objects of a service.
 *
 * @public
 */
export type ClusterReferences = {
  readonly [K in ModelKind]?: readonly ModelKinds[K][];
};

/**
 * Whether everything of a type was read that the way of requests depends on.
 *
 * @public
 */
export interface ReadExtent {
  /** `pods`, `gateways.gateway.networking.k8s.io` */
  readonly resource: string;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /**
   * Why not all of it is known: the caller may not read it, the cluster does not
   * serve it, or anything else. Absent where all of it is.
   */
  readonly gap?: 'forbidden' | 'unserved' | 'failed';
}

/**
 * All objects of one service in one cluster at one time: the input of status
 * and diagnosis. A kind that was not read is absent, which differs from an
 * empty list.
 *
 * @public
 */
export interface ClusterObjects {
  /** Absent when there is only one and it has no name, as for `yarn diagnose`. */
  readonly cluster?: string;
  readonly objects: { readonly [K in ModelKind]?: readonly ModelKinds[K][] };
  /**
   * Objects that aren't the service's, but that its objects name, such as the class
   * of its Ingress. All that are named and exist are here or in `objects`; a kind
   * whose existence is unknown is absent. Without references, as for
   * `yarn diagnose`, everything that exists is in `objects`.
   */
  readonly references?: ClusterReferences;
  /** What was read only to follow requests; absent without references. */
  readonly extents?: readonly ReadExtent[];
  /** Last lines of the previous run, by {@link previousLogKey}. Absent entries were not fetched. */
  readonly previousLogs?: ReadonlyMap<string, string>;
  /** Last lines of the current run, by {@link previousLogKey}. Absent entries were not fetched. */
  readonly currentLogs?: ReadonlyMap<string, string>;
}

/**
 * Key of {@link ClusterObjects.previousLogs} and {@link ClusterObjects.currentLogs}.
 *
 * @public
 */
export function previousLogKey(
  namespace: string,
  pod: string,
  container: string,
): string {
  return `${namespace}/${pod}/${container}`;
}
