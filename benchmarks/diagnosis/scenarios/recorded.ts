import { at, found, RecordedLabel, SILENCE } from './label';
import { MANY_CAUSES } from './manyCauses';
import { UNSEEN_LABELS } from './unseen';

/** Nothing serves metrics in the clusters that were recorded. */
const NO_METRICS = at('web', 'HPAFailedGetMetrics');
const LIVENESS: RecordedLabel = {
  expect: [
    at('livehttp', 'LivenessProbeKilled'),
    at('livekill', 'LivenessProbeKilled'),
  ],
  allowed: [at('live*', 'ProbeMisconfigured', 'LivenessFailingNow')],
};
const STARTUP: RecordedLabel = {
  expect: [at('startup', 'StartupProbeKilled')],
  allowed: [at('startup', 'ProbeMisconfigured', 'StartupPending')],
};
const OUT_OF_MEMORY = found(
  at('oom', 'OOMKilled'),
  at('oomchild', 'OOMKilled', 'ChildOOMKilled'),
);
/** Of the two Jobs there, the pods of one begin with the name of the other. */
function failedJobs(...classes: readonly string[]): RecordedLabel {
  const any = ['ApplicationError', 'ContainerTerminatedError'];
  return found(
    {
      classes: [...any, ...classes],
      on: ['Job/jobfail', 'Pod/jobfail-6vm6h', 'Pod/jobfail-mcvgw'],
    },
    at('jobfail-onfailure', ...any, 'JobBackoffLimitExceeded'),
  );
}

/** By the folder in `packages/diagnose/src/fixtures/corpus`. Labels of this benchmark, not Podlight's recorded findings. */
export const RECORDED_LABELS: Readonly<Record<string, RecordedLabel>> = {
  ...UNSEEN_LABELS,
  'config-missing-configmap-age-3m-v1.36.2': found(
    at('nocm', 'MissingConfigMap'),
  ),
  'config-missing-key-age-3m-v1.20.2': found(at('nokey', 'MissingConfigKey')),
  'config-missing-secret-age-3m-v1.20.2': found(
    at('nosecret', 'MissingSecret'),
  ),
  'config-run-as-nonroot-age-3m-v1.20.2': found(
    at('nonroot', 'RunAsNonRootViolation'),
  ),
  'crashloop-exit0-age-3m-v1.36.2': found(at('crash0', 'ExitedZeroLoop')),
  'crashloop-exit1-age-3m-v1.36.2': found(at('crash1', 'ApplicationError')),
  'crashloop-exit2-age-3m-v1.20.2': found(at('crash2', 'ApplicationError')),
  'crashloop-signals-age-3m-v1.20.2': found(
    at('abrt', 'NativeCrash'),
    at('segv', 'NativeCrash'),
    at('exit127', 'CommandNotFoundInShell'),
    at('exit126', 'CommandNotExecutableInShell'),
    at('exit255', 'ApplicationError'),
    at('nolog', 'ApplicationError'),
  ),
  'daemonset-age-3m-v1.20.2': found(at('agentbad', 'ApplicationError')),
  'deadline-exceeded-age-3m-v1.20.2': found(
    at('deadline', 'PodDeadlineExceeded'),
  ),
  'evicted-age-1m-v1.36.2': found({
    classes: ['EvictedEphemeralLimit'],
    on: ['Pod/evicted-eph'],
  }),
  'evicted-age-3m-v1.36.2': found(
    { classes: ['EvictedEphemeralLimit'], on: ['Pod/evicted-eph'] },
    {
      classes: ['EvictedEphemeralLimit'],
      on: ['Deployment/evicted', 'ReplicaSet/evicted-*', 'Pod/evicted-*-*'],
    },
  ),
  'healthy-age-1m-v1.36.2': { expect: [], allowed: [NO_METRICS] },
  'healthy-age-3m-v1.36.2': found(NO_METRICS),
  'healthy-cordoned-v1.36.2': found(NO_METRICS),
  'healthy-node-back-v1.36.2': found(NO_METRICS),
  'image-dns-age-3m-v1.20.2': found(at('pulldns', 'RegistryUnreachable')),
  'image-invalid-name-age-3m-v1.20.2': found(at('badname', 'InvalidImageName')),
  'image-never-age-3m-v1.20.2': found(at('never', 'ErrImageNeverPull')),
  'image-notfound-age-1m-v1.36.2': found(at('pullnotfound', 'ImageNotFound')),
  'image-notfound-age-3m-v1.20.2': found(at('pullnotfound', 'ImageNotFound')),
  'image-refused-age-3m-v1.20.2': found(
    at('pullrefused', 'RegistryUnreachable'),
  ),
  'image-unauthorized-age-3m-v1.20.2': {
    expect: [at('pullunauth', 'ImagePullUnauthorized')],
    allowed: [at('pullunauth', 'ImagePullSecretMissing')],
  },
  'init-failing-age-3m-v1.36.2': found(
    at('initfail', 'InitContainerFailed', 'ApplicationError'),
  ),
  'init-image-age-3m-v1.20.2': found(at('initpull', 'RegistryUnreachable')),
  'init-waiting-age-3m-v1.20.2': SILENCE,
  'job-backoff-age-1m-v1.20.2': failedJobs('JobRetrying'),
  'job-backoff-age-3m-v1.20.2': failedJobs('JobBackoffLimitExceeded'),
  'job-complete-age-3m-v1.36.2': SILENCE,
  'job-deadline-age-3m-v1.20.2': found(at('jobslow', 'JobDeadlineExceeded')),
  'job-running-age-3m-v1.20.2': SILENCE,
  'limitrange-age-3m-v1.20.2': found(at('toolarge', 'LimitRangeViolation')),
  'liveness-killing-age-1m-v1.20.2': LIVENESS,
  'liveness-killing-age-1m-v1.36.2': LIVENESS,
  'liveness-killing-age-3m-v1.20.2': LIVENESS,
  'liveness-killing-age-3m-v1.36.2': LIVENESS,
  'logs-variety-age-3m-v1.20.2': found({
    classes: ['ApplicationError'],
    on: ['Pod/logs'],
  }),
  'many-causes-age-3m-v1.20.2': MANY_CAUSES,
  'mount-missing-configmap-age-3m-v1.20.2': found(
    at('novol', 'MountConfigMapMissing', 'MissingConfigMap'),
  ),
  'mount-missing-secret-age-3m-v1.20.2': found(
    at('novolsec', 'MountSecretMissing', 'MissingSecret'),
  ),
  'oomkilled-age-1m-v1.36.2': OUT_OF_MEMORY,
  'oomkilled-age-3m-v1.36.2': OUT_OF_MEMORY,
  'paused-and-zero-age-3m-v1.20.2': SILENCE,
  'progress-deadline-age-3m-v1.36.2': {
    expect: [at('stuck', 'ReadinessProbeFailing', 'ProgressDeadlineExceeded')],
  },
  'pvc-pending-age-3m-v1.36.2': found(
    at('noclaim', 'PVCNotFound'),
    {
      classes: ['PVCNoStorageClass', 'PVCUnbound'],
      on: ['*/needsvol*', 'PersistentVolumeClaim/data'],
    },
    {
      classes: ['PVCStorageClassMissing', 'PVCProvisioningFailed'],
      on: ['PersistentVolumeClaim/data-sc'],
    },
  ),
  'quota-exceeded-age-3m-v1.36.2': found(at('quota', 'QuotaExceeded')),
  'readiness-failing-age-3m-v1.36.2': found(
    {
      classes: ['ReadinessProbeFailing', 'ProbeMisconfigured'],
      on: ['*/unready', '*/unready-6cbf5985b*'],
    },
    at('unready-tcp', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
    at('unready-exec', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  'readiness-slow-age-1m-v1.20.2': SILENCE,
  'readiness-slow-age-3m-v1.20.2': SILENCE,
  'rollout-stuck-age-1m-v1.20.2': SILENCE,
  'rollout-stuck-age-3m-v1.20.2': found({
    classes: ['RegistryUnreachable'],
    on: [
      'Deployment/roll',
      'ReplicaSet/roll-5bfbff65b9',
      'Pod/roll-5bfbff65b9-*',
    ],
  }),
  'run-command-not-found-age-3m-v1.36.2': found(
    at('nocmd', 'CommandNotFoundAtStart'),
  ),
  'run-not-executable-age-3m-v1.20.2': found(
    at('noexec', 'CommandNotExecutableAtStart'),
  ),
  'service-no-endpoints-age-3m-v1.20.2': found(
    at('orphan', 'ServiceNoEndpoints'),
  ),
  'serviceaccount-missing-age-3m-v1.20.2': found(
    at('nosa', 'ServiceAccountMissing'),
  ),
  'sidecar-native-age-3m-v1.36.2': SILENCE,
  'startup-failing-age-1m-v1.20.2': {
    expect: [],
    allowed: [
      at(
        'startup',
        'StartupPending',
        'StartupProbeKilled',
        'ProbeMisconfigured',
      ),
    ],
  },
  'startup-failing-age-1m-v1.36.2': STARTUP,
  'startup-failing-age-3m-v1.20.2': STARTUP,
  'startup-failing-age-3m-v1.36.2': STARTUP,
  'statefulset-healthy-age-3m-v1.20.2': SILENCE,
  'statefulset-stuck-age-1m-v1.36.2': {
    expect: [at('dbbad', 'ApplicationError')],
    allowed: [at('*dbpvc', 'PVCNoStorageClass', 'PVCUnbound')],
  },
  'statefulset-stuck-age-3m-v1.36.2': found(at('dbbad', 'ApplicationError'), {
    classes: ['PVCNoStorageClass', 'PVCUnbound'],
    on: ['*/dbpvc*', 'PersistentVolumeClaim/data-dbpvc-0'],
  }),
  'terminating-age-1m-v1.36.2': SILENCE,
  'terminating-age-3m-v1.36.2': found({
    classes: ['StuckTerminating'],
    on: ['Pod/finalizer'],
  }),
  'unschedulable-cpu-age-3m-v1.36.2': found(at('bigcpu', 'InsufficientCPU')),
  'unschedulable-memory-age-1m-v1.20.2': found(
    at('bigmem', 'InsufficientMemory', 'InsufficientCPU'),
  ),
  'unschedulable-memory-age-3m-v1.20.2': found(
    at('bigmem', 'InsufficientMemory'),
  ),
  'unschedulable-selector-age-3m-v1.20.2': found(
    at('gpu', 'NodeAffinityMismatch'),
  ),
};
