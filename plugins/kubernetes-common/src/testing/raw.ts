/**
 * The shapes of the builders' JSON, as served by an API server of 1.32 or
 * newer. Tests can overwrite every field, even with invalid values.
 */

/** @public */
export interface RawOwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller: boolean;
  blockOwnerDeletion: boolean;
}

/** @public */
export interface RawMeta {
  name: string;
  namespace?: string;
  generateName?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: RawOwnerReference[];
}

/** @public */
export interface RawCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  lastProbeTime?: string | null;
  lastTransitionTime?: string;
  observedGeneration?: number;
  lastUpdateTime?: string;
  reason?: string;
  message?: string;
}

/** @public */
export interface RawContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: {
    exitCode: number;
    reason?: string;
    message?: string;
    startedAt?: string | null;
    finishedAt?: string | null;
    containerID?: string;
  };
}

/** @public */
export interface RawContainerStatus {
  name: string;
  image: string;
  imageID: string;
  containerID?: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: RawContainerState;
  lastState: RawContainerState;
  resources?: RawContainer['resources'];
}

/** @public */
export interface RawProbe {
  httpGet?: { path?: string; port: number | string; scheme?: string };
  tcpSocket?: { port: number | string };
  grpc?: { port: number };
  exec?: { command: string[] };
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
}

/** @public */
export interface RawContainer {
  name: string;
  image: string;
  imagePullPolicy?: string;
  restartPolicy?: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: object }[];
  envFrom?: object[];
  ports?: { name?: string; containerPort: number; protocol?: string }[];
  resources?: {
    requests?: Record<string, string>;
    limits?: Record<string, string>;
  };
  livenessProbe?: RawProbe;
  readinessProbe?: RawProbe;
  startupProbe?: RawProbe;
  lifecycle?: Record<string, unknown>;
  volumeMounts?: { name: string; mountPath: string; subPath?: string }[];
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
}

/** @public */
export interface RawPod {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: RawMeta;
  spec: {
    nodeName?: string;
    restartPolicy: string;
    schedulerName: string;
    serviceAccountName: string;
    terminationGracePeriodSeconds: number;
    containers: RawContainer[];
    initContainers?: RawContainer[];
    volumes?: Record<string, unknown>[];
    [field: string]: unknown;
  };
  status: {
    phase: string;
    reason?: string;
    message?: string;
    hostIP?: string;
    podIP?: string;
    startTime?: string;
    qosClass: string;
    conditions: RawCondition[];
    containerStatuses?: RawContainerStatus[];
    initContainerStatuses?: RawContainerStatus[];
    ephemeralContainerStatuses?: RawContainerStatus[];
    [field: string]: unknown;
  };
}

/** @public */
export interface RawEvent {
  apiVersion: 'v1';
  kind: 'Event';
  metadata: RawMeta;
  involvedObject: {
    apiVersion?: string;
    kind: string;
    namespace: string;
    name: string;
    uid?: string;
    fieldPath?: string;
  };
  type: string;
  reason: string;
  message: string;
  source: { component?: string; host?: string };
  reportingComponent: string;
  reportingInstance: string;
  firstTimestamp: string | null;
  lastTimestamp: string | null;
  eventTime: string | null;
  count?: number;
  series?: { count: number; lastObservedTime: string };
}

/**
 * A workload or any other kind, with the test's spec and status.
 *
 * @public
 */
export interface RawObject {
  apiVersion: string;
  kind: string;
  metadata: RawMeta;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown> & { conditions?: RawCondition[] };
}
