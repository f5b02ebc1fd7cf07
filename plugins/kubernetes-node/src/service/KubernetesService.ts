import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EventRow,
  FieldValue,
  ObjectRow,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Options of each method of {@link KubernetesService}.
 *
 * @public
 */
export interface KubernetesServiceOptions {
  /** The caller's: the response has only what the caller may see. */
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/**
 * An object of one catalog entity in one cluster.
 *
 * @public
 */
export interface ServiceObjectRef {
  /** Full reference, e.g. `component:default/dice-roller`. */
  readonly entityRef: string;
  readonly cluster: string;
  /** Empty for an object that is in no namespace. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * What to read of a container's log.
 *
 * @public
 */
export interface ServiceLogsOptions extends KubernetesServiceOptions {
  /** Needed where a pod has several. */
  readonly container?: string;
  /** The run before the current one: the one that crashed. */
  readonly previous?: boolean;
  /** How many lines from the end; 500 when absent. */
  readonly tailLines?: number;
}

/**
 * A custom resource of an entity in one cluster, with what its definition lists.
 *
 * @typeParam T - the shape of the object, which is not checked
 * @public
 */
export interface ServiceResource<
  T extends { readonly spec?: unknown; readonly status?: unknown } = {
    readonly spec?: { readonly [key: string]: FieldValue };
    readonly status?: { readonly [key: string]: FieldValue };
  },
> {
  readonly cluster: string;
  /** Its name, state, conditions, and what it owns. */
  readonly row: ObjectRow;
  /** As far as its definition lists it. */
  readonly spec?: T['spec'];
  readonly status?: T['status'];
  /** Its cluster cannot be read now; this is the last known state. */
  readonly isStale: boolean;
}

/**
 * Reads the Kubernetes side of catalog entities for other plugins of the backend.
 *
 * @remarks
 * Clusters, credentials, permissions and the audit log are those of the Kubernetes plugin,
 * which is asked over HTTP on behalf of the caller. Clusters that are asked with the user's
 * own login cannot be read this way, and say so.
 *
 * @public
 */
export interface KubernetesService {
  /**
   * The state of an entity in all of its clusters, with what is wrong.
   *
   * @throws `ResponseError`; with status 403 or 404 the caller may not see it
   */
  getService(
    entityRef: string,
    options: KubernetesServiceOptions,
  ): Promise<ServiceSnapshot>;

  /**
   * The custom resources of one API.
   *
   * @param definition - PLURAL.GROUP, e.g. `rollouts.argoproj.io`
   * @throws as `getService`
   */
  getResources<
    T extends { readonly spec?: unknown; readonly status?: unknown },
  >(
    entityRef: string,
    definition: string,
    options: KubernetesServiceOptions,
  ): Promise<readonly ServiceResource<T>[]>;

  /**
   * The events of an object, newest first.
   *
   * @param resource - PLURAL.GROUP, e.g. `deployments.apps`, or `services`
   * @throws `ResponseError`; with status 404 the entity has no such object
   */
  getObjectEvents(
    object: ServiceObjectRef & { readonly resource: string },
    options: KubernetesServiceOptions,
  ): Promise<readonly EventRow[]>;

  /**
   * The log of a container, without credentials that can be recognized.
   *
   * @throws `ResponseError`; with status 400 or 404 there is no such log
   */
  getPodLogs(
    pod: ServiceObjectRef,
    options: ServiceLogsOptions,
  ): Promise<string>;
}
