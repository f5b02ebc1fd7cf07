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
}

/** @public */
export interface Deployment extends KubernetesObject<'Deployment'> {
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

/** @public */
export interface StatefulSet extends KubernetesObject<'StatefulSet'> {
  readonly spec: {
    readonly replicas: number;
    readonly podManagementPolicy?: string;
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
  };
}
