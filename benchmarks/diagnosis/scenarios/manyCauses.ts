import { Expectation } from './scenario';

/** A recorded namespace in which everything goes wrong in its own way: what was done to each object. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  aff: ['PodAffinityMismatch'],
  anti: ['PodAntiAffinityMismatch'],
  cronfail: [
    'ApplicationError',
    'ContainerTerminatedError',
    'CronJobLastRunFailed',
    'JobBackoffLimitExceeded',
    'JobRetrying',
  ],
  dsbad: ['InvalidImageName'],
  gate: ['ReadinessGateNotReady'],
  gpu: ['InsufficientExtendedResource'],
  hostpath: ['HostPathTypeCheckFailed'],
  hostport: ['HostPortConflict'],
  hpagone: ['HPATargetMissing'],
  init127: ['CommandNotFoundInShell', 'InitContainerFailed'],
  initnever: ['ErrImageNeverPull'],
  initoom: ['OOMKilled', 'InitContainerFailed'],
  isdir: ['CommandNotExecutableAtStart'],
  kill15: ['ExitedZeroLoop'],
  kill9: ['ApplicationError'],
  liveexit1: ['LivenessProbeKilled'],
  livetcp: ['LivenessProbeKilled'],
  mountconflict: ['MountPathConflict'],
  mountkey: ['MountKeyMissing'],
  multi: ['ApplicationError'],
  never1: ['ContainerTerminatedError', 'ApplicationError'],
  nonroot0: ['RunAsNonRootViolation'],
  nosched: ['NoScheduler'],
  onfailure2: ['ApplicationError'],
  oomstart: ['OOMAtStart'],
  poststart: ['PostStartHookFailed'],
  prio: ['PriorityClassMissing'],
  rofs: ['ApplicationError'],
  rtc: ['RuntimeClassMissing'],
  seccomp: ['CreateContainerFailed'],
  spread: ['TopologySpread'],
  sysctl: ['KubeletAdmissionRejected'],
  unused: ['PVCNoStorageClass', 'PVCUnbound'],
};

const at = (name: string, classes: readonly string[]): Expectation => ({
  classes,
  on: [`*/${name}`, `*/${name}-*`],
});

export const MANY_CAUSES = {
  expect: Object.entries(CAUSES).map(([name, classes]) => at(name, classes)),
  /** Restarted once, two minutes before: worth a word or not. */
  allowed: [at('recovered', ['ApplicationError'])],
};
