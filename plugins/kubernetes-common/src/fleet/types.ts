/**
 * How a service does in one cluster, or over all of them, worst first.
 *
 * @remarks
 * `failing` and `notReady` are the states of its pods; `warning`: its pods are
 * ready, and a cause needs attention; `unseen`: the index does not see the
 * cluster now; `unknown`: it has not been looked at yet; `healthy`: nothing looks
 * wrong; `absent`: it has no objects there.
 *
 * @public
 */
export const FLEET_STATES = [
  'failing',
  'notReady',
  'warning',
  'unseen',
  'unknown',
  'healthy',
  'absent',
] as const;

/**
 * One of {@link FLEET_STATES}.
 *
 * @public
 */
export type FleetState = (typeof FLEET_STATES)[number];

/**
 * One service in one cluster.
 *
 * @public
 */
export interface FleetCell {
  /** Name of one of the list's `clusters`. */
  readonly cluster: string;
  readonly state: FleetState;
  /** Pods that should be up, so without completed ones. */
  readonly pods: number;
  readonly ready: number;
  /** When it became so, as far as was noticed, RFC 3339; absent while nothing is wrong. */
  readonly since?: string;
  /** One sentence of the diagnosis, in English, or why only a part of the service is known; absent while nothing is wrong. */
  readonly headline?: string;
  /**
   * Only a part of its objects there is known, or none, as its selector fits too many. The
   * state is that of the part if something is wrong with it, `unknown` while it looks wrong and
   * has not been diagnosed, and `unseen` otherwise.
   */
  readonly isLimited?: boolean;
  /** Failure classes that need attention, worst first, at most three. */
  readonly classes?: readonly string[];
  /** Versions that its pods are labelled with, at most three. */
  readonly versions?: readonly string[];
  /**
   * Node pools of the pods that look wrong, the one with most of them first, at most three; see
   * {@link FLEET_NODE_POOLS}. Absent while nothing is wrong, and where nodes are not read.
   */
  readonly nodePools?: readonly string[];
}

/**
 * What stands among names of node pools, and no pool is called: that pods are on no node yet, that
 * their node has no pool, and that the pool of their node is not known.
 *
 * @public
 */
export const FLEET_NODE_POOLS = {
  notScheduled: '(not scheduled)',
  none: '(none)',
  unknown: '(unknown)',
} as const;

/**
 * One service of the catalog, in the clusters in which it has objects.
 *
 * @public
 */
export interface FleetServiceRow {
  /** Full entity reference. */
  readonly entityRef: string;
  readonly title?: string;
  /** Full reference of the first owner. */
  readonly owner?: string;
  /** Full reference of the system. */
  readonly system?: string;
  readonly lifecycle?: string;
  /**
   * The worst of its cells; without any, `unseen` while one of its clusters has never
   * been read, else `absent`; `unknown` until the index has looked at it.
   */
  readonly state: FleetState;
  /** Worst first, then by cluster. */
  readonly cells: readonly FleetCell[];
  /** Clusters that have never been read, in which it may have objects, too; absent without any. */
  readonly unseen?: readonly string[];
}

/**
 * How far the index sees a cluster: `live`: every change; `listing`: it is read for
 * the first time; `gap`: it cannot be read now, so what is shown is old; `leftOut`:
 * it is not followed, as with personal credentials.
 *
 * @public
 */
export type FleetSight = 'live' | 'listing' | 'gap' | 'leftOut';

/**
 * A cluster of the fleet.
 *
 * @public
 */
export interface FleetCluster {
  readonly name: string;
  readonly title?: string;
  readonly region?: string;
  /** What its configuration says of it, such as `environment: production`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly sight: FleetSight;
  /** Why it is not `live`, without anything secret. */
  readonly message?: string;
  /** Only a part of its objects is known, as it has more than the index may keep. */
  readonly isLimited?: boolean;
}

/**
 * The answer of the `fleet/services` route: those that the caller may see, and the
 * clusters in which they are.
 *
 * @public
 */
export interface FleetServiceList {
  /** RFC 3339; the backend's clock. */
  readonly at: string;
  readonly clusters: readonly FleetCluster[];
  /** Worst first, then by reference. */
  readonly services: readonly FleetServiceRow[];
  /** There are more services than are sent. */
  readonly isTruncated?: boolean;
}

/**
 * How often Help on a failure class was used, by everybody: since the index is on, in all
 * replicas that share a database, or without one, in the backend that answers since it has started.
 *
 * @public
 */
export interface FleetHelp {
  /** How often it was opened. */
  readonly opened: number;
  /** How often a reader said that it helped. */
  readonly helped: number;
  /** How often a reader said that it did not. */
  readonly notHelped: number;
}

/**
 * One failure class over the services that the caller may see.
 *
 * @public
 */
export interface FleetFailure {
  /** The failure class. */
  readonly class: string;
  /** Services that it affects now, worst first, at most a hundred. */
  readonly services: readonly string[];
  /** How many services it affects now. */
  readonly count: number;
  /** Services by cluster. */
  readonly byCluster: Readonly<Record<string, number>>;
  /** Services by the reference of their owner; an empty one for none. */
  readonly byOwner: Readonly<Record<string, number>>;
  /**
   * Services by the node pools of their pods that look wrong: see {@link FLEET_NODE_POOLS}. Pools
   * with the same name in several clusters count as one. Absent where nodes are not read.
   */
  readonly byNodePool?: Readonly<Record<string, number>>;
  /**
   * Services that it affected at the end of each of the last hours, oldest first, at
   * most 24; fewer where less of the last day is known.
   */
  readonly trend: readonly number[];
  /** Only for those who may see all clusters, and absent while nobody has opened it. */
  readonly help?: FleetHelp;
}

/**
 * The answer of the `fleet/failures` route.
 *
 * @public
 */
export interface FleetFailureList {
  /** RFC 3339; the backend's clock. */
  readonly at: string;
  readonly clusters: readonly FleetCluster[];
  /** How many services the caller may see, by state. */
  readonly states: Readonly<Partial<Record<FleetState, number>>>;
  /** The one with the most services first. */
  readonly failures: readonly FleetFailure[];
}
