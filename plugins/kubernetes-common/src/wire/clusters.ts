import { ClusterFault } from './faults';
import { ClusterHead, ClusterReason, ClusterReasonCode } from './clusterTypes';

/**
 * Connection health of a cluster: `ok`; `degraded` after recent failures with
 * successes since; `failing` when nothing works; `unknown` without requests since
 * the backend started, or without requests in the minute after a failure.
 *
 * @public
 */
export type ClusterCondition = 'ok' | 'degraded' | 'failing' | 'unknown';

/**
 * One cluster, for those who run it. It holds neither URL nor credential.
 *
 * @public
 */
export interface ClusterHealthRow extends ClusterHead {
  readonly condition: ClusterCondition;
  /** Id of the ClusterProvider that knows it. */
  readonly provider: string;
  /** Id of the AuthProvider that answers for it. */
  readonly authProvider: string;
  /** `open`: it failed too often and is not asked; `half-open`: the next request finds out. */
  readonly breaker: 'closed' | 'half-open' | 'open';
  /** RFC 3339. */
  readonly lastSuccessAt?: string;
  readonly lastError?: ClusterReason & {
    /** RFC 3339. */
    readonly at: string;
  };
  /** Of the last requests that were answered, a hundred at the most. */
  readonly latency?: {
    readonly p50Ms: number;
    readonly p95Ms: number;
    readonly requests: number;
  };
  /** Watches that are open. */
  readonly watches: number;
  /** Open tabs, each counted for each of its services. */
  readonly viewers: number;
}

/**
 * The answer of the `clusters` route.
 *
 * @public
 */
export interface ClusterHealthList {
  /** RFC 3339; the backend's clock. */
  readonly at: string;
  /** Which of several backend processes answers; each start has another. */
  readonly replica?: string;
  readonly clusters: readonly ClusterHealthRow[];
  /** Failed cluster providers, whose clusters may be missing above. */
  readonly providerProblems: readonly {
    readonly provider: string;
    readonly message: string;
  }[];
}

/**
 * What is tried in turn: the host name, a connection, a secure one, whether the
 * credential is accepted, and whether it may list pods.
 *
 * @public
 */
export const DIAGNOSIS_STEPS = [
  'dns',
  'tcp',
  'tls',
  'authenticate',
  'list-pods',
] as const;

/** @public */
export type DiagnosisStepName = (typeof DIAGNOSIS_STEPS)[number];

/** @public */
export interface DiagnosisStep {
  readonly step: DiagnosisStepName;
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** Absent when it was skipped. */
  readonly ms?: number;
  /** Why it failed. */
  readonly code?: ClusterReasonCode;
  /** The exact fault, if known. */
  readonly fault?: ClusterFault;
  /** What was found, in words. */
  readonly message: string;
}

/**
 * The answer of the `diagnosis` route: every step, in order. What comes after
 * one that failed is skipped.
 *
 * @public
 */
export interface ClusterDiagnosis {
  readonly cluster: string;
  /** RFC 3339. */
  readonly at: string;
  readonly steps: readonly DiagnosisStep[];
}
