/** The kinds that the index has records of. ReplicaSets are many, and their Deployments say enough. */
export const FLEET_KINDS = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
] as const;

/** A kind that the index has records of. */
export type FleetKind = (typeof FLEET_KINDS)[number];

/** Which object of a cluster. */
export interface RecordKey {
  readonly kind: FleetKind;
  readonly namespace: string;
  readonly name: string;
}

/** The object that controls another one. */
export interface RecordOwner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/**
 * What the index keeps of a pod or a workload: enough to find it and to decide whether
 * its service is worth a closer look, which is no verdict.
 */
export interface FleetRecord extends RecordKey {
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The controller; absent for a root. */
  readonly owner?: RecordOwner;
  /** Of a pod; empty for one that is not scheduled, and for a workload. */
  readonly node: string;
  /** A pod's phase, or that a Job has failed, say; empty for a healthy workload. */
  readonly phase: string;
  /** A pod's STATUS as kubectl prints it, or the reason of a workload's condition. */
  readonly status: string;
  /** A pod that is ready, or a workload that has all it asks for. */
  readonly isReady: boolean;
  /** It is being deleted. */
  readonly isDeleting: boolean;
  /** Ready containers of a pod, ready pods of a workload. */
  readonly ready: number;
  /** Containers of a pod, desired pods of a workload. */
  readonly desired: number;
  /** Of a pod's containers; 0 for a workload. */
  readonly restarts: number;
  /** When the last run ended that was followed by another one, in seconds since 1970; 0 for never. */
  readonly lastRestartAt: number;
  /** When it was created, in seconds since 1970; 0 when unknown. */
  readonly createdAt: number;
}

/** What a label takes in columns, however short it is, counted as characters. */
export const LABEL_COST = 24;
