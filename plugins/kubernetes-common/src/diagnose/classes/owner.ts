import { aboutContainer, aboutObject, DOCS } from './define';

const create = aboutObject('create');
const workload = aboutObject('workload');
const job = aboutObject('job');
const autoscaling = aboutObject('autoscaling');
const custom = aboutObject('custom');
const storage = aboutObject('storage');
const service = aboutObject('service');
const node = aboutObject('node');
const MESSAGE = ['message'];

/** The API server refused to create a pod. */
export const CREATE_CLASSES = {
  FailedCreate: create('error', DOCS.deploymentFailed, MESSAGE),
  QuotaExceeded: create(
    'error',
    DOCS.quota,
    ['quota', 'requested', 'used', 'limited', 'message'],
    { identity: ['quota'] },
  ),
  LimitRangeViolation: create('error', DOCS.limitRange, MESSAGE),
  PodSecurityViolation: create('error', DOCS.podSecurity, [
    'level',
    'violations',
    'message',
  ]),
  AdmissionWebhookDenied: create(
    'error',
    DOCS.admission,
    ['webhook', 'message'],
    { identity: ['webhook'] },
  ),
  AdmissionWebhookUnavailable: create(
    'error',
    DOCS.admission,
    ['webhook', 'message'],
    { identity: ['webhook'] },
  ),
  // Also reported for existing pods that get no token.
  ServiceAccountMissing: create('error', DOCS.serviceAccount, [
    'serviceAccount',
    'pod',
    'volume',
    'message',
  ]),
  PriorityClassMissing: create('error', DOCS.priority, [
    'priorityClass',
    'message',
  ]),
  RuntimeClassMissing: create('error', DOCS.runtimeClass, [
    'runtimeClass',
    'message',
  ]),
  InvalidPodTemplate: create('error', DOCS.deploymentFailed, MESSAGE),
  NamespaceTerminating: create('info', DOCS.deploymentFailed, MESSAGE),
};

export const WORKLOAD_CLASSES = {
  ProgressDeadlineExceeded: workload('error', DOCS.deploymentFailed, [
    'replicaSet',
    'updated',
    'available',
    'desired',
    'message',
  ]),
  ReplicaSetCreateError: workload('error', DOCS.deploymentFailed, MESSAGE),
  MinimumReplicasUnavailable: workload('warning', DOCS.deployment, [
    'available',
    'desired',
  ]),
  DeploymentPaused: workload('info', DOCS.deployment),
  ScaledToZero: workload('info', DOCS.deployment),
  StatefulSetStuck: workload('error', DOCS.statefulSet, [
    'pod',
    'ready',
    'desired',
  ]),
  DaemonSetUnavailable: workload('warning', DOCS.daemonSet, [
    'available',
    'desired',
    'message',
  ]),
};

/** Either a Job that only its owner can recreate, or the CronJob that can. */
const FAILED_JOB = [...MESSAGE, 'failedJob', 'cronJob'];

export const JOB_CLASSES = {
  JobBackoffLimitExceeded: job('error', DOCS.jobBackoff, [
    'backoffLimit',
    'failed',
    ...FAILED_JOB,
  ]),
  JobDeadlineExceeded: job('error', DOCS.jobTermination, [
    'deadlineSeconds',
    ...FAILED_JOB,
  ]),
  JobPodFailurePolicy: job('error', DOCS.jobPodFailure, FAILED_JOB),
  JobFailedIndexes: job('error', DOCS.job, FAILED_JOB),
  JobMaxFailedIndexesExceeded: job('error', DOCS.job, FAILED_JOB),
  JobFailedOther: job('error', DOCS.job, ['reason', ...FAILED_JOB]),
  JobRetrying: job('warning', DOCS.jobBackoff, ['failed', 'backoffLimit']),
  JobSidecarRuns: aboutContainer('job')('warning', DOCS.sidecars, [
    'finished',
    'seconds',
    'variant',
  ]),
  JobSuspended: job('info', DOCS.job),
  CronJobSuspended: job('info', DOCS.cronJob),
  CronJobInvalid: job('error', DOCS.cronJob, ['schedule', 'message']),
  CronJobMissed: job('warning', DOCS.cronJobLimits, [
    'schedule',
    'lastScheduleTime',
    'message',
  ]),
  CronJobLastRunFailed: job('error', DOCS.cronJob, ['job']),
  CronJobCreateFailed: job('error', DOCS.cronJob, MESSAGE),
};

/** An autoscaler at its minimum, or off at zero replicas, is idle and has no class. */
export const AUTOSCALING_CLASSES = {
  HPAFailedGetMetrics: autoscaling('warning', DOCS.hpa, [
    'target',
    'metrics',
    'reason',
    'message',
    'variant',
  ]),
  HPATargetMissing: autoscaling('error', DOCS.hpa, ['target', 'message']),
  HPAAtMax: autoscaling('warning', DOCS.hpa, ['target', 'maxReplicas']),
  HPASelectorProblem: autoscaling('warning', DOCS.hpa, ['target', 'message']),
};

export const STORAGE_CLASSES = {
  PVCNoStorageClass: storage('error', DOCS.persistentVolumes, MESSAGE),
  PVCStorageClassMissing: storage('error', DOCS.dynamicProvisioning, [
    'storageClass',
    'message',
  ]),
  PVCProvisioningFailed: storage('error', DOCS.dynamicProvisioning, [
    'storageClass',
    'message',
  ]),
  PVCWaitForFirstConsumer: storage('info', DOCS.storageClass, MESSAGE),
  PVCExternalProvisioning: storage('warning', DOCS.dynamicProvisioning, [
    'storageClass',
    'message',
  ]),
  PVCLost: storage('error', DOCS.persistentVolumes, ['volume']),
  PVCTerminating: storage('info', DOCS.persistentVolumes, ['finalizers']),
};

export const SERVICE_CLASSES = {
  ServiceNoEndpoints: service('warning', DOCS.service, [
    'selector',
    'matched',
    'port',
    'servicePort',
    'service',
    'host',
    'variant',
  ]),
  ServiceLoadBalancerPending: service('warning', DOCS.loadBalancer, [
    'reason',
    'message',
    'variant',
  ]),
  IngressSyncFailed: service('warning', DOCS.ingress, ['reason', 'message']),
  IngressNotPickedUp: service('warning', DOCS.ingressClass, [
    'ingressClass',
    'classes',
    'variant',
  ]),
  BackendServiceMissing: service('error', DOCS.ingress, ['service', 'host'], {
    identity: ['service'],
  }),
  BackendPortMissing: service(
    'error',
    DOCS.ingress,
    ['service', 'host', 'port', 'ports'],
    { identity: ['service', 'port'] },
  ),
  RouteNotAccepted: service('error', DOCS.gateway, [
    'gateway',
    'gatewayClass',
    'hosts',
    'message',
    'variant',
  ]),
  ReferenceNotGranted: service(
    'error',
    DOCS.gateway,
    ['service', 'serviceNamespace'],
    { identity: ['service', 'serviceNamespace'] },
  ),
  CertificateExpiring: service('warning', DOCS.ingressTls, [
    'definition',
    'notAfter',
    'message',
    'variant',
  ]),
  PDBBlocksEviction: service('info', DOCS.pdb, [
    'healthy',
    'desired',
    'message',
    'variant',
  ]),
};

const CUSTOM_PARAMS = [
  'definition',
  'condition',
  'reason',
  'message',
  // Set where a later one of the same owner is healthy.
  'superseded',
  // In the words of the definition, and what its placeholders stand for under their own names.
  'textKey',
  'textTitle',
  'textMeaning',
  'textSteps',
];
const BY_DEFINITION = { identity: ['definition'] };

/** What custom controllers report in the status. */
export const CUSTOM_CLASSES = {
  CustomResourceFailed: custom(
    'error',
    DOCS.customResource,
    CUSTOM_PARAMS,
    BY_DEFINITION,
  ),
  CustomResourceStuck: custom(
    'warning',
    DOCS.customResource,
    CUSTOM_PARAMS,
    BY_DEFINITION,
  ),
  CustomResourceSuspended: custom(
    'info',
    DOCS.customResource,
    CUSTOM_PARAMS,
    BY_DEFINITION,
  ),
};

export const NODE_CLASSES = {
  NodeNotReady: node('error', DOCS.node, ['reason', 'message']),
  NodeMemoryPressure: node('error', DOCS.nodePressure, MESSAGE),
  NodeDiskPressure: node('error', DOCS.nodePressure, MESSAGE),
  NodePIDPressure: node('error', DOCS.nodePressure, MESSAGE),
  NodeProblem: node(
    'warning',
    DOCS.monitorNodeHealth,
    ['condition', 'reason', 'message', 'variant'],
    { identity: ['condition', 'reason'] },
  ),
  NodeSystemOOM: node('error', DOCS.nodePressure, MESSAGE),
  NodeRebooted: node('info', DOCS.node, MESSAGE),
};
