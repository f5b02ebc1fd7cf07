import { Severity } from '../types';

/**
 * A category groups classes that the same kind of evidence tells apart.
 *
 * @public
 */
export type FailureCategory =
  | 'image'
  | 'config'
  | 'start'
  | 'crash'
  | 'probe'
  | 'scheduling'
  | 'volume'
  | 'network'
  | 'disruption'
  | 'resize'
  | 'create'
  | 'workload'
  | 'job'
  | 'autoscaling'
  | 'storage'
  | 'service'
  | 'custom'
  | 'node';

/**
 * One thing that can be wrong.
 *
 * @public
 */
export interface FailureClass {
  readonly category: FailureCategory;
  /** The usual severity; that of a finding also depends on its duration and impact. */
  readonly severity: Severity;
  /** Page of the Kubernetes documentation. */
  readonly docs: string;
  /** Names of all params that a finding can have. Texts can use no others. */
  readonly params: readonly string[];
  /** Params whose values distinguish two findings of this class on one workload. */
  readonly identity?: readonly string[];
  /** Classes of one group share an id, so that a cause whose message changes between syncs stays one finding. */
  readonly idGroup?: string;
  /** More specific classes. If one of them is found on the same container, it absorbs the pods of this one. */
  readonly absorbedBy?: readonly string[];
}

/** Optional fields of a class. */
type Extras = Partial<
  Pick<FailureClass, 'identity' | 'idGroup' | 'absorbedBy'>
>;

const KUBERNETES_DOCS = 'https://kubernetes.io/docs/';
/** In every finding. */
const OBJECT_PARAMS = ['namespace', 'kind', 'name'];
/** For findings with pods. `pod` is one of the affected pods, for commands. */
const POD_PARAMS = [...OBJECT_PARAMS, 'pod'];
const CONTAINER_PARAMS = [...POD_PARAMS, 'container'];

function row(
  category: FailureCategory,
  baseParams: readonly string[],
): (
  severity: Severity,
  docs: string,
  params?: readonly string[],
  extras?: Extras,
) => FailureClass {
  return (severity, docs, params = [], extras = {}) => ({
    category,
    severity,
    docs: KUBERNETES_DOCS + docs,
    params: [...new Set([...baseParams, ...params])],
    ...extras,
  });
}

/** Defines classes about one container of a pod. */
export const aboutContainer = (category: FailureCategory) =>
  row(category, CONTAINER_PARAMS);
/** Defines classes about a pod as a whole. */
export const aboutPod = (category: FailureCategory) =>
  row(category, POD_PARAMS);
/** Defines classes about an object that owns pods or that pods depend on. */
export const aboutObject = (category: FailureCategory) =>
  row(category, OBJECT_PARAMS);

const LIFECYCLE = 'concepts/workloads/pods/pod-lifecycle/';
const PROBES =
  'tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';
const DEBUG_PODS = 'tasks/debug/debug-application/debug-pods/';
const IMAGES = 'concepts/containers/images/';
const SCHEDULING = 'concepts/scheduling-eviction/';
const VOLUMES = 'concepts/storage/';
const CONTROLLERS = 'concepts/workloads/controllers/';
const POLICY = 'concepts/policy/';

/** Pages below https://kubernetes.io/docs/. */
export const DOCS = {
  admission: 'reference/access-authn-authz/extensible-admission-controllers/',
  assignPod: `${SCHEDULING}assign-pod-node/`,
  accessModes: `${VOLUMES}persistent-volumes/#access-modes`,
  command: 'tasks/inject-data-application/define-command-argument-container/',
  configMap: 'tasks/configure-pod-container/configure-pod-configmap/',
  crash: `${LIFECYCLE}#container-restarts`,
  cronJob: `${CONTROLLERS}cron-jobs/`,
  cronJobLimits: `${CONTROLLERS}cron-jobs/#cron-job-limitations`,
  customResource: 'concepts/extend-kubernetes/api-extension/custom-resources/',
  daemonSet: `${CONTROLLERS}daemonset/`,
  debugPending: `${DEBUG_PODS}#my-pod-stays-pending`,
  debugWaiting: `${DEBUG_PODS}#my-pod-stays-waiting`,
  deployment: `${CONTROLLERS}deployment/#deployment-status`,
  deploymentFailed: `${CONTROLLERS}deployment/#failed-deployment`,
  disruption: 'concepts/workloads/pods/disruptions/#pod-disruption-conditions',
  dynamicProvisioning: `${VOLUMES}dynamic-provisioning/`,
  dynamicResources: `${SCHEDULING}dynamic-resource-allocation/`,
  ephemeralContainers: 'concepts/workloads/pods/ephemeral-containers/',
  ephemeralStorage: `${VOLUMES}ephemeral-storage/`,
  extendedResources: 'tasks/configure-pod-container/extended-resource/',
  gateway: 'concepts/services-networking/gateway/',
  hooks: 'concepts/containers/container-lifecycle-hooks/',
  hpa: 'concepts/workloads/autoscaling/horizontal-pod-autoscale/',
  imageBackOff: `${IMAGES}#imagepullbackoff`,
  imageNames: `${IMAGES}#image-names`,
  imageParallel: `${IMAGES}#serial-and-parallel-image-pulls`,
  imagePlatforms: `${IMAGES}#multi-architecture-images-with-image-indexes`,
  imagePolicy: `${IMAGES}#image-pull-policy`,
  imageVolumes: 'tasks/configure-pod-container/image-volumes/',
  ingress: 'concepts/services-networking/ingress/',
  ingressClass: 'concepts/services-networking/ingress/#ingress-class',
  ingressTls: 'concepts/services-networking/ingress/#tls',
  initContainers: 'tasks/debug/debug-application/debug-init-containers/',
  job: `${CONTROLLERS}job/`,
  jobBackoff: `${CONTROLLERS}job/#pod-backoff-failure-policy`,
  jobPodFailure: `${CONTROLLERS}job/#pod-failure-policy`,
  jobTermination: `${CONTROLLERS}job/#job-termination-and-cleanup`,
  loadBalancer:
    'tasks/access-application-cluster/create-external-load-balancer/',
  limitRange: `${POLICY}limit-range/`,
  memory:
    'tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit',
  monitorNodeHealth: 'tasks/debug/debug-cluster/monitor-node-health/',
  networkPlugins:
    'concepts/extend-kubernetes/compute-storage-net/network-plugins/',
  node: 'concepts/architecture/nodes/#condition',
  nodePressure: `${SCHEDULING}node-pressure-eviction/`,
  nodeShutdown: 'concepts/cluster-administration/node-shutdown/',
  pdb: 'tasks/run-application/configure-pdb/',
  persistentVolumes: `${VOLUMES}persistent-volumes/`,
  podPhase: `${LIFECYCLE}#pod-phase`,
  podSecurity: 'concepts/security/pod-security-admission/',
  podTermination: `${LIFECYCLE}#pod-termination`,
  podTerminationForced: `${LIFECYCLE}#pod-termination-forced`,
  priority: `${SCHEDULING}pod-priority-preemption/`,
  privateRegistry: 'tasks/configure-pod-container/pull-image-private-registry/',
  probes: PROBES,
  quota: `${POLICY}resource-quotas/`,
  readinessGates: `${LIFECYCLE}#pod-readiness-gate`,
  readinessProbes: `${PROBES}#define-readiness-probes`,
  resize:
    'tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  restartPolicy: `${LIFECYCLE}#restart-policy`,
  runtimeClass: 'concepts/containers/runtime-class/',
  schedulers: 'tasks/extend-kubernetes/configure-multiple-schedulers/',
  scheduling:
    'concepts/configuration/manage-resources-containers/#my-pods-are-pending-with-event-message-failedscheduling',
  schedulingGates: `${SCHEDULING}pod-scheduling-readiness/`,
  secret: 'concepts/configuration/secret/',
  securityContext: 'tasks/configure-pod-container/security-context/',
  service: 'tasks/debug/debug-application/debug-service/',
  serviceAccount: 'concepts/security/service-accounts/',
  sidecars: 'concepts/workloads/pods/sidecar-containers/',
  startupProbes: `${PROBES}#define-startup-probes`,
  statefulSet: `${CONTROLLERS}statefulset/#forced-rollback`,
  storageClass: `${VOLUMES}storage-classes/#volume-binding-mode`,
  subPath: `${VOLUMES}volumes/#using-subpath`,
  taints: `${SCHEDULING}taint-and-toleration/`,
  topologySpread: `${SCHEDULING}topology-spread-constraints/`,
  volumeLimits: `${VOLUMES}storage-limits/`,
  volumes: `${VOLUMES}volumes/`,
} as const;
