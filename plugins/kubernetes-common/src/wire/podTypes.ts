import { ContainerKind } from '../diagnose/types';
import { DisplayState } from '../status/displayState';

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
