import { ClusterConnect } from '../connect/types';
import { ClusterDashboard } from '../links/dashboardLink';
import { ClusterFault } from './faults';

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
