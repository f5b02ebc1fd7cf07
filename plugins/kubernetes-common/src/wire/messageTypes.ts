import { Finding } from '../diagnose/types';
import { AskForHelpTemplate, LinkTemplate } from '../links/types';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { ClusterState, ClusterHead, KindProblem } from './clusterTypes';
import { PodRow } from './podTypes';

/**
 * Version of the messages below; a path segment of every route.
 *
 * @public
 */
export const WIRE_VERSION = 1;

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
