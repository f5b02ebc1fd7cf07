import type { ManagerRow } from './managerTypes';

/**
 * What of a pod template differs between two revisions of a workload.
 *
 * @remarks Replicas and strategy are no part of it. No revision has the strategy, and
 * a ReplicaSet's annotation `deployment.kubernetes.io/desired-replicas` is overwritten
 * each time that it is scaled, also by the next rollout: it says how many there
 * should be when it was scaled last, not when it was rolled out.
 *
 * @public
 */
export const TEMPLATE_FIELDS = [
  'image',
  'command',
  'args',
  'env',
  'configMap',
  'secret',
  'request',
  'limit',
  'probe',
  'port',
  'volume',
  'mount',
  'scheduling',
  'securityContext',
  'serviceAccount',
  'lifecycle',
  'label',
  'annotation',
  'container',
  'other',
] as const;

/** @public */
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

/**
 * One difference between the pod templates of two revisions.
 *
 * @public
 */
export interface TemplateChange {
  readonly field: TemplateField;
  readonly type: 'added' | 'removed' | 'changed';
  /** Absent for what concerns the whole pod. */
  readonly container?: string;
  /** What exactly: `memory`, `DB_URL`, `readinessProbe.httpGet.path`. */
  readonly name?: string;
  /**
   * Both values, scrubbed and truncated. Absent where they are never sent, as
   * of environment variables, or where there was or is none.
   */
  readonly from?: string;
  readonly to?: string;
}

/**
 * A revision of a workload that the API server still has: a ReplicaSet of a
 * Deployment, or a ControllerRevision of a StatefulSet or DaemonSet.
 *
 * @public
 */
export interface RevisionEntry {
  /** Of the ReplicaSet or ControllerRevision. */
  readonly name: string;
  /** The number that `kubectl rollout history` shows. */
  readonly revision?: string;
  /** The value that its pods have in the label {@link REVISION_LABELS}. */
  readonly hash?: string;
  /** When its rollout began, RFC 3339; absent where that cannot be known, as after a rollback long ago. */
  readonly at?: string;
  /** Its rollout began at that time or before: the time is that of the oldest pod. */
  readonly isLatestTime?: boolean;
  /** The annotation `kubernetes.io/change-cause`. */
  readonly changeCause?: string;
  /** The commit or release that annotations or labels name. */
  readonly source?: { readonly key: string; readonly value: string };
  readonly managedBy?: ManagerRow;
  /** The number of an earlier revision that it brought back. */
  readonly backTo?: string;
  /** Nothing changed but the annotation of `kubectl rollout restart`. */
  readonly isRestart?: boolean;
  /** Compared with the revision before, the most important first; absent for the oldest. */
  readonly changes?: readonly TemplateChange[];
  /** The number of further changes, which are left out. */
  readonly moreChanges?: number;
}

/**
 * The newest revision of a workload and the one before.
 *
 * @public
 */
export interface LastRollout extends RevisionEntry {
  readonly previous: {
    readonly name: string;
    readonly revision?: string;
    readonly hash?: string;
  };
}

/**
 * The labels by which the controllers mark the revision of a pod.
 *
 * @public
 */
export const REVISION_LABELS = [
  'pod-template-hash',
  'controller-revision-hash',
  'rollouts-pod-template-hash',
] as const;

/**
 * All revisions of a workload that the API server still has, the newest first.
 *
 * @public
 */
export interface RevisionHistory {
  readonly revisions: readonly RevisionEntry[];
  /** Whether older ones are left out. */
  readonly isTruncated?: boolean;
}
