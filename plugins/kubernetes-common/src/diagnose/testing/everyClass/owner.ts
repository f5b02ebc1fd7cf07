import {
  aCustomResource,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
  secondsAgo,
} from '../../../testing';
import {
  AUTOSCALING_CLASSES,
  CREATE_CLASSES,
  CUSTOM_CLASSES,
  JOB_CLASSES,
  NODE_CLASSES,
  SERVICE_CLASSES,
  STORAGE_CLASSES,
  WORKLOAD_CLASSES,
} from '../../classes/owner';
import { autoscaler, eventOn, inShop, pendingClaim, web } from '../shop';
import { Fixtures } from './types';

const refuses = (message: string) => () =>
  [
    aReplicaSet(inShop('web-7c9d5')).withCondition({
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message,
      lastTransitionTime: secondsAgo(300),
    }),
  ];

/** One example of each class of refusals. */
export const CREATE_FIXTURES: Fixtures<typeof CREATE_CLASSES> = {
  FailedCreate: refuses('something new'),
  QuotaExceeded: refuses(
    'exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
  ),
  LimitRangeViolation: refuses(
    'maximum cpu usage per Container is 1, but limit is 2',
  ),
  PodSecurityViolation: refuses('violates PodSecurity "restricted:latest": x'),
  AdmissionWebhookDenied: refuses(
    'admission webhook "x" denied the request: n',
  ),
  AdmissionWebhookUnavailable: refuses('failed calling webhook "x": EOF'),
  ServiceAccountMissing: refuses(
    'error looking up service account shop/web: …',
  ),
  PriorityClassMissing: refuses('no PriorityClass with name high was found'),
  RuntimeClassMissing: refuses('pod rejected: RuntimeClass "x" not found'),
  InvalidPodTemplate: refuses('Pod "web-x" is invalid: spec.containers'),
  NamespaceTerminating: refuses('forbidden because it is being terminated'),
};

const progresses = (reason: string) => () =>
  [web().withCondition({ type: 'Progressing', status: 'False', reason })];

/** One example of each class of workloads. */
export const WORKLOAD_FIXTURES: Fixtures<typeof WORKLOAD_CLASSES> = {
  ProgressDeadlineExceeded: progresses('ProgressDeadlineExceeded'),
  ReplicaSetCreateError: progresses('ReplicaSetCreateError'),
  MinimumReplicasUnavailable: () => [
    web().withCondition({
      type: 'Available',
      status: 'False',
      lastTransitionTime: secondsAgo(700),
    }),
  ],
  DeploymentPaused: () => [web().withSpec({ paused: true })],
  ScaledToZero: () => [web().withSpec({ replicas: 0 })],
  StatefulSetStuck: () => [
    anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3 })
      .withStatus({ replicas: 1, readyReplicas: 0 }),
    aPod(inShop('db-0')).ownedBy('StatefulSet', 'db').crashLooping(),
  ],
  DaemonSetUnavailable: () => [
    anObject('DaemonSet', inShop('agent')).withStatus({
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberAvailable: 2,
      numberUnavailable: 1,
    }),
  ],
};

const job = (reason: string) => () =>
  [
    aJob(inShop('import')).withStatus({
      succeeded: 0,
      conditions: [{ type: 'Failed', status: 'True', reason }],
    }),
  ];
const nightly = (spec = {}) =>
  anObject('CronJob', inShop('nightly', { ageSeconds: 864_000 })).withSpec({
    schedule: '0 3 * * *',
    ...spec,
  });

/** One example of each class of Jobs and CronJobs. */
export const JOB_FIXTURES: Fixtures<typeof JOB_CLASSES> = {
  JobBackoffLimitExceeded: job('BackoffLimitExceeded'),
  JobDeadlineExceeded: job('DeadlineExceeded'),
  JobPodFailurePolicy: job('PodFailurePolicy'),
  JobFailedIndexes: job('FailedIndexes'),
  JobMaxFailedIndexesExceeded: job('MaxFailedIndexesExceeded'),
  JobFailedOther: job('SomethingNew'),
  JobRetrying: () => [
    aJob(inShop('import')).withStatus({
      succeeded: 0,
      failed: 2,
      active: 1,
      conditions: [],
    }),
  ],
  JobSidecarRuns: () => [
    aPod(inShop('import-a', { restartPolicy: 'Never' as const }))
      .ownedBy('Job', 'import')
      .terminated({ exitCode: 0, finishedSecondsAgo: 300 })
      .withContainer({ name: 'istio-proxy' }),
  ],
  JobSuspended: () => [
    aJob(inShop('import'))
      .withSpec({ suspend: true })
      .withStatus({ succeeded: 0, conditions: [] }),
  ],
  CronJobSuspended: () => [nightly({ suspend: true })],
  CronJobInvalid: () => [
    nightly({ schedule: 'often' }),
    eventOn('CronJob', 'nightly', {
      reason: 'UnparseableSchedule',
      message: 'unparseable schedule "often"',
    }),
  ],
  CronJobMissed: () => [
    nightly().withStatus({ lastScheduleTime: secondsAgo(5 * 86_400) }),
  ],
  CronJobLastRunFailed: () => [
    nightly().withStatus({ lastScheduleTime: secondsAgo(25_200) }),
    ...job('BackoffLimitExceeded')().map(run =>
      run.ownedBy('CronJob', 'nightly'),
    ),
  ],
  CronJobCreateFailed: () => [
    nightly().withStatus({ lastScheduleTime: secondsAgo(25_200) }),
    eventOn('CronJob', 'nightly', {
      reason: 'FailedCreate',
      message: 'Error creating job: something new',
    }),
  ],
};

const scales = (type: string, status: string, reason: string) => () =>
  [autoscaler({ type, status, reason })];

/** One example of each class of autoscalers. */
export const AUTOSCALING_FIXTURES: Fixtures<typeof AUTOSCALING_CLASSES> = {
  HPAFailedGetMetrics: scales(
    'ScalingActive',
    'False',
    'FailedGetResourceMetric',
  ),
  HPATargetMissing: scales('AbleToScale', 'False', 'FailedGetScale'),
  HPAAtMax: scales('ScalingLimited', 'True', 'TooManyReplicas'),
  HPASelectorProblem: scales('ScalingActive', 'False', 'InvalidSelector'),
};

const claim = (reason: string, message: string) => () =>
  [
    pendingClaim(),
    eventOn('PersistentVolumeClaim', 'data', { reason, message }),
  ];

/** One example of each class of claims. */
export const STORAGE_FIXTURES: Fixtures<typeof STORAGE_CLASSES> = {
  PVCNoStorageClass: claim('FailedBinding', 'no storage class is set'),
  PVCStorageClassMissing: claim(
    'ProvisioningFailed',
    'storageclass.storage.k8s.io "fast" not found',
  ),
  PVCProvisioningFailed: claim('ProvisioningFailed', 'quota'),
  PVCWaitForFirstConsumer: claim(
    'WaitForFirstConsumer',
    'waiting for first consumer to be created before binding',
  ),
  PVCExternalProvisioning: claim('ExternalProvisioning', 'Waiting for …'),
  PVCLost: () => [pendingClaim().withStatus({ phase: 'Lost' })],
  PVCTerminating: () => [
    pendingClaim()
      .withStatus({ phase: 'Bound' })
      .terminating(10, ['kubernetes.io/pvc-protection']),
  ],
};

const backend = (name: string, number: number) => ({
  service: { name, port: { number } },
});

const route = (spec: Record<string, unknown>) =>
  aCustomResource(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    inShop('web'),
  ).withSpec(spec);

/** One example of each class of services and budgets. */
export const SERVICE_FIXTURES: Fixtures<typeof SERVICE_CLASSES> = {
  ServiceNoEndpoints: () => [
    anObject('Service', inShop('web')).withSpec({ selector: { app: 'web' } }),
    aPod(inShop('other')),
  ],
  ServiceLoadBalancerPending: () => [
    anObject('Service', inShop('web')).withSpec({ type: 'LoadBalancer' }),
  ],
  IngressSyncFailed: () => [
    anObject('Ingress', inShop('web')),
    eventOn('Ingress', 'web', { reason: 'FailedBuildModel' }),
  ],
  IngressNotPickedUp: () => [anObject('Ingress', inShop('web'))],
  BackendServiceMissing: () => [
    anObject('Ingress', inShop('web')).withSpec({
      rules: [{ http: { paths: [{ backend: backend('gone', 80) }] } }],
    }),
    anObject('Service', inShop('web')),
  ],
  BackendPortMissing: () => [
    anObject('Ingress', inShop('web')).withSpec({
      rules: [{ http: { paths: [{ backend: backend('web', 8080) }] } }],
    }),
    anObject('Service', inShop('web')).withSpec({ ports: [{ port: 80 }] }),
  ],
  RouteNotAccepted: () => [
    route({
      parentRefs: [{ name: 'public', sectionName: 'https' }],
    }),
    aCustomResource(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      inShop('public'),
    ).withSpec({ listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
  ],
  ReferenceNotGranted: () => [
    route({
      rules: [{ backendRefs: [{ name: 'web', namespace: 'other', port: 80 }] }],
    }).withStatus({
      parents: [
        {
          parentRef: { name: 'public' },
          conditions: [
            {
              type: 'ResolvedRefs',
              status: 'False',
              reason: 'RefNotPermitted',
            },
          ],
        },
      ],
    }),
  ],
  CertificateExpiring: () => [
    aCustomResource('cert-manager.io/v1', 'Certificate', inShop('web'))
      .withSpec({ secretName: 'web-tls', dnsNames: ['shop.example'] })
      .withStatus({ notAfter: secondsAgo(60) }),
  ],
  PDBBlocksEviction: () => [
    anObject('PodDisruptionBudget', inShop('web')).withStatus({
      disruptionsAllowed: 0,
      expectedPods: 2,
      currentHealthy: 2,
      desiredHealthy: 2,
    }),
  ],
};

/** One example of each class of custom resources. */
export const CUSTOM_FIXTURES: Fixtures<typeof CUSTOM_CLASSES> = {
  CustomResourceFailed: () => [
    aCustomResource('external-secrets.io/v1', 'ExternalSecret', {
      ...inShop('web'),
    }).withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'SecretSyncedError',
      message: 'could not get secret data from provider',
      lastTransitionTime: secondsAgo(300),
    }),
  ],
  CustomResourceStuck: () => [
    aCustomResource('cert-manager.io/v1', 'Certificate', {
      ...inShop('web'),
    }).withCondition({
      type: 'Issuing',
      status: 'True',
      reason: 'DoesNotExist',
      message: 'Issuing certificate as Secret does not exist',
      lastTransitionTime: secondsAgo(3_600),
    }),
  ],
  CustomResourceSuspended: () => [
    aCustomResource('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
      ...inShop('web'),
    }).withSpec({ suspend: true }),
  ],
};

const node = () => anObject('Node', { name: 'node-1', namespace: '' });
const presses = (type: string) => () =>
  [
    node().withCondition({
      type,
      status: 'True',
      lastTransitionTime: secondsAgo(900),
    }),
  ];
const nodeEvent = (reason: string) => () =>
  [
    node(),
    eventOn('Node', 'node-1', {
      reason,
      regarding: {
        kind: 'Node',
        name: 'node-1',
        namespace: '',
      },
    }),
  ];

/** One example of each class of nodes. */
export const NODE_FIXTURES: Fixtures<typeof NODE_CLASSES> = {
  NodeNotReady: () => [
    node().withCondition({ type: 'Ready', status: 'Unknown' }),
  ],
  NodeMemoryPressure: presses('MemoryPressure'),
  NodeDiskPressure: presses('DiskPressure'),
  NodePIDPressure: presses('PIDPressure'),
  NodeProblem: presses('ReadonlyFilesystem'),
  NodeSystemOOM: nodeEvent('SystemOOM'),
  NodeRebooted: nodeEvent('Rebooted'),
};
