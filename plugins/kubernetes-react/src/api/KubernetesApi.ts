import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  ClusterDiagnosis,
  ClusterHealthList,
  EventRow,
  FleetFailureList,
  FleetServiceList,
  MergedLogMessage,
  MergedLogSource,
  NodeCapacity,
  RevisionHistory,
  ServiceMessage,
  ServiceUsage,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * One pod of one catalog entity. The backend serves a pod only to those who may
 * see the entity that selects it.
 *
 * @public
 */
export interface EntityPodRef {
  /** Full reference, e.g. `component:default/dice-roller`. */
  readonly entityRef: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * An object of one catalog entity, other than a pod.
 *
 * @public
 */
export interface EntityObjectRef {
  /** Full reference, e.g. `component:default/dice-roller`. */
  readonly entityRef: string;
  readonly cluster: string;
  /** PLURAL.GROUP, as kubectl takes it: `deployments.apps`, `services`, `rollouts.argoproj.io`. */
  readonly resource: string;
  /** Empty for an object that is in no namespace. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * What to read of a container's log; the names are those of the Kubernetes API.
 *
 * @public
 */
export interface PodLogsOptions {
  /** Init, sidecar and ephemeral containers too. Needed when a pod has several. */
  readonly container?: string;
  /** The run before the current one: the one that crashed. */
  readonly previous?: boolean;
  /** How many lines from the end. */
  readonly tailLines?: number;
  readonly sinceSeconds?: number;
  /** Puts an RFC 3339 time before each line. */
  readonly timestamps?: boolean;
  readonly limitBytes?: number;
  /**
   * Unmasked, with the credentials that are in it. The backend refuses unless the operator
   * allows it, as `hello` says, and the reader has the permission.
   */
  readonly unscrubbed?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * What to read of many logs.
 *
 * @public
 */
export interface MergedLogsOptions
  extends Pick<
    PodLogsOptions,
    'tailLines' | 'sinceSeconds' | 'limitBytes' | 'unscrubbed' | 'signal'
  > {
  /** Goes on for as long as the containers write. */
  readonly follow?: boolean;
}

/** @public */
export interface FollowServiceOptions {
  /** From `resumeCursor`, for the state that the messages are applied to. */
  readonly cursor?: string;
  readonly signal?: AbortSignal;
}

/**
 * Which services of the fleet: all, those of the reader and the reader's groups, those
 * below a System, a Domain, a Group or a User, or those with these references.
 *
 * @public
 */
export type FleetScope =
  | 'all'
  | 'mine'
  | {
      /** Full reference of a System, a Domain, a Group or a User. */
      readonly of: string;
    }
  | {
      /**
       * Full references of up to 100 services. Those that the index doesn't have or that the
       * reader may not see are missing in the response.
       */
      readonly refs: readonly string[];
    };

/**
 * The frontend's access to the Kubernetes backend plugin.
 *
 * @public
 */
export interface KubernetesApi {
  /**
   * Follows a service over all of its clusters until the signal aborts or the
   * backend ends the stream.
   *
   * @param entityRef - Full entity reference
   * @param options - With a cursor, only what has changed since is sent, where the backend
   * still knows the cursor; otherwise everything
   * @throws `ResponseError` when the backend refuses, `StreamError` when the
   * connection is lost or its content is not what it should be. Start over then.
   */
  followService(
    entityRef: string,
    options?: FollowServiceOptions,
  ): AsyncIterable<ServiceMessage>;

  /**
   * Reads the log of one container, as text.
   *
   * @throws `ResponseError`; with status 400 or 404 there is no such log.
   */
  getPodLogs(pod: EntityPodRef, options?: PodLogsOptions): Promise<string>;

  /**
   * Follows the log of one container, in chunks that begin and end anywhere. Ends when the
   * container has ended or the signal aborts.
   *
   * @remarks
   * With `timestamps`, an empty line is the backend's heartbeat; `LogReader` of the common
   * package leaves it out.
   *
   * @throws `ResponseError` when the backend refuses, `StreamError` when the
   * connection is lost.
   */
  followPodLogs(
    pod: EntityPodRef,
    options?: PodLogsOptions,
  ): AsyncIterable<string>;

  /**
   * Reads the logs of many pods of an entity over one connection, each line with
   * its time. The last message is `end`, unless the signal aborts before; a log
   * that fails sends `failed`, and the others go on.
   *
   * @param pods - At most `MAX_MERGED_LOGS`; messages name them by their position
   * @throws `ResponseError` when the backend refuses, `StreamError` when the
   * connection is lost. Ask again with the time of the last line of each then.
   */
  readMergedLogs(
    entityRef: string,
    pods: readonly MergedLogSource[],
    options?: MergedLogsOptions,
  ): AsyncIterable<MergedLogMessage>;

  /**
   * Reads the manifest of one pod as YAML, without environment values and everything else
   * that the backend leaves out.
   *
   * @throws `ResponseError`
   */
  getPodManifest(
    pod: EntityPodRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<string>;

  /**
   * Reads the events of one pod, newest first.
   *
   * @throws `ResponseError`
   */
  getPodEvents(
    pod: EntityPodRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly EventRow[]>;

  /**
   * Reads how much is left on the nodes that suit an unschedulable pod, for the resources
   * that are short. For any other pod it is empty.
   *
   * @throws `ResponseError`
   */
  getNodeCapacity?(
    pod: EntityPodRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<NodeCapacity>;

  /**
   * Reads the manifest of one object as YAML, without environment values, and without
   * what its definition does not list if it is a custom resource.
   *
   * @throws `ResponseError`; with status 404 the entity has no such object
   */
  getObjectManifest(
    object: EntityObjectRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<string>;

  /**
   * Reads the events of one object, newest first.
   *
   * @throws `ResponseError`; with status 404 the entity has no such object
   */
  getObjectEvents(
    object: EntityObjectRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly EventRow[]>;

  /**
   * Reads the revisions of a Deployment, StatefulSet, DaemonSet or Rollout that
   * the API server still has, newest first, each with what it changed.
   *
   * @throws `ResponseError`; with status 404 the entity has no such workload
   */
  getRevisions(
    workload: EntityObjectRef,
    options?: { readonly signal?: AbortSignal },
  ): Promise<RevisionHistory>;

  /**
   * Reads the CPU and memory usage of an entity's pods in each cluster, or why it is unknown
   * there. Poll it every half a minute.
   *
   * @throws `ResponseError`
   */
  getUsage(
    entityRef: string,
    options?: {
      /** Those of the entity's clusters to ask; all when absent. */
      readonly clusters?: readonly string[];
      readonly signal?: AbortSignal;
    },
  ): Promise<ServiceUsage>;

  /**
   * Lists the services of the fleet index that the reader may see, with the state of each in
   * each cluster. Poll it every few seconds.
   *
   * @throws `ResponseError`; with status 404 the index is not configured.
   */
  getFleetServices?(
    scope: FleetScope,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FleetServiceList>;

  /**
   * Ranks the failures of the services that the reader may see.
   *
   * @throws `ResponseError`; with status 404 the index is not configured.
   */
  getFleetFailures?(options?: {
    readonly signal?: AbortSignal;
  }): Promise<FleetFailureList>;

  /**
   * Reads the connection health of each cluster, for operators.
   *
   * @throws `ResponseError`; with status 403 the reader may not see it.
   */
  getClusters(options?: {
    readonly signal?: AbortSignal;
  }): Promise<ClusterHealthList>;

  /**
   * Has the backend test its connection to a cluster step by step.
   *
   * @param cluster - Name of a cluster that {@link KubernetesApi.getClusters} lists
   * @throws `ResponseError`
   */
  diagnoseCluster(
    cluster: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ClusterDiagnosis>;

  /**
   * Has the backend retry a cluster that can't be read at once, for all its viewers. It
   * retries every few seconds anyway.
   *
   * @param cluster - Name of a cluster of the entity
   * @throws `ResponseError`; with status 429 it was done too often
   */
  retryCluster(entityRef: string, cluster: string): Promise<void>;

  /**
   * Counts that Help on a class of failure was opened, so that operators learn what people
   * need help with. Nothing about the reader is kept.
   *
   * @throws `ResponseError`, which a screen should ignore
   */
  reportHelpOpened(failureClass: string): Promise<void>;

  /**
   * Counts whether Help on a class of failure helped, so that operators learn which text to
   * improve first. Nothing about the reader is kept.
   *
   * @throws `ResponseError`, which a screen should ignore
   */
  reportHelpAnswered(failureClass: string, hasHelped: boolean): Promise<void>;
}

/**
 * Reference of the {@link KubernetesApi}.
 *
 * @public
 */
export const kubernetesApiRef = createApiRef<KubernetesApi>().with({
  id: 'podlight.kubernetes',
  pluginId: 'kubernetes',
});
