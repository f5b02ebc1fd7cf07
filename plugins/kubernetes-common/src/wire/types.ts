import { ClusterConnect } from '../connect/types';
import { ContainerKind, Finding } from '../diagnose/types';
import { ClusterDashboard } from '../links/dashboardLink';
import { AskForHelpTemplate, LinkTemplate } from '../links/types';
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
 * `limited` is not a failure: the service has more than Podlight reads.
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
  /** The message of the API server or network, without credentials. */
  readonly message: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The exact fault, if known. */
  readonly fault?: ClusterFault;
  /** For `open-circuit`: what was wrong with the last request. */
  readonly cause?: ClusterReasonCode;
  /** The next attempt is at `from` (RFC 3339, the backend's clock), then every `everyMs`. */
  readonly retry?: { readonly from: string; readonly everyMs: number };
}

/**
 * The state of one cluster. `since` and `at` are RFC 3339.
 *
 * @public
 */
export type ClusterState =
  | { readonly phase: 'connecting' }
  | {
      readonly phase: 'live';
      readonly at: string;
      /**
       * More is on its way at the first read: kinds that have not answered, or events
       * and logs. Absent once all is known.
       */
      readonly isPartial?: true;
    }
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
  /** How users log in; absent if not configured. */
  readonly connect?: ClusterConnect;
  readonly dashboard?: ClusterDashboard;
  /** For placeholders of commands and links. */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * The login whose token is used for the cluster, for example `google` or
   * `oidc.okta`: the browser sends it in the header that {@link
   * userTokenHeader} names. Absent where the backend has a credential.
   */
  readonly login?: string;
}

/**
 * A kind of object that could not be read in one cluster while others could.
 *
 * @public
 */
export interface KindProblem {
  /**
   * The kind, or PLURAL.GROUP for a custom resource, as returned by {@link resourceKey};
   * `CustomResource` where it is unknown which APIs the cluster serves.
   */
  readonly kind: string;
  readonly reason: ClusterReason;
}

/**
 * Quantities as Kubernetes writes them: `250m`, `64Mi`. A resource that the
 * manifest doesn't set is absent.
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
  /** True when the kubelet has the log of the previous run. */
  readonly hasPreviousLog: boolean;
  /** Its requests; absent without any. */
  readonly requests?: ResourceAmounts;
  /** Its limits; absent without any. */
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
  /** A newer backend's name of the state, if this version doesn't know it and the state is `unknown`. Is not sent. */
  readonly sentState?: string;
  /** The text of `kubectl get pods` in the STATUS column. */
  readonly status: string;
  readonly readyContainers: number;
  readonly totalContainers: number;
  readonly restarts: number;
  /** RFC 3339. */
  readonly lastRestartAt?: string;
  /** RFC 3339; when it became ready again after that; absent unless it is ready. */
  readonly readyAgainAt?: string;
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
 * The full state of one cluster, which replaces the previous one.
 *
 * @public
 */
export interface ClusterMessage {
  readonly type: 'cluster';
  readonly cluster: string;
  /**
   * Identifies the content of this message for patches and cursors. Opaque to
   * all but the backend; absent if no patch can start from it.
   */
  readonly version?: string;
  readonly state: ClusterState;
  readonly kindProblems: readonly KindProblem[];
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
  /** All other objects of the service; absent without any. */
  readonly objects?: readonly ObjectRow[];
  readonly findings: readonly Finding[];
}

/**
 * The first message: the selection and its clusters.
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
  /** RFC 3339; the backend's clock, which ages are computed from. */
  readonly at: string;
  readonly clusters: readonly ClusterHead[];
  /** Failed cluster providers, whose clusters may be missing above. */
  readonly providerProblems: readonly {
    readonly provider: string;
    readonly message: string;
  }[];
  /** Links to other tools. */
  readonly links?: readonly LinkTemplate[];
  /** Links to those who help with this service; each names its clusters, or is for all. */
  readonly askForHelp?: readonly AskForHelpTemplate[];
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
 * The backend ends the stream and says why, for example because the caller lost
 * access to the entity. Nothing follows it.
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
