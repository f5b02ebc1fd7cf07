import { Condition, KubernetesObject } from './meta';

/**
 * A label selector with both of its forms.
 *
 * @public
 */
export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

/**
 * Facts from a workload's pod template.
 *
 * @public
 */
export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  /**
   * What is compared between revisions, for {@link diffTemplates}; only of
   * ReplicaSets and ControllerRevisions. Values that may be secret are in it as
   * digests, and nothing of it leaves as it is.
   */
  readonly facts?: string;
}

/**
 * What the metadata of a revision says about its rollout.
 *
 * @public
 */
export interface RolloutNotes {
  /** The number that `kubectl rollout history` shows. */
  readonly revision?: string;
  /** The numbers that it had before, the last one at the end: a rollback reuses the ReplicaSet. */
  readonly earlier: readonly string[];
  /** `kubernetes.io/change-cause`, without values of environment variables. */
  readonly changeCause?: string;
  /** The label or annotation that names a commit or release. */
  readonly source?: { readonly key: string; readonly value: string };
}

/**
 * When somebody last set the number of replicas, as with `kubectl scale`; autoscalers
 * don't count.
 *
 * @public
 */
export interface LastScale {
  /** RFC 3339. */
  readonly at: string;
  /** The program, as it calls itself: `kubectl`, `keda`. */
  readonly by?: string;
}

/** @public */
export interface Deployment extends KubernetesObject<'Deployment'> {
  /** Absent where nobody is known to have scaled it. */
  readonly lastScale?: LastScale;
  readonly spec: {
    readonly replicas: number;
    readonly paused: boolean;
    readonly progressDeadlineSeconds?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas: number;
    readonly updatedReplicas: number;
    readonly readyReplicas: number;
    readonly availableReplicas: number;
    readonly unavailableReplicas: number;
    readonly conditions: readonly Condition[];
  };
}

/** @public */
export interface ReplicaSet extends KubernetesObject<'ReplicaSet'> {
  /** Absent where its metadata says nothing of a rollout. */
  readonly rollout?: RolloutNotes;
  readonly spec: {
    readonly replicas: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas: number;
    readonly readyReplicas: number;
    readonly availableReplicas: number;
    readonly conditions: readonly Condition[];
  };
}

/**
 * A revision of a StatefulSet or DaemonSet.
 *
 * @public
 */
export interface ControllerRevision
  extends KubernetesObject<'ControllerRevision'> {
  readonly rollout?: RolloutNotes;
  /** The highest number is the newest; a rollback gives an old revision a new one. */
  readonly revision: number;
  readonly template: PodTemplate;
}

/** @public */
export interface StatefulSet extends KubernetesObject<'StatefulSet'> {
  /** Absent where nobody is known to have scaled it. */
  readonly lastScale?: LastScale;
  readonly spec: {
    readonly replicas: number;
    readonly podManagementPolicy?: string;
    /** A rollout leaves the pods below this ordinal as they are; all are replaced when absent. */
    readonly partition?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
    readonly volumeClaimTemplates: readonly {
      readonly metadata: { readonly name: string };
    }[];
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas: number;
    readonly readyReplicas: number;
    readonly currentReplicas: number;
    readonly updatedReplicas: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly conditions: readonly Condition[];
  };
}

/** @public */
export interface DaemonSet extends KubernetesObject<'DaemonSet'> {
  readonly spec: {
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled: number;
    readonly currentNumberScheduled: number;
    readonly numberReady: number;
    readonly numberAvailable: number;
    readonly numberUnavailable: number;
    readonly numberMisscheduled: number;
    readonly updatedNumberScheduled: number;
    readonly conditions: readonly Condition[];
  };
}

/** @public */
export interface Job extends KubernetesObject<'Job'> {
  readonly spec: {
    readonly suspend: boolean;
    readonly backoffLimit: number;
    readonly completions?: number;
    readonly parallelism?: number;
    readonly activeDeadlineSeconds?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
  };
  readonly status: {
    readonly active: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly startTime?: string;
    readonly completionTime?: string;
    readonly conditions: readonly Condition[];
  };
}

/** @public */
export interface CronJob extends KubernetesObject<'CronJob'> {
  readonly spec: {
    readonly schedule: string;
    readonly timeZone?: string;
    readonly suspend: boolean;
    readonly concurrencyPolicy?: string;
    readonly jobTemplate: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: { readonly template: PodTemplate };
    };
  };
  readonly status: {
    readonly lastScheduleTime?: string;
    readonly lastSuccessfulTime?: string;
    readonly active: readonly string[];
  };
}

/**
 * One metric of an autoscaler: its target in `spec`, or its reading in `status`.
 *
 * @public
 */
export interface MetricValue {
  /** `Resource`, `ContainerResource`, `Pods`, `Object`, `External`. */
  readonly type: string;
  readonly name: string;
  /** Percent of the pods' requests. */
  readonly averageUtilization?: number;
  /** A quantity for each pod. */
  readonly averageValue?: string;
  /** A quantity for all. */
  readonly value?: string;
}

/** @public */
export interface HorizontalPodAutoscaler
  extends KubernetesObject<'HorizontalPodAutoscaler'> {
  readonly spec: {
    readonly scaleTargetRef: { readonly kind: string; readonly name: string };
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly metrics: readonly MetricValue[];
  };
  readonly status: {
    readonly currentReplicas: number;
    readonly desiredReplicas: number;
    readonly currentMetrics: readonly MetricValue[];
    readonly conditions: readonly Condition[];
    /** When it last changed the number of replicas; RFC 3339. */
    readonly lastScaleTime?: string;
  };
}
