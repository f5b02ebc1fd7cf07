import { Condition, KubernetesObject } from './meta';

/** @public */
export interface ContainerStateWaiting {
  readonly reason?: string;
  readonly message?: string;
}

/** @public */
export interface ContainerStateRunning {
  readonly startedAt?: string;
}

/** @public */
export interface ContainerStateTerminated {
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly containerID?: string;
}

/**
 * At most one of the three is present, as in the Kubernetes API.
 *
 * @public
 */
export interface ContainerState {
  readonly waiting?: ContainerStateWaiting;
  readonly running?: ContainerStateRunning;
  readonly terminated?: ContainerStateTerminated;
}

/** @public */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly imageID?: string;
  readonly containerID?: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state: ContainerState;
  readonly lastState: ContainerState;
  /** The running container's actual resources, if reported; a resize may be pending. */
  readonly resources?: ContainerResources;
}

/**
 * Quantities by resource.
 *
 * @public
 */
export interface ContainerResources {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
}

/**
 * A probe without its secrets: headers are left out.
 *
 * @public
 */
export interface Probe {
  /** A summary, e.g. `GET :8080/healthz`, `tcp :5432`, `grpc :9000`, `exec cat /tmp/ok`. */
  readonly action: string;
  /** Number or name of the probed port, if any. */
  readonly port?: number | string;
  /** Seconds. */
  readonly initialDelaySeconds: number;
  /** Seconds; 10 when absent from the manifest. */
  readonly periodSeconds: number;
  /** Seconds; 1 when absent from the manifest. */
  readonly timeoutSeconds: number;
  /** 3 when absent from the manifest. */
  readonly failureThreshold: number;
}

/** @public */
export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
}

/** @public */
export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
}

/** @public */
export interface Container extends ContainerResources {
  readonly name: string;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  /** `Always` marks a native sidecar among the init containers. */
  readonly restartPolicy?: string;
  readonly command: readonly string[];
  readonly ports: readonly ContainerPort[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly hasPostStart: boolean;
  readonly hasPreStop: boolean;
  readonly volumeMounts: readonly VolumeMount[];
  /** Names of the ConfigMaps that its environment comes from; absent when there are none. */
  readonly configMaps?: readonly string[];
}

/** @public */
export interface Volume {
  readonly name: string;
  /** The field that names the source, e.g. `configMap`, `persistentVolumeClaim`. */
  readonly source: string;
  /** Name of the object that the source refers to, if it refers to one. */
  readonly sourceName?: string;
  /** Names of the ConfigMaps whose files it has; absent when there are none. */
  readonly configMaps?: readonly string[];
}

/** @public */
export interface PodSpec {
  readonly nodeName?: string;
  readonly schedulerName?: string;
  readonly serviceAccountName?: string;
  /** `Always`, `OnFailure` or `Never`. */
  readonly restartPolicy: string;
  readonly activeDeadlineSeconds?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly priorityClassName?: string;
  readonly runtimeClassName?: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly readinessGates: readonly string[];
  readonly schedulingGates: readonly string[];
  readonly imagePullSecrets: readonly string[];
  readonly containers: readonly Container[];
  readonly initContainers: readonly Container[];
  readonly ephemeralContainers: readonly Container[];
  readonly volumes: readonly Volume[];
}

/** @public */
export interface PodStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly podIP?: string;
  readonly qosClass?: string;
  readonly startTime?: string;
  readonly nominatedNodeName?: string;
  /** Replaced by conditions in 1.33: `Proposed`, `InProgress`, `Deferred`, `Infeasible`. */
  readonly resize?: string;
  readonly conditions: readonly Condition[];
  readonly containerStatuses: readonly ContainerStatus[];
  readonly initContainerStatuses: readonly ContainerStatus[];
  readonly ephemeralContainerStatuses: readonly ContainerStatus[];
}

/** @public */
export interface Pod extends KubernetesObject<'Pod'> {
  readonly spec: PodSpec;
  readonly status: PodStatus;
}
