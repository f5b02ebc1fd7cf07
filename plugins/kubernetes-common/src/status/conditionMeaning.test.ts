import { CustomResource } from '../model';
import { conditionMeaning, ConditionMeaning } from './conditionMeaning';

const OBJECT = { metadata: { generation: 3 } } as Pick<
  CustomResource,
  'metadata'
>;

/** `Type=Status Reason` */
function meaning(text: string, change = {}): ConditionMeaning {
  const [, type, status, reason] = /^(\w+)=(\w*)(?: (\w+))?$/.exec(text) ?? [];
  return conditionMeaning({ type, status, reason, ...change } as never, OBJECT);
}

describe('conditionMeaning', () => {
  it('takes a controller for running only by its own reason', () => {
    const message = 'Reconciling';
    expect(meaning('Running=True Running', { message })).toBe('working');
    expect(meaning('Running=True Idle', { message })).toBe('neutral');
  });

  it.each<[string, ConditionMeaning]>([
    ['Ready=True', 'good'],
    ['Ready=False', 'bad'],
    ['Ready=Unknown', 'working'],
    ['Ready=False Creating', 'working'],
    ['Ready=False WaitingForDependencies', 'working'],
    ['Ready=False Paused', 'neutral'],
    ['ConfigurationsReady=True', 'good'],
    ['HTTPRouteReady=False', 'bad'],
    ['LastAsyncOperation=False', 'bad'],
    ['Stalled=True', 'bad'],
    ['Stalled=False', 'good'],
    ['Stalled=Unknown', 'neutral'],
    ['NotReady=True', 'bad'],
    ['NotDegraded=True', 'neutral'],
    ['NotDegraded=False', 'bad'],
    ['NoErrors=True', 'neutral'],
    ['NoErrors=False', 'bad'],
    ['NoErrors=False Provisioning', 'working'],
    ['NoErrors=False PodsNotReady', 'bad'],
    ['ErrorsResolved=True SyncFailed', 'neutral'],
    ['PublicAccess=False JobRunning', 'neutral'],
    ['NoFailedPods=True', 'neutral'],
    ['NoFailedPods=False', 'bad'],
    ['ErrorFree=True', 'neutral'],
    ['ErrorFree=False', 'bad'],
    ['NonCompliant=True', 'bad'],
    ['NotPaused=True', 'neutral'],
    ['NoUpdatesAvailable=True', 'neutral'],
    ['ErrorReportingEnabled=True', 'neutral'],
    ['ErrorsCleared=True', 'neutral'],
    ['ErrorsCleared=False', 'neutral'],
    ['ErrorsCleared=False CleanupFailed', 'bad'],
    ['NoneReady=True', 'bad'],
    ['NoneReady=False', 'good'],
    ['FailureDomainsReady=True', 'good'],
    ['NoDataLoss=True', 'neutral'],
    ['NotFound=True', 'bad'],
    ['NodeLost=True', 'bad'],
    ['NotificationRejected=True', 'bad'],
    ['InvalidSpecError=', 'bad'],
    ['Progressing=True', 'working'],
    ['Progressing=True NewReplicaSetAvailable', 'neutral'],
    ['Progressing=False', 'neutral'],
    ['Progressing=False ProgressDeadlineExceeded', 'bad'],
    ['Reconciling=True ProgressingWithRetry', 'neutral'],
    ['ScalingUp=True', 'working'],
    ['RollingOut=False NotRollingOut', 'neutral'],
    ['Done=True', 'good'],
    ['Completed=True Succeeded', 'good'],
    ['Completed=True JobFailed', 'bad'],
    ['Completed=False', 'neutral'],
    ['Successful=False', 'working'],
    ['Recoverable=True', 'bad'],
    ['Recoverable=False', 'neutral'],
    ['NoMatchingInstances=True', 'bad'],
    ['Paused=True', 'neutral'],
    ['Deployed=False', 'working'],
    ['Deployed=True', 'neutral'],
    ['QuotaReserved=False Pending', 'working'],
    ['QuotaReserved=True QuotaReserved', 'neutral'],
    ['Deployed=Unknown', 'neutral'],
    ['Deployed=False InstallFailed', 'bad'],
    ['Deployed=False Suspended', 'neutral'],
    ['Something=False TimedOut', 'bad'],
    ['Something=True TimedOut', 'neutral'],
    ['ResolvedRefs=False', 'bad'],
    ['Ready=', 'neutral'],
    ['Stalled=True ReconciliationPaused', 'neutral'],
    ['Something=False', 'neutral'],
    ['ready=True', 'good'],
    ['ready=False', 'bad'],
    ['ReconcileSuccessful=True', 'good'],
    ['Ready=Unknown NodeLost', 'bad'],
    ['Available=Unknown LeaseUpdateStopped', 'bad'],
    ['Ready=False ClusterProvisioning', 'working'],
    ['Ready=False DependencyPending', 'working'],
    ['Ready=False ErrorProvisioning', 'bad'],
    ['Ready=False FailedCreating', 'bad'],
    ['Linked=False ConnectionRefused', 'bad'],
    ['Linked=False CrashLoopBackOff', 'bad'],
    ['Linked=False NoErrors', 'neutral'],
    ['Linked=False NotRejected', 'neutral'],
    ['Reachable=False', 'working'],
    ['DiskFull=True', 'bad'],
    ['MemoryPressure=True', 'bad'],
    ['MemoryPressure=False', 'neutral'],
    ['OutOfSync=True', 'bad'],
    ['OutOfDate=True', 'neutral'],
    ['WorkerCrashLooping=True', 'bad'],
    ['ActivitiesHalted=True', 'bad'],
    ['Halted=True', 'neutral'],
    ['Ready=False ScalingUp', 'working'],
    ['Ready=False RollingOut', 'working'],
    ['Ready=False HibernationFailed', 'bad'],
    ['Ready=False NotPaused', 'bad'],
    ['Ready=False KMSKeyDisabled', 'neutral'],
    ['Reconciled=False PausedOnFailure', 'bad'],
    ['Halted=True TooManyErrors', 'bad'],
    ['Deployed=False HibernationFailed', 'bad'],
    ['Ready=False TimedOutWaiting', 'bad'],
    ['Ready=False NotProgressing', 'bad'],
    ['Ready=False CrashLoopWhileStarting', 'bad'],
    ['Stalled=True RefusedUpdating', 'bad'],
    ['Degraded=True DeploymentUpdating', 'bad'],
    ['CrashLooping=False NoCrashLoop', 'neutral'],
    ['Ready=Unknown PipelineStopped', 'working'],
  ])('%s is %s', (text, expected) => {
    expect(meaning(text)).toBe(expected);
  });

  it('does not trust a condition of an older generation', () => {
    expect(meaning('Ready=True', { observedGeneration: 2 })).toBe('working');
    expect(meaning('Ready=True', { observedGeneration: 3 })).toBe('good');
  });

  it('does not count a condition whose severity is only information', () => {
    expect(meaning('Ready=False', { severity: 'Info' })).toBe('neutral');
    expect(meaning('Ready=False', { severity: 'Warning' })).toBe('bad');
    expect(meaning('Deployed=False', { severity: 'Info' })).toBe('neutral');
  });
});

describe('the message of a condition without a reason for it', () => {
  it.each<[string, ConditionMeaning]>([
    ['Waiting for more replicas', 'working'],
    ['resource is in creating state', 'working'],
    ['The cluster is being provisioned', 'working'],
    ['Traffic is being blocked', 'bad'],
    ['waiting for the pods: connection refused', 'bad'],
    ['pods are not ready', 'bad'],
    ['an upgrade is in progress', 'working'],
    [
      'ErrApplied(1) [Cluster x: another operation (install/upgrade/rollback) is in progress]',
      'bad',
    ],
    ['another operation (install/upgrade/rollback) is in progress', 'bad'],
    ['ErrApplied(1) [Cluster x: an upgrade is in progress]', 'bad'],
  ])('%s: %s', (message, expected) => {
    expect(meaning('Ready=False', { message })).toBe(expected);
  });

  it('counts less than a reason that is a failure', () => {
    const message = 'Waiting for 3 pods to be ready';
    expect(meaning('Healthy=False Unavailable', { message })).toBe('bad');
    expect(meaning('Ready=False Migrating', { message })).toBe('working');
    expect(
      meaning('Ready=False Updating', { message: 'Error: checksum mismatch' }),
    ).toBe('bad');
  });

  it('counts less than a severity that is an error', () => {
    const words = { message: 'Waiting for 3 pods', severity: 'Error' };
    expect(meaning('Ready=False', words)).toBe('bad');
    expect(meaning('Ready=False Creating', words)).toBe('bad');
  });

  it.each<[string, ConditionMeaning]>([
    ['Job has reached the specified backoff limit', 'bad'],
    ['the job failed: exit code 1', 'bad'],
    ['backup has failed', 'bad'],
    ['3 of 3 done, none failed', 'good'],
    ['Failed: 0, Succeeded: 3', 'good'],
    ['0 failed, 3 succeeded', 'good'],
    ['None failed', 'good'],
  ])('tells how something ended: %s', (message, expected) => {
    expect(meaning('Finished=True Done', { message })).toBe(expected);
  });

  it('is no excuse for what says that it is degraded', () => {
    const message = 'Waiting for the API server to be ready';
    expect(meaning('Degraded=True ResourceNotReady', { message })).toBe('bad');
    expect(meaning('NotReady=True Creating', { message })).toBe('working');
  });
});
