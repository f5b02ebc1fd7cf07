import { at, found, RecordedLabel, SILENCE } from './label';

/**
 * Recordings that no rule was written for. One namespace each, with several
 * workloads that fail, or do not, for reasons of one kind.
 */
export const UNSEEN_LABELS: Readonly<Record<string, RecordedLabel>> = {
  'image-registry-answers-age-3m-v1.20.2': {
    expect: [
      at('forbidden', 'ImagePullUnauthorized'),
      at('limited', 'ImagePullRateLimited'),
      at('broken', 'RegistryUnreachable'),
      at('tls', 'RegistryTLSError'),
      at('armonly', 'ImagePlatformMismatch'),
      at('digest', 'ImageNotFound'),
    ],
    allowed: [at('hang', 'ImagePullSlow', 'RegistryUnreachable')],
  },
  'image-names-age-3m-v1.20.2': found(
    at('upper', 'InvalidImageName'),
    at('scheme', 'InvalidImageName'),
    at('twotags', 'InvalidImageName'),
    at('nobody', 'ErrImageNeverPull'),
  ),
  'image-second-container-age-3m-v1.20.2': found(
    { ...at('two', 'ImageNotFound'), container: 'helper' },
    { ...at('both', 'ImageNotFound'), container: 'helper' },
    { ...at('both', 'MissingConfigMap'), container: 'app' },
    { ...at('initimg', 'ImageNotFound'), container: 'prepare' },
  ),
  'config-variants-age-3m-v1.20.2': found(
    at('seckey', 'MissingConfigKey'),
    { ...at('initcm', 'MissingConfigMap'), container: 'setup' },
    { ...at('helpersec', 'MissingSecret'), container: 'proxy' },
    at('named', 'RunAsNonRootViolation'),
    at('rootuid', 'RunAsNonRootViolation'),
    at('nocommand', 'NoCommand'),
    { ...at('subfile', 'SubPathError'), container: 'app' },
    at('subexpr', 'SubPathError', 'ContainerConfigOther'),
  ),
  'start-variants-age-3m-v1.20.2': {
    expect: [
      at('arm', 'ArchMismatch', 'ContainerStartFailed'),
      at('noshebang', 'ArchMismatch', 'ContainerStartFailed'),
      at('dirasfile', 'MountPathConflict'),
      at('isdir', 'CommandNotExecutableAtStart'),
      at('tinymem', 'OOMAtStart'),
      at('smallmem', 'OOMAtStart', 'OOMKilled'),
      at('missinglib', 'CommandNotFoundAtStart'),
      { ...at('helpercmd', 'CommandNotFoundAtStart'), container: 'proxy' },
      {
        ...at('initcmd', 'CommandNotFoundAtStart', 'InitContainerFailed'),
        container: 'wait',
      },
      at('poststart', 'PostStartHookFailed'),
      at('posthttp', 'PostStartHookFailed'),
      at('crlf', 'CommandNotFoundInShell'),
    ],
    allowed: [at('posthang', 'PostStartHookFailed')],
  },
  'crash-codes-age-3m-v1.20.2': found(
    at('self143', 'TerminatedBySignal'),
    at('kill9', 'SigkillUnexplained'),
    at('exit3', 'ApplicationError'),
    at('termmsg', 'ApplicationError'),
    at('slowzero', 'ExitedZeroLoop'),
    { ...at('side', 'ApplicationError'), container: 'agent' },
    { ...at('twobad', 'ApplicationError'), container: 'app' },
    { ...at('twobad', 'ExitedZeroLoop'), container: 'agent' },
    at('sigill', 'NativeCrash'),
    at('sigint', 'TerminatedBySignal'),
    at('runs30', 'ApplicationError'),
  ),
  'oom-variants-age-3m-v1.20.2': found(
    {
      ...at('oominit', 'OOMKilled', 'InitContainerFailed'),
      container: 'import',
    },
    { ...at('oomside', 'OOMKilled'), container: 'cache' },
    at('oomnever', 'OOMKilled'),
    at('oomjob', 'OOMKilled', 'JobRetrying', 'JobBackoffLimitExceeded'),
  ),
  'restart-policies-age-22m-v1.20.2': {
    expect: [
      at('neverfail', 'ContainerTerminatedError', 'ApplicationError'),
      {
        ...at('nevermixed', 'ContainerTerminatedError', 'ApplicationError'),
        container: 'agent',
      },
      at('onfail', 'ApplicationError'),
      {
        ...at(
          'initnever',
          'InitContainerFailed',
          'ContainerTerminatedError',
          'ApplicationError',
        ),
        container: 'migrate',
      },
    ],
    allowed: [at('deadlined', 'PodDeadlineExceeded')],
  },
  'init-variants-age-8m-v1.20.2': found(
    {
      ...at('second', 'InitContainerFailed', 'ApplicationError'),
      container: 'two',
    },
    {
      ...at('initcode', 'InitContainerFailed', 'NativeCrash'),
      container: 'seg',
    },
  ),
  'volume-variants-age-3m-v1.20.2': {
    expect: [
      at('cmkey', 'MountKeyMissing'),
      at('seckey', 'MountKeyMissing'),
      at('projected', 'MountSecretMissing', 'MissingSecret'),
      at('csi', 'CSIDriverMissing'),
      at('hostdir', 'HostPathTypeCheckFailed'),
      at('hostsock', 'HostPathTypeCheckFailed'),
      at('nfs', 'MountFailed'),
      at('localpath', 'MountFailed'),
      at('awaydisk', 'VolumeZoneConflict'),
      at('waits', 'PVCUnbound', 'VolumeLimits', 'PVCNotFound'),
      at('extprov', 'PVCUnbound', 'PVCExternalProvisioning'),
      at('initvol', 'MountConfigMapMissing', 'MissingConfigMap'),
    ],
    allowed: [
      at('ext', 'PVCExternalProvisioning'),
      at('extprov', 'PVCUnbound'),
    ],
  },
  'readiness-variants-age-6m-v1.20.2': {
    expect: [
      at('r404', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
      at('rtimeout', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
      at('rexec', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
      at('rnamed', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
      at('rport', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
      { ...at('rside', 'ReadinessProbeFailing'), container: 'proxy' },
      at('rlost', 'ReadinessProbeFailing'),
      at('gated', 'ReadinessGateNotReady'),
    ],
    allowed: [at('r*', 'ProbeMisconfigured')],
  },
  'probe-kills-before-events-age-1m-v1.20.2': {
    expect: [
      at('ltcp', 'LivenessProbeKilled'),
      at('ltimeout', 'LivenessProbeKilled'),
      { ...at('lside', 'LivenessProbeKilled'), container: 'proxy' },
      at('lgrace', 'LivenessProbeKilled'),
      at('lone', 'LivenessProbeKilled', 'ApplicationError'),
      at('shttp', 'StartupProbeKilled'),
    ],
    allowed: [at('l*', 'ProbeMisconfigured', 'LivenessFailingNow')],
  },
  'probe-kills-after-events-age-9m-v1.20.2': {
    expect: [
      at('ltcp', 'LivenessProbeKilled'),
      at('ltimeout', 'LivenessProbeKilled'),
      at('lexec', 'LivenessProbeKilled', 'ProbeMisconfigured'),
      { ...at('lside', 'LivenessProbeKilled'), container: 'proxy' },
      at('lgrace', 'LivenessProbeKilled'),
      at('lone', 'LivenessProbeKilled'),
      at('shttp', 'StartupProbeKilled'),
      at('slong', 'StartupPending'),
    ],
    allowed: [
      at('l*', 'ProbeMisconfigured', 'LivenessFailingNow'),
      at('slong', 'StartupPending'),
    ],
  },
  'scheduling-variants-age-6m-v1.20.2': found(
    at('affin', 'NodeAffinityMismatch'),
    at('podaff', 'PodAffinityMismatch'),
    at('anti', 'PodAntiAffinityMismatch'),
    at('spread', 'TopologySpread'),
    at('ports', 'HostPortConflict'),
    at('ephem', 'InsufficientEphemeralStorage'),
    at('gpu', 'InsufficientExtendedResource'),
    at('sched', 'NoScheduler'),
    at('combo', 'InsufficientCPU', 'InsufficientMemory'),
    at('outof', 'KubeletAdmissionRejected'),
    at('nodesel', 'KubeletAdmissionRejected'),
  ),
  'quota-without-limits-age-3m-v1.20.2': {
    expect: [
      at('nolimits', 'QuotaExceeded'),
      at('nolimits-sts', 'QuotaExceeded'),
      at('nolimits-ds', 'QuotaExceeded'),
      at('nolimits-job', 'QuotaExceeded'),
    ],
    allowed: [at('nolimits-cron', 'QuotaExceeded', 'CronJobLastRunFailed')],
  },
  'quota-cpu-age-3m-v1.20.2': {
    expect: [at('toomuch', 'QuotaExceeded')],
    allowed: [at('big', 'PVCNoStorageClass')],
  },
  'limitrange-variants-age-3m-v1.20.2': found(
    at('small', 'LimitRangeViolation'),
    at('ratio', 'LimitRangeViolation'),
  ),
  'create-refused-age-3m-v1.20.2': {
    expect: [
      at('noprio', 'PriorityClassMissing'),
      at('noruntime', 'RuntimeClassMissing'),
      at('nosa-sts', 'ServiceAccountMissing'),
      at('nosa-ds', 'ServiceAccountMissing'),
      at('nosa-job', 'ServiceAccountMissing'),
    ],
    allowed: [at('nosa-cron', 'ServiceAccountMissing', 'CronJobLastRunFailed')],
  },
  'webhook-unavailable-age-3m-v1.20.2': found(
    at('hooked', 'AdmissionWebhookUnavailable'),
  ),
  'webhook-denied-age-3m-v1.20.2': found(
    at('denied', 'AdmissionWebhookDenied'),
  ),
  'job-variants-age-6m-v1.20.2': {
    expect: [
      at(
        'zero',
        'JobBackoffLimitExceeded',
        'ApplicationError',
        'ContainerTerminatedError',
      ),
      at('badimage', 'ImageNotFound'),
      at('badcm', 'MissingConfigMap'),
      at(
        'onfail',
        'ApplicationError',
        'JobRetrying',
        'ContainerTerminatedError',
      ),
      at(
        'initbad',
        'JobBackoffLimitExceeded',
        'InitContainerFailed',
        'ApplicationError',
        'ContainerTerminatedError',
      ),
      at('toolong', 'JobDeadlineExceeded'),
      at('unsched', 'InsufficientCPU'),
    ],
    allowed: [
      at('retrying', 'JobRetrying', 'ContainerTerminatedError'),
      at('onfail', 'JobRetrying'),
      at('eventually', 'JobRetrying'),
    ],
  },
  'cronjob-variants-age-6m-v1.20.2': {
    expect: [
      at(
        'bad',
        'CronJobLastRunFailed',
        'JobBackoffLimitExceeded',
        'ApplicationError',
        'ContainerTerminatedError',
      ),
      at('badimg', 'ImageNotFound'),
    ],
    allowed: [at('bad', 'ContainerTerminatedError', 'JobBackoffLimitExceeded')],
  },
  'autoscaler-variants-age-3m-v1.20.2': found(
    at('lost', 'HPATargetMissing'),
    at('noreq', 'HPAFailedGetMetrics'),
    at('fixed', 'HPAFailedGetMetrics'),
  ),
  'statefulset-variants-age-6m-v1.20.2': {
    expect: [
      at('first-0', 'ReadinessProbeFailing'),
      at('parallel-1', 'ApplicationError'),
      at('img', 'ImageNotFound'),
      at(
        'sclass-0',
        'PVCNotFound',
        'PVCStorageClassMissing',
        'PVCProvisioningFailed',
        'PVCUnbound',
      ),
    ],
    allowed: [
      at('d-sclass', 'PVCStorageClassMissing', 'PVCUnbound'),
      at('sclass', 'PVCUnbound'),
    ],
  },
  'daemonset-variants-age-6m-v1.20.2': {
    expect: [
      at('img', 'ImageNotFound'),
      at('toobig', 'InsufficientCPU'),
      at('unready', 'ReadinessProbeFailing', 'ProbeMisconfigured'),
    ],
    allowed: [at('unready', 'ProbeMisconfigured')],
  },
  'rollout-variants-age-6m-v1.20.2': {
    expect: [
      at('nosurge', 'ImageNotFound'),
      at('deadline', 'ImageNotFound'),
      at('bare', 'ApplicationError'),
      at('oldrc', 'ApplicationError'),
    ],
    allowed: [at('pausedbad', 'ApplicationError')],
  },
  'service-variants-age-6m-v1.20.2': {
    expect: [
      at('typo', 'ServiceNoEndpoints'),
      at('namedport', 'ServiceNoEndpoints', 'ServicePortMismatch'),
      at('unready', 'ReadinessProbeFailing'),
    ],
    allowed: [at('wrongport', 'ServiceNoEndpoints')],
  },
  'evicted-variants-age-6m-v1.20.2': found(
    at('emptydir', 'EvictedEphemeralLimit'),
    at(
      'evjob',
      'EvictedEphemeralLimit',
      'JobRetrying',
      'JobBackoffLimitExceeded',
    ),
  ),
  'terminating-variants-age-3m-v1.20.2': found(
    at('fin', 'StuckTerminating'),
    at('crashgone', 'StuckTerminating'),
  ),
  'refused-by-node-age-3m-v1.20.2': {
    expect: [
      at('sysctl', 'KubeletAdmissionRejected'),
      at('runtime', 'RuntimeClassHandlerMissing'),
      at('seccomp', 'CreateContainerFailed', 'DeviceOrRuntimeHookError'),
      at('armored', 'KubeletAdmissionRejected'),
      at('device', 'HostPathTypeCheckFailed'),
      at('fieldref', 'ContainerConfigOther', 'InvalidPodTemplate'),
      at('rofs', 'ApplicationError'),
    ],
    allowed: [
      at('bind', 'ApplicationError'),
      at('enospc', 'EvictedEphemeralLimit'),
      at('privport', 'ApplicationError'),
    ],
  },
  'flapping-age-3m-v1.20.2': {
    expect: [
      at('minutely', 'ApplicationError'),
      at('liveonce', 'LivenessProbeKilled'),
    ],
    allowed: [at('unstable', 'ReadinessProbeFailing')],
  },
  'several-causes-age-3m-v1.20.2': {
    expect: [
      { ...at('three', 'ApplicationError'), container: 'metrics' },
      { ...at('mixed', 'MissingSecret'), container: 'web' },
      { ...at('mixed', 'ApplicationError'), container: 'side' },
      at('oomlive', 'OOMKilled'),
      at('probeprobe', 'LivenessProbeKilled'),
    ],
    allowed: [
      at('part', 'ApplicationError'),
      at('probeprobe', 'ReadinessProbeFailing'),
    ],
  },
  'healthy-variants-age-1m-v1.20.2': SILENCE,
  'node-lost-70s-v1.20.2': found(
    at('startslow', 'NodeUnreachable'),
    at('host', 'NodeUnreachable'),
    at('longinit', 'NodeUnreachable'),
    at('wide', 'NodeUnreachable'),
    at('ord', 'NodeUnreachable'),
    at('node', 'NodeUnreachable'),
    at('graceful', 'NodeUnreachable'),
  ),
  'node-back-20s-v1.20.2': SILENCE,
  'sandbox-killed-age-20m-v1.20.2': SILENCE,
  'tainted-45s-v1.20.2': found(at('app', 'UntoleratedTaint')),
  'cordoned-40s-v1.20.2': found(at('app', 'NodeCordoned')),
  'preemption-age-3m-v1.20.2': found(at('low', 'InsufficientCPU')),
  'one-cause-two-workloads-age-3m-v1.20.2': found(
    at('alpha', 'MissingConfigMap'),
    at('beta', 'MissingConfigMap'),
  ),
};
