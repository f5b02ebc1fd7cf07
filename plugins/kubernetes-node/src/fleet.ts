/**
 * A kind of object that the fleet index keeps.
 *
 * @public
 */
export type FleetKind =
  | 'Pod'
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob';

/**
 * Identifies an object of a kind in a cluster.
 *
 * @public
 */
export interface FleetObjectKey {
  /** At most 253 characters, like `name`. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * What the fleet index keeps of a pod or a workload. The index uses it to find the object
 * and to decide whether its service needs a diagnosis, which then reads the cluster itself.
 *
 * @remarks
 * A record with a field of another type, or beyond its bounds, is left out, and the
 * cluster counts as limited. Texts have at most 256 characters where nothing else is said,
 * and no control characters. Counts are whole numbers from 0 to 2,147,483,647.
 *
 * @public
 */
export interface FleetRecord extends FleetObjectKey {
  /** `metadata.uid`; empty if unknown. */
  readonly uid: string;
  /** Services are found by these. Up to 16,384 characters are kept, with 24 more counted for each label. */
  readonly labels: Readonly<Record<string, string>>;
  /** The controller in `metadata.ownerReferences`; absent for none. */
  readonly owner?: {
    readonly kind: string;
    readonly name: string;
    readonly uid: string;
  };
  /** Of a pod: its node. Absent while it is not scheduled. */
  readonly node?: string;
  /** Of a pod: `status.phase`. Of a workload: `Failed` if it has failed, `Complete` for a Job that is done, otherwise absent. */
  readonly phase?: string;
  /** Of a pod: STATUS as `kubectl get pods` prints it. Of a failed workload: the reason of its condition. */
  readonly status?: string;
  /** Of a pod: its `Ready` condition. Of a workload: all desired pods are ready, and nothing has failed. */
  readonly isReady: boolean;
  /** `metadata.deletionTimestamp` is set. False when absent. */
  readonly isDeleting?: boolean;
  /** Ready containers of a pod, ready pods of a workload. */
  readonly ready: number;
  /** Containers of a pod, desired pods of a workload. */
  readonly desired: number;
  /** Restarts of a pod's containers together. 0 when absent. */
  readonly restarts?: number;
  /** When the last run of a container ended that was followed by a restart; RFC 3339. */
  readonly lastRestartAt?: string;
  /** `metadata.creationTimestamp`; RFC 3339. */
  readonly createdAt?: string;
}

/**
 * What a {@link FleetSource} reports about one kind of object in one cluster.
 *
 * @remarks
 * - `listBegun`: the source begins to report all objects of the kind. What the index has stays until `listEnded`.
 * - `changed`: the newest state of some objects, each of them once. Allowed between `listBegun` and `listEnded`,
 *   and afterwards until a `gap`.
 * - `listEnded`: the list is complete, and objects that were not in it are gone. From now on the source sees changes.
 * - `live`: changes are seen, and none was missed since the last list. Only after a complete list.
 * - `gap`: changes are not seen from now on. Records stay as they were, and services are not called healthy. A
 *   list that had begun is void. Either `live` or another list ends it.
 * - `absent`: the cluster doesn't serve the kind, so there are no such objects. A list ends it.
 *
 * @public
 */
export type FleetEvent = { readonly kind: FleetKind } & (
  | { readonly type: 'listBegun' }
  | {
      readonly type: 'changed';
      readonly records?: readonly FleetRecord[];
      /**
       * Whole objects as the API server serves them, with their `status`; the index makes
       * the records. Use these where you have them, so that states are judged as anywhere else.
       */
      readonly objects?: readonly unknown[];
      readonly deleted?: readonly FleetObjectKey[];
      /** As of when this is known, for the metric of the index's lag; RFC 3339. Now when absent. */
      readonly readAt?: string;
    }
  | {
      readonly type: 'listEnded';
      /** As of which resource version, which is opaque; absent if the source has none. */
      readonly resourceVersion?: string;
      /** There are more objects than were reported. Services without a problem are then `unseen` in the cluster and not healthy. */
      readonly isLimited?: boolean;
    }
  | { readonly type: 'live' }
  | {
      readonly type: 'gap';
      /** Why, for readers of the fleet page: one sentence of at most 500 characters, without secrets. */
      readonly message: string;
    }
  | { readonly type: 'absent' }
);

/**
 * Takes what a {@link FleetSource} reports about one cluster.
 *
 * @public
 */
export interface FleetSink {
  /** The name of the cluster. */
  readonly cluster: string;
  /** The kinds that the index is configured to keep. Events of others are ignored. */
  readonly kinds: readonly FleetKind[];
  /**
   * Resolves when the index has taken the event; wait for it before the next one of the
   * kind. More than 100 events that wait end the call of `follow`.
   *
   * Rejects if the signal has aborted, and if the event breaks the contract; the message says
   * how, and the signal aborts. Nothing is taken after that.
   */
  send(event: FleetEvent): Promise<void>;
}

/**
 * Reports to the fleet index which pods and workloads clusters have, instead of the built-in
 * source, which lists and watches each cluster.
 *
 * @remarks
 * All users share what a source reports: the index filters by service and not by the rights that
 * users have in a cluster. Read with a credential that all users may share. Clusters with
 * personal credentials are never followed.
 *
 * A source is not trusted to be right or quick: what it reports is checked and bounded for each
 * cluster (`kubernetes.fleet.maxObjectsPerCluster`), and a cluster whose source fails has a gap
 * while all others go on. But it runs in the backend's main thread, so a long computation
 * delays everything.
 *
 * Since a source may be behind its cluster, the index uses it for pages and diagnoses only.
 * Tabs always ask the cluster.
 *
 * @public
 */
export interface FleetSource {
  /** Identifies the source in messages. */
  readonly id: string;
  /**
   * The names of its clusters, or `all`; read once, when the backend starts.
   * A cluster has one source: two that name the same one, or another one beside `all`, prevent the
   * plugin from starting. All clusters without a source of their own belong to the built-in one.
   */
  readonly clusters: 'all' | readonly string[];
  /**
   * Follows the cluster of the sink until the signal aborts, and then resolves. Called once
   * for each cluster, for several of them at the same time, in the replica of Backstage that
   * holds the cluster; called again when a replica takes the cluster over.
   *
   * Each of the sink's kinds begins with `listBegun`, `gap` or `absent`, within five minutes.
   * Send something about each kind that is seen at least every five minutes, `live` if nothing
   * has changed: a silent source may have lost its connection.
   *
   * If it rejects, resolves before the abort, is silent or breaks the contract, its cluster
   * has a gap, the signal aborts, and it is called again after a pause of up to a minute; never
   * before the last call has ended. The message of its error is in the backend's log.
   */
  follow(sink: FleetSink, signal: AbortSignal): Promise<void>;
}
