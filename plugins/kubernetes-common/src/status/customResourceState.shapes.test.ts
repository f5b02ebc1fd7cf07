import { parseCustomResource } from '../model';
import { judgeCustomResource } from './customResourceState';

type State = string | undefined;
type Status = Readonly<Record<string, unknown>>;

/** Of a kind that nothing is known about. */
function judge(status: Status, spec: object = {}): State {
  const parsed = parseCustomResource({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing', generation: 1 },
    spec,
    status,
  });
  return parsed && judgeCustomResource(parsed).state;
}

/** `Ready=False NoImage: a message` */
const when = (...texts: readonly string[]) => ({
  conditions: texts.map(text => {
    const [, type, status, reason, message] =
      /^(\w+)=(\w*)(?: (\w+))?(?:: (.*))?$/.exec(text) ?? [];
    return { type, status, reason, message };
  }),
});

/** The same, of which the last has a severity. */
const ofSeverity = (severity: string, ...texts: readonly string[]) => {
  const { conditions } = when(...texts);
  return {
    conditions: conditions.map((each, position) =>
      position === texts.length - 1 ? { ...each, severity } : each,
    ),
  };
};

const READY = when('Ready=True');
const no = { status: 'False', reason: 'NoImage' };

describe('where the conditions are', () => {
  it.each<[State, Status]>([
    ['healthy', { conditions: [{ type: 'Ready', status: 'true' }] }],
    ['healthy', { conditions: [{ type: 'Ready', status: true }] }],
    ['healthy', { conditions: { Ready: { status: 'True' } } }],
    ['healthy', { conditions: { Ready: true } }],
    ['failing', { conditions: { Ready: no } }],
    ['failing', { conditions: { ready: { type: 'Ready', ...no } } }],
    ['progressing', { conditions: { Ready: { status: 'Unknown' } } }],
    [undefined, { conditions: { count: 3, items: 'none' } }],
    [undefined, { conditions: 'none' }],
    ['healthy', { condition: { type: 'Ready', status: 'True' } }],
    ['failing', { condition: { type: 'Ready', ...no } }],
    ['healthy', { condition: 'Fine', phase: 'Ready' }],
    ['failing', { server: { conditions: [{ type: 'Ready', ...no }] } }],
    ['failing', { ...READY, server: when('Healthy=False CrashLoop') }],
    ['healthy', { ...READY, server: READY }],
    [undefined, { server: READY }],
    ['healthy', { ...READY, lastAttempt: when('Ready=False Failed') }],
    ['healthy', { ...READY, previousRevision: when('Ready=False Failed') }],
    ['failing', { ...READY, targets: [when('Ready=False Failed')] }],
    ['healthy', { ...READY, history: [when('Ready=False Failed')] }],
    ['healthy', { ...READY, lastRuns: [when('Ready=False Failed')] }],
    ['healthy', { phase: 'Ready', oldReplicas: [when('Ready=False Failed')] }],
  ])('%s: %j', (state, status) => {
    expect(judge(status)).toBe(state);
  });
});

it('takes no value of a map for a condition that is none', () => {
  const parsed = parseCustomResource({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing' },
    status: { conditions: { token: 'hunter2', Ready: 'True', on: { x: 1 } } },
  });
  expect(parsed?.status.conditions).toEqual([
    { type: 'Ready', status: 'True' },
  ]);
});

describe('how many of its replicas are there', () => {
  it.each<[State, Status, object?]>([
    ['healthy', { replicas: 3, readyReplicas: 3 }],
    ['progressing', { replicas: 3, readyReplicas: 1 }],
    ['progressing', { replicas: 3, availableReplicas: 1 }],
    ['progressing', { readyReplicas: 0 }, { replicas: 3 }],
    ['progressing', { replicas: 1, readyReplicas: 1 }, { replicas: 3 }],
    ['healthy', { replicas: 6, readyReplicas: 6 }, { replicas: 3 }],
    ['progressing', { ...READY, replicas: 3, updatedReplicas: 1 }],
    ['healthy', { ...READY, replicas: 3, updatedReplicas: 3 }],
    ['progressing', { desiredNumberScheduled: 3, numberReady: 1 }],
    ['progressing', { desiredReplicas: 3, readyReplicas: 2, replicas: 3 }],
    ['progressing', { desired: 3, ready: 1 }],
    [undefined, { desired: 3, ready: 3 }],
    [undefined, { replicas: 0, readyReplicas: 0 }],
    ['suspended', { replicas: 0 }, { replicas: 3, paused: true }],
    [undefined, { readyReplicas: -1, replicas: Number.NaN }],
  ])('%s: %j %j', (state, status, spec = {}) => {
    expect(judge(status, spec)).toBe(state);
  });
});

describe('an error in a field of its own', () => {
  it.each<[State, Status]>([
    ['failing', { syncError: 'no such branch' }],
    ['failing', { usefulErrorMessage: 'kapp: no such image' }],
    ['failing', { failureCause: 'no quota' }],
    ['failing', { ready: true, failure: 'no quota' }],
    ['failing', { lastSyncError: 'no such branch' }],
    // What went wrong once.
    [undefined, { phase: 'Running', lastError: 'was retried' }],
    ['healthy', { ...READY, lastSyncError: 'was retried' }],
    ['healthy', { ...READY, syncError: 'was retried' }],
    [undefined, { syncError: 'none', failure: null, errors: {} }],
    [undefined, { errorCount: 0, errorRate: '0.1' }],
    // What is done with errors.
    [undefined, { onError: 'Continue', retryOnError: 'Always' }],
    [undefined, { ignoreErrors: 'transient', phase: 'Running' }],
    ['failing', { connectionError: 'refused' }],
    [undefined, { syncError: 'No errors found', tlsError: '0 errors' }],
    [undefined, { syncError: '[]', tlsError: '{}', dnsError: 'none found' }],
    ['failing', { syncError: 'No error handler found' }],
    // Why a flag is not true.
    ['failing', { ready: false, message: 'failed to create: no quota' }],
    ['failing', { isReady: false, reason: 'ConfigurationError' }],
    ['progressing', { ready: false, message: 'creating' }],
    ['progressing', { ready: false, message: 'failed over to zone b' }],
    ['progressing', { isHealthy: false }],
    ['healthy', { ready: true, message: 'Failed: 0' }],
    ['healthy', { phase: 'Ready', message: 'failed over to zone b' }],
    ['failing', { phase: 'Completed', reason: 'Failed' }],
    ['healthy', { phase: 'Succeeded', reason: 'Succeeded' }],
  ])('%s: %j', (state, status) => {
    expect(judge(status)).toBe(state);
  });
});

describe('a fault beside what is said to be good', () => {
  it.each<[State, Status]>([
    [undefined, { ...READY, license: 'expired' }],
    [undefined, { ...READY, license: { status: 'Expired' } }],
    [undefined, { ...READY, licenseExpired: true }],
    [undefined, { ...READY, degraded: true }],
    [undefined, { phase: 'Ready', certificate: 'expired' }],
    ['failing', { phase: 'Running', certificate: { state: 'Expired' } }],
    ['failing', { degraded: true }],
    ['failing', when('Ready=True', 'LicenseExpired=True')],
    ['failing', when('Ready=True', 'LicenseValid=False Expired: since May')],
    ['healthy', { ...READY, licenseExpired: false, failed: false }],
    ['healthy', { ...READY, notFailed: true, hasNeverExpired: true }],
    ['healthy', { ...READY, skipFailed: true, allowUnhealthy: true }],
    ['failing', { deleteFailed: true }],
    ['failing', { notificationFailed: true }],
    ['healthy', { ...READY, license: { status: 'valid' } }],
    ['healthy', { ...READY, license: { status: 'Not expired' } }],
    ['healthy', { ...READY, log: 'error', verbosity: 'error' }],
    [undefined, { ...READY, catalog: 'error' }],
    ['healthy', { ...READY, failurePolicy: 'Fail', onError: 'Failed' }],
    ['healthy', { ...READY, mode: 'degraded', alertType: 'Expired' }],
    ['healthy', { phase: 'Ready', history: [{ state: 'Expired' }] }],
    ['failing', when('Ready=True', 'SplitBrain=True')],
    ['failing', when('Ready=True', 'DataLoss=True')],
    ['failing', when('Ready=True', 'NodesDown=True')],
    ['failing', when('Ready=True', 'NoQuorum=True')],
    ['failing', when('Deployed=True', 'Irreconcilable=True ReconcileError')],
    ['healthy', when('Ready=True', 'NoQuorum=False', 'NodesDown=False')],
    ['healthy', when('Ready=True', 'ScaledDown=True')],
    ['healthy', when('Ready=True', 'NoSplitBrain=True', 'NotExpired=True')],
    ['failing', when('NotExpired=False')],
    // A failure beside what sums up the parts, in either way of saying it.
    ['failing', when('Ready=True', 'NoDiskPressure=False')],
    ['failing', when('Ready=True', 'DiskPressure=True')],
    ['healthy', when('Ready=True', 'NoFailedPods=True', 'ErrorFree=True')],
    [undefined, when('NoFailedPods=True')],
    ['failing', when('NoFailedPods=False')],
    ['failing', when('Ready=True', 'NoneReady=True')],
    [
      'healthy',
      when('Ready=True', 'NoUpdatesAvailable=True', 'NotPaused=True'),
    ],
    ['healthy', when('Ready=True', 'ErrorsCleared=False')],
    [undefined, when('Ready=True', 'AgentConnected=False AgentDisconnected')],
    ['failing', when('NonCompliant=True')],
    [undefined, when('Ready=True', 'Warning=True CertificateExpired')],
    [undefined, when('Ready=True', 'Warning=True BackupFailed')],
    ['healthy', when('Ready=True', 'Warning=True DeprecatedFields')],
    // A spec that was accepted, and is not in force.
    [undefined, when('Accepted=True', 'Enforced=False')],
    [undefined, when('Accepted=True', 'Enforced=False Unknown')],
    ['healthy', when('Accepted=True', 'Enforced=True')],
    ['healthy', ofSeverity('Info', 'Accepted=True', 'Enforced=False')],
    ['healthy', ofSeverity('Info', 'Ready=True', 'LicenseValid=False')],
    [undefined, ofSeverity('Warning', 'Ready=True', 'LicenseValid=False')],
    ['healthy', when('Ready=True', 'Enforced=False')],
  ])('%s: %j', (state, status) => {
    expect(judge(status)).toBe(state);
  });
});

describe('what its parts and its attempts say', () => {
  const output = (...texts: readonly string[]) => ({
    ...READY,
    outputConditions: when(...texts).conditions,
  });

  it.each<[State, Status]>([
    ['failing', output('ValidOutput=False Invalid: no such host')],
    ['healthy', output('ValidOutput=True')],
    [
      'healthy',
      { ...READY, lastOutputConditions: when('Ready=False Failed').conditions },
    ],
    ['failing', when('Progressing=True Retrying: cannot resolve the bundle')],
    ['progressing', when('Progressing=True Retrying: next try in 10 s')],
    ['failing', when('Ready=Unknown ReconcileError: no answer')],
    ['progressing', when('Ready=Unknown Progressing')],
    ['progressing', when('Ready=Unknown FailoverInProgress')],
    ['failing', when('Ready=Unknown FailoverFailed')],
    ['healthy', when('Complete=True TTLExpired')],
    ['failing', when('Complete=True LeaseExpired')],
    ['failing', { phase: 'Pending', ...when('Unschedulable=True') }],
    ['failing', { phase: 'Ready', currentState: 'error: no such host' }],
    ['healthy', { phase: 'Ready', currentState: 'failed: 0 of 3' }],
    ['healthy', { phase: 'Ready', currentState: 'Error: <nil>' }],
    ['healthy', { phase: 'Ready', currentState: 'error: no errors' }],
    ['healthy', { readyToUse: true }],
    ['failing', { readyToUse: true, error: { message: 'no such class' } }],
  ])('%s: %j', (state, status) => {
    expect(judge(status)).toBe(state);
  });
});

describe('what is missing', () => {
  it.each<[State, Status]>([
    ['progressing', when('Ready=False: Creating missing replicas')],
    ['progressing', when('Ready=False: Adding missing members')],
    ['failing', when('Ready=False QuotaExceeded: Creating missing replicas')],
    ['failing', when('Ready=False: Creating missing replicas: no quota')],
    ['failing', when('Ready=False: Creating missing secret failed')],
    ['failing', when('Ready=False: Creating pods: missing secret db')],
    ['failing', when('Ready=False: secret missing')],
    ['failing', when('Stalled=True: Creating missing replicas')],
  ])('is made, or is why it fails: %s: %j', (state, status) => {
    expect(judge(status)).toBe(state);
  });
});

describe('a word', () => {
  it.each<[State, string]>([
    ['failing', 'Install failed'],
    ['failing', 'Config invalid'],
    ['failing', 'InvalidConfig'],
    ['failing', 'QuotaExceeded'],
    ['failing', 'failed-to-create'],
    ['failing', 'Unschedulable'],
    ['failing', 'Evicted'],
    ['failing', 'ROLLBACK_COMPLETE'],
    ['progressing', 'UPDATE_IN_PROGRESS'],
    ['progressing', 'NOT_HEALTHY'],
    ['healthy', 'CREATE_COMPLETE'],
    ['healthy', 'IMPORT_COMPLETE'],
    ['healthy', 'UPDATE_COMPLETE'],
    [undefined, 'DELETE_COMPLETE'],
    [undefined, 'None failed'],
    [undefined, 'No pods failed'],
    [undefined, 'NO_PODS_FAILED'],
    [undefined, 'Has not failed'],
    [undefined, 'NeverFailed'],
    [undefined, 'NotInvalid'],
    [undefined, 'Recovered from failure'],
    ['progressing', 'Retrying after an error'],
    ['failing', 'No quorum error'],
    ['failing', 'Not found error'],
    [undefined, 'LimitNotExceeded'],
  ])('%s: %s', (state, phase) => {
    expect(judge({ phase })).toBe(state);
  });
});
