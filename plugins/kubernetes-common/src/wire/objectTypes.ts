import type {
  ColumnValue,
  FieldValue,
  NamedObject,
  ResourceTexts,
} from '../model/customResource';
import type { LastScale } from '../model/workloads';
import type { ReachChain } from '../reach/types';
import type { ManagerRow } from './managerTypes';
import type { LastRollout } from './revisionTypes';

/**
 * A condition of an object's status. `since` is RFC 3339.
 *
 * @public
 */
export interface ConditionRow {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly since?: string;
}

/**
 * The kind and name of an object in the same namespace.
 *
 * @public
 */
export interface LocalObjectRef {
  readonly kind: string;
  readonly name: string;
}

/**
 * One side of a rollout: a ReplicaSet, or a revision of a StatefulSet.
 *
 * @public
 */
export interface RevisionRow {
  readonly name: string;
  /** The number that `kubectl rollout history` shows. */
  readonly revision?: string;
  /** Whether this is what is being rolled out. */
  readonly isNew: boolean;
  /** Pods that are there. */
  readonly replicas: number;
  readonly ready?: number;
}

/**
 * The outcome of a Job. Times are RFC 3339.
 *
 * @public
 */
export interface JobPart {
  readonly state: 'running' | 'complete' | 'failed' | 'suspended';
  readonly active: number;
  /** Pods that failed; the Job may have tried again. */
  readonly failed: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/**
 * When a CronJob runs. Times are RFC 3339.
 *
 * @public
 */
export interface CronJobPart {
  readonly schedule: string;
  /** IANA name; absent if the cluster decides, usually UTC. */
  readonly timeZone?: string;
  readonly isSuspended: boolean;
  /** Jobs that run now. */
  readonly active: number;
  /** Absent for one that is suspended, and for a schedule without fixed times. */
  readonly nextAt?: string;
  readonly lastAt?: string;
  readonly lastSuccessAt?: string;
}

/** @public */
export interface WorkloadRow {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Another object can get the name later. */
  readonly uid?: string;
  /** Replicas that should be there; completions for a Job. */
  readonly desired?: number;
  readonly ready?: number;
  readonly upToDate?: number;
  /** Its controller, or a custom resource that it depends on; with a definition where that is read. */
  readonly owner?: NamedObject;
  /** Absent where nothing shows that it is managed. */
  readonly managedBy?: ManagerRow;
  /** Changes of its template are not rolled out. */
  readonly isPaused?: boolean;
  /** It lacks pods, and there is a revision to go back to; absent if there is none or it is unknown. */
  readonly hasOlderRevision?: boolean;
  /** New first; absent where all pods are of one revision. */
  readonly rollout?: readonly RevisionRow[];
  /** What its newest revision changed; absent unless that is recent or some of its pods are not ready. */
  readonly lastRollout?: LastRollout;
  /** Absent where nobody is known to have scaled it. */
  readonly lastScale?: LastScale;
  readonly job?: JobPart;
  readonly cronJob?: CronJobPart;
  /** Conditions that report a problem. */
  readonly conditions?: readonly ConditionRow[];
}

/**
 * A metric of an autoscaler, with values as in `kubectl get hpa`: `45%`,
 * `120m`.
 *
 * @public
 */
export interface MetricRow {
  readonly name: string;
  readonly target: string;
  /** Absent if it is not measured. */
  readonly current?: string;
  /** Both in percent of what the pods request, where that is what is compared. */
  readonly percent?: { readonly target: number; readonly current?: number };
}

/** @public */
export interface AutoscalerPart {
  readonly target: LocalObjectRef;
  readonly min: number;
  readonly max: number;
  readonly current: number;
  readonly desired: number;
  /** RFC 3339; when it last changed the number of replicas. */
  readonly lastScaledAt?: string;
  readonly metrics: readonly MetricRow[];
}

/** @public */
export interface ServicePart {
  readonly type: string;
  readonly ports: readonly {
    readonly name?: string;
    readonly port: number;
    /** Number or name of the containers' port. */
    readonly targetPort?: string;
  }[];
  /** External IP addresses and host names. */
  readonly addresses?: readonly string[];
  /** Pods that its selector selects; absent where it has none. */
  readonly endpoints?: { readonly ready: number; readonly total: number };
  /** The workloads whose pods it selects, also those without pods; the first ones of many. */
  readonly workloads?: readonly LocalObjectRef[];
}

/** @public */
export interface IngressPart {
  readonly rules: readonly {
    /** Absent: any host. */
    readonly host?: string;
    /** Absent: any path. */
    readonly path?: string;
    readonly service?: string;
    readonly isTls: boolean;
  }[];
  readonly addresses?: readonly string[];
}

/** @public */
export interface ClaimPart {
  readonly phase?: string;
  /** A quantity: what the volume has, or what the claim asks for. */
  readonly storage?: string;
  readonly storageClass?: string;
  /** The workloads whose pods mount it. */
  readonly usedBy: readonly LocalObjectRef[];
}

/**
 * The state of a custom resource by its conditions.
 *
 * @public
 */
export const CUSTOM_RESOURCE_STATES = [
  'failing',
  'progressing',
  'healthy',
  'suspended',
] as const;

/** @public */
export type CustomResourceState = (typeof CUSTOM_RESOURCE_STATES)[number];

/** @public */
export interface CustomResourcePart {
  /** PLURAL.GROUP: the name of its definition, and what kubectl takes. */
  readonly definition: string;
  /** Absent where its conditions do not tell. */
  readonly state?: CustomResourceState;
  /** RFC 3339. */
  readonly createdAt?: string;
  /** The conditions that are good, or neither good nor bad, without their messages. */
  readonly others?: readonly ConditionRow[];
  /** Pods at the top of whose owners it is, or in between; absent where there are none. */
  readonly pods?: { readonly ready: number; readonly total: number };
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The fields that its definition lists, by path. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** Paths of listed fields that it has, but that are too large to be sent. */
  readonly omittedFields?: readonly string[];
  readonly columns?: readonly ColumnValue[];
  /** What it owns directly, by owner references or its definition; the first ones of many. */
  readonly owns?: readonly NamedObject[];
  /** How many more it owns; absent where `owns` has all. */
  readonly unlistedOwned?: number;
  /** What its owner references name, its controller first, read or not; with a definition where that is known. */
  readonly owners?: readonly NamedObject[];
  /** What it points to. */
  readonly targets?: readonly NamedObject[];
  /** The page of its API's documentation, with https. */
  readonly docs?: string;
  /** Its definition's words for it, with the placeholders filled; absent unless it fails. */
  readonly texts?: ResourceTexts;
}

/**
 * An object that is neither a pod nor a workload. At most one of the parts is
 * there, after its kind.
 *
 * @public
 */
export interface ObjectRow {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Another object can get the name later; a custom resource has it in its part. */
  readonly uid?: string;
  /** Conditions that report a problem. */
  readonly conditions?: readonly ConditionRow[];
  readonly autoscaler?: AutoscalerPart;
  readonly service?: ServicePart;
  readonly ingress?: IngressPart;
  readonly claim?: ClaimPart;
  /** The ways of requests through it to pods; the first ones of many. */
  readonly reach?: readonly ReachChain[];
  readonly customResource?: CustomResourcePart;
}
