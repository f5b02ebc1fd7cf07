import {
  isFailureReason,
  isGrossFailureReason,
  isReasonOfOff,
  isReasonOfOwnWork,
  isReasonOfPause,
  isReasonOfSilence,
  isReasonOfWork,
} from './conditionReasons';

describe('isFailureReason', () => {
  it.each([
    'AccessDenied',
    'BackOff',
    'BuildFailed',
    'ConnectionRefused',
    'CrashLoopBackOff',
    'CertificateExpired',
    'ErrorNotResolved',
    'FailoverFailed',
    'NoFailureDomainAvailable',
    'ProgressDeadlineExceeded',
    'TooManyErrors',
  ])('%s is a failure', reason => {
    expect(isFailureReason(reason)).toBe(true);
  });

  it.each([
    'ErrorResolved',
    'FailingOver',
    'FailoverInProgress',
    'LimitNotExceeded',
    'NoBackOff',
    'NoCrashLoop',
    'NoCrashLoopBackOff',
    'NoErrors',
    'NoErrorsFound',
    'NoFailedPods',
    'NoFailuresDetected',
    'NoTimeout',
    'NoUnreachableNodes',
    'NotRejected',
    'TTLExpired',
    'WithoutErrors',
    '',
  ])('%s is none', reason => {
    expect(isFailureReason(reason)).toBe(false);
  });

  it('tells a failure from a denial, which may be meant', () => {
    expect(isGrossFailureReason('BuildFailed')).toBe(true);
    expect(isGrossFailureReason('AccessDenied')).toBe(false);
    expect(isGrossFailureReason('NoErrorsFound')).toBe(false);
  });
});

describe('isReasonOfPause', () => {
  it.each([
    'Hibernated',
    'Hibernating',
    'Paused',
    'ReconcilePaused',
    'ReconciliationPaused',
    'RolloutPaused',
    'ScaledObjectPaused',
    'Suspended',
  ])('%s is a pause', reason => {
    expect(isReasonOfPause(reason)).toBe(true);
    expect(isReasonOfOff(reason)).toBe(true);
  });

  it.each([
    'APIDisabled',
    'AccountSuspended',
    'HibernationFailed',
    'KMSKeyDisabled',
    'NotPaused',
    'ReconciliationNotPaused',
    'PausedOnFailure',
    'ServiceDisabled',
    'SuspendedDueToErrors',
  ])('%s is none', reason => {
    expect(isReasonOfPause(reason)).toBe(false);
  });

  it('is turned off only where it has not failed', () => {
    expect(isReasonOfOff('ServiceDisabled')).toBe(true);
    expect(isReasonOfOff('HibernationFailed')).toBe(false);
    expect(isReasonOfOff('NotPaused')).toBe(false);
  });
});

describe('isReasonOfWork', () => {
  it.each([
    'ClusterProvisioning',
    'Creating',
    'RollingOut',
    'UpgradeInProgress',
    'WaitingForQuota',
  ])('%s is work', reason => {
    expect(isReasonOfWork(reason)).toBe(true);
  });

  it.each([
    'ConflictUpdating',
    'CrashLoopWhileStarting',
    'DeadlineExceededProvisioning',
    'DenyCreating',
    'ForbiddenCreating',
    'NoLongerProgressing',
    'NotProgressing',
    'QuotaBlocksCreating',
    'RefusedUpdating',
    'TimedOutWaiting',
    'TimeoutCreating',
    'WaitingForFailedPods',
  ])('%s is none', reason => {
    expect(isReasonOfWork(reason)).toBe(false);
    expect(isReasonOfOwnWork(reason)).toBe(false);
  });

  it('is of the object itself only without the name of a part', () => {
    expect(isReasonOfOwnWork('Creating')).toBe(true);
    expect(isReasonOfOwnWork('PodInitializing')).toBe(true);
    expect(isReasonOfOwnWork('DeploymentUpdating')).toBe(false);
  });
});

it.each([
  ['NodeStatusUpdateStopped', true],
  ['HeartbeatStopped', true],
  ['NodeLost', true],
  ['ConnectionLost', true],
  ['Unreachable', true],
  ['NotUnreachable', false],
  ['Stopped', false],
  ['PipelineStopped', false],
  ['TokenExpired', false],
  ['QuorumLost', false],
])('whether %s is silence: %s', (reason, expected) => {
  expect(isReasonOfSilence(reason)).toBe(expected);
});

it('reads a long reason in no time', () => {
  const reason = `${'ReconcilScaledNoErrors'.repeat(46)}x`;
  const begin = performance.now();
  for (const read of [
    isFailureReason,
    isReasonOfOff,
    isReasonOfOwnWork,
    isReasonOfPause,
    isReasonOfSilence,
    isReasonOfWork,
  ]) {
    read(reason);
  }
  expect(performance.now() - begin).toBeLessThan(100);
});
