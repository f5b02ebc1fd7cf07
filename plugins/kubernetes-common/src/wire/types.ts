import { ClusterConnect } from '../connect/types';
import { ContainerKind, Finding } from '../diagnose/types';
import { ClusterDashboard } from '../links/dashboardLink';
import { LinkTemplate } from '../links/types';
import { DisplayState } from '../status/displayState';
import { ClusterFault } from './faults';
import { ObjectRow, WorkloadRow } from './objectTypes';

/**
 * Version of the messages below; a path segment of every route.
 *
 * @public
 */
export const WIRE_VERSION = 1;

/**
 * `limited` is no failure: there is more than Podlight reads of one service.
 *
 * @public
 */
export const CLUSTER_REASON_CODES = [
  'dns',
  'unreachable',
  'tls',
  'timeout',
  'unauthenticated',
  'forbidden',
  'throttled',
  'api-absent',
  'malformed',
  'server-error',
  'credential',
  'open-circuit',
  'limited',
  'misconfigured',
] as const;

/** @public */
export type ClusterReasonCode = (typeof CLUSTER_REASON_CODES)[number];

/**
 * Why a cluster, or one kind in it, could not be read.
 *
 * @public
 */
export interface ClusterReason {
  readonly code: ClusterReasonCode;
  /** The API server's or the network's own words, without credentials. */
  readonly message: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** What exactly goes wrong, where that is known. */
  readonly fault?: ClusterFault;
  /** Of `open-circuit`: what was wrong when the cluster was last asked. */
  readonly cause?: ClusterReasonCode;
  /** It is asked again at `from` (RFC 3339, the backend's clock) and every `everyMs` after that. */
  readonly retry?: { readonly from: string; readonly everyMs: number };
}

/**
 * Where one cluster stands. `since` and `at` are RFC 3339.
 *
 * @public
 */
export type ClusterState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live'; readonly at: string }
  | {
      readonly phase: 'stale';
      readonly since: string;
      readonly reason: ClusterReason;
    }
  | {
      readonly phase: 'failed';
      readonly since: string;
      readonly reason: ClusterReason;
    };

/** @public */
export interface ClusterHead {
  readonly name: string;
  readonly title?: string;
  readonly region?: string;
  /** How people log in; absent where nobody says so. */
  readonly connect?: ClusterConnect;
  readonly dashboard?: ClusterDashboard;
  /** For placeholders of commands and links. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * The login whose token the cluster is asked with, for example `google` or
   * `oidc.okta`: the browser sends it in the header that
   * {@link userTokenHeader} names. Absent where the backend has a credential.
   */
  readonly login?: string;
}

/**
 * A kind of object that could not be read in one cluster while others could.
 *
 * @public
 */
export interface KindProblem {
  /** The kind, or PLURAL.GROUP for a custom resource, as {@link resourceName} gives it. */
  readonly kind: string;
  readonly reason: ClusterReason;
}

/**
 * Quantities as Kubernetes writes them: `250m`, `64Mi`. A resource of which the
 * manifest says nothing is absent.
 *
 * @public
 */
export interface ResourceAmounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** @public */
export interface ContainerRow {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly image?: string;
  readonly state: 'waiting' | 'running' | 'terminated' | 'none';
  readonly reason?: string;
  readonly exitCode?: number;
  readonly ready: boolean;
  readonly restarts: number;
  /** True when the kubelet can be asked for the log of the run before this one. */
  readonly hasPreviousLog: boolean;
  /** What is reserved for it; absent where nothing is. */
  readonly requests?: ResourceAmounts;
  /** What it may use at most; absent where there is no limit. */
  readonly limits?: ResourceAmounts;
}

/**
 * What the tab needs of one pod.
 *
 * @public
 */
export interface PodRow {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly state: DisplayState;
  /** What a newer backend calls the state, where this version does not know it; the state is `unknown` then. Is not sent. */
  readonly sentState?: string;
  /** The text of `kubectl get pods` in the STATUS column. */
  readonly status: string;
  readonly readyContainers: number;
  readonly totalContainers: number;
  readonly restarts: number;
  /** RFC 3339. */
  readonly lastRestartAt?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
  readonly node?: string;
  /** Top of the chain of owners: Deployment, StatefulSet, CronJob, …; absent for a bare pod. */
  readonly workload?: { readonly kind: string; readonly name: string };
  readonly labels: Readonly<Record<string, string>>;
  /** Those that the operator lets out; absent where there are none. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerRow[];
}

/**
 * Everything that is known of one cluster. It replaces what was known before.
 *
 * @public
 */
export interface ClusterMessage {
  readonly type: 'cluster';
  readonly cluster: string;
  /**
   * Names what this message says, for patches and cursors. Means nothing to
   * anybody but the backend that gave it; absent where nothing can start from it.
   */
  readonly version?: string;
  readonly state: ClusterState;
  readonly kindProblems: readonly KindProblem[];
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
  /** Everything else of the service; absent where there is nothing. */
  readonly objects?: readonly ObjectRow[];
  readonly findings: readonly Finding[];
}

/**
 * The first message: what is being looked for, and where.
 *
 * @public
 */
export interface HelloMessage {
  readonly type: 'hello';
  readonly version: number;
  readonly entityRef: string;
  /** Label selector, as kubectl takes it with `-l`. */
  readonly selector: string;
  /** Absent: all namespaces. */
  readonly namespace?: string;
  /** RFC 3339; the backend's clock, by which ages are computed. */
  readonly at: string;
  readonly clusters: readonly ClusterHead[];
  /** Cluster providers that failed: clusters may be missing from the list above. */
  readonly providerProblems: readonly {
    readonly provider: string;
    readonly message: string;
  }[];
  /** To other tools; none when absent. */
  readonly links?: readonly LinkTemplate[];
  /** Whether logs are sent unscrubbed to those who hold the permission for it; not when absent. */
  readonly allowsUnscrubbedLogs?: boolean;
}

/** @public */
export interface HeartbeatMessage {
  readonly type: 'heartbeat';
  /** RFC 3339. */
  readonly at: string;
}

/**
 * The backend ends the stream and says why, for example because the caller's
 * right to see the entity is gone. Nothing follows it.
 *
 * @public
 */
export interface EndMessage {
  readonly type: 'end';
  readonly reason: 'unauthorized' | 'shutdown' | 'error';
  readonly message: string;
}

/**
 * The answer of the `snapshot` route: the same state as one document.
 *
 * @public
 */
export interface ServiceSnapshot {
  readonly hello: HelloMessage;
  readonly clusters: readonly ClusterMessage[];
}

/**
 * One event of a pod, as the `events` route gives it.
 *
 * @public
 */
export interface EventRow {
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly source?: string;
  readonly container?: string;
}
