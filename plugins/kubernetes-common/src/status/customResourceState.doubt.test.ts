import { parseCustomResource } from '../model';
import { judgeCustomResource } from './customResourceState';

/** `Ready=False Creating: a message` as a condition. */
function written(text: string) {
  const [, type, status, reason, message] =
    /^([\w./-]+)=(\w+)(?: (\w+))?(?:: (.*))?$/.exec(text) ?? [];
  return { type, status, reason, message };
}

function judge(texts: readonly string[], status: object = {}, spec = {}) {
  const parsed = parseCustomResource({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing' },
    spec,
    status: { ...status, conditions: texts.map(written) },
  });
  return parsed && judgeCustomResource(parsed).state;
}

describe('a custom resource that is broken', () => {
  it.each<[string, string | undefined]>([
    ['Ready=False HibernationFailed', 'failing'],
    ['Ready=False KMSKeyDisabled', undefined],
    ['Ready=False AccountSuspended', undefined],
    ['Ready=False SuspendedDueToErrors', 'failing'],
    ['Ready=False NotPaused', 'failing'],
    ['Reconciled=False PausedOnFailure', 'failing'],
    ['Available=False ServiceDisabled', undefined],
    ['Halted=True TooManyErrors', 'failing'],
  ])('is not suspended: %s', (text, state) => {
    expect(judge([text])).toBe(state);
  });

  it('is in doubt where a part of what is settled is off, and not on purpose', () => {
    expect(judge(['Synced=False APIDisabled', 'Ready=True'])).toBeUndefined();
  });

  it.each([
    'Linked=False ConnectionRefused',
    'PeerOnline=False PeerUnreachable',
    'Serving=False CrashLoopBackOff',
  ])('is in doubt where nobody can mean what is said besides: %s', text => {
    expect(judge([text, 'Ready=True'])).toBeUndefined();
    expect(judge([text])).toBe('failing');
  });

  it.each([
    ['Ready=False TimedOutWaiting'],
    ['Ready=False TimeoutCreating'],
    ['Ready=False DeadlineExceededProvisioning'],
    ['Ready=False ForbiddenCreating'],
    ['Ready=False NotProgressing'],
    ['Ready=False QuotaBlocksCreating'],
    ['Ready=False CrashLoopWhileStarting'],
    ['Stalled=True RefusedUpdating'],
    ['Degraded=True DeploymentUpdating', 'Available=True'],
    ['Ready=False NoRoute', 'Connected=False NoRoute'],
    ['Ready=False NoRoute', 'Synced=Unknown'],
  ])('is not under way: %s', (...texts) => {
    expect(judge(texts)).toBe('failing');
  });

  it.each([
    ['a word that is no process', { phase: 'NotReady' }],
    ['a color', { health: 'yellow' }],
    ['a flag', { healthy: false }],
  ])('is not under way by %s', (_, status) => {
    expect(judge(['Ready=False NoRoute'], status)).toBe('failing');
  });

  it('is not good because a part is', () => {
    expect(judge(['PodsHealthy=True'], { errorMessage: 'no region' })).toBe(
      'failing',
    );
    expect(judge(['PodsHealthy=True', 'Ready=True'], { error: 'x' })).toBe(
      'healthy',
    );
  });

  it('is not good because of another node', () => {
    const conditions = [
      { type: 'Ready', status: 'False', reason: 'NodeDown', at: '1' },
      { type: 'Ready', status: 'True', reason: 'NodeUp', at: '2' },
    ].map(({ at, ...rest }) => ({
      ...rest,
      lastTransitionTime: `2026-01-0${at}T00:00:00Z`,
    }));
    const parsed = parseCustomResource({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'thing' },
      status: { conditions },
    });
    expect(parsed && judgeCustomResource(parsed).state).toBe('failing');
  });
});

describe('a custom resource that is healthy', () => {
  it.each([
    'CrashLooping=False NoCrashLoop',
    'NodesUnreachable=False NoUnreachableNodes',
    'Failing=False NoErrorsFound',
    'PublicAccess=False AccessDenied',
    'AnonymousAccess=False Forbidden',
    'OutOfSync=True Drifted',
  ])('says besides: %s', text => {
    expect(judge([text, 'Ready=True'])).toBe('healthy');
  });

  it.each([
    'Connected=False ConnectionRefused',
    'OutOfSync=True SyncFailed',
    'StorageReady=False AccessDenied',
    'PublicAccess=False SyncFailed',
    'Zones=False NoFailureDomainAvailable',
  ])('does not say besides: %s', text => {
    expect(judge([text, 'Ready=True'])).toBe('failing');
  });

  it.each([
    { state: 'stopped' },
    { currentState: 'Disabled' },
    { phase: 'DONE', result: 'NON-COMPLIANT' },
  ])('says so beside %j', status => {
    expect(judge(['Ready=True'], status)).toBe('healthy');
  });

  it('counts failures of which there are none', () => {
    const message = 'Failed: 0, Succeeded: 3';
    const parsed = parseCustomResource({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'thing' },
      status: { conditions: [{ type: 'Completed', status: 'True', message }] },
    });
    expect(parsed && judgeCustomResource(parsed).state).toBe('healthy');
  });
});

describe('a check', () => {
  it('says nothing of itself by what it has found', () => {
    const parsed = parseCustomResource({
      apiVersion: 'example.com/v1',
      kind: 'CheckResult',
      metadata: { name: 'check' },
      status: 'FAIL',
    });
    expect(parsed && judgeCustomResource(parsed).state).toBeUndefined();
  });
});

describe('a result', () => {
  it('fails where nothing good is said, and is in doubt elsewhere', () => {
    expect(judge([], { stage: 'error' })).toBe('failing');
    expect(judge(['Running=False'], { stage: 'error' })).toBe('failing');
    expect(judge(['Ready=True'], { result: 'failure' })).toBeUndefined();
    const result = { status: 'failed' };
    expect(judge([], { result })).toBe('failing');
    expect(judge(['Ready=True'], { result })).toBeUndefined();
  });
});

describe('what is turned off', () => {
  it('need not be heard from', () => {
    const lost = ['Ready=Unknown NodeLost'];
    expect(judge(lost)).toBe('failing');
    expect(judge(lost, {}, { suspend: true })).toBe('suspended');
    expect(judge(lost, { phase: 'Hibernated' })).toBe('suspended');
    expect(judge([...lost, 'Paused=True'])).toBe('suspended');
  });

  it('or is made need not be healthy', () => {
    expect(judge([], { healthy: false, phase: 'Suspended' })).toBe('suspended');
    expect(judge([], { healthy: false, phase: 'Creating' })).toBe(
      'progressing',
    );
    expect(judge(['Ready=False Paused'])).toBe('suspended');
    expect(judge([], { state: 'stopped' })).toBe('suspended');
    expect(judge(['Ready=True'], { phase: 'Paused' })).toBe('suspended');
    expect(judge(['Ready=False'], { phase: 'Hibernated' })).toBe('suspended');
    expect(judge(['Ready=False', 'Suspended=True'])).toBe('suspended');
    expect(judge(['Ready=False NoQuota', 'Suspended=True'])).toBe('failing');
  });
});

describe('what a controller says in words', () => {
  it.each<[string | undefined, string, ...string[]]>([
    // Operators made with Ansible, in a run and between two runs.
    [
      'progressing',
      'Running=True Running: Running reconciliation',
      'Failure=False',
    ],
    ['healthy', 'Running=True Successful: Awaiting next', 'Successful=True'],
    [undefined, 'Running=True Running: the pod runs'],
    ['failing', 'Running=True Running: Reconciling', 'Failure=True Failed'],
    // What is not heard from, and what has only not been asked yet.
    ['failing', 'Ready=Unknown AgentStatusUnknown: agent stopped posting'],
    ['progressing', 'Ready=Unknown AgentStatusUnknown: no agent yet'],
    // A number is no state.
    [undefined, 'example.com/IPsAvailable=Unknown noreason: 250'],
    // Work, and what is not to be done now.
    [
      'progressing',
      "ACK.ResourceSynced=False: DB Instance in 'creating' state, cannot be modified",
    ],
    ['progressing', 'Synced=False: reconciliation: awaiting readiness'],
    ['progressing', 'Ready=False StatefulSetNotReady: Not ready'],
    ['progressing', 'Ready=False RestoreBackup: Restoring backup'],
    ['failing', 'Ready=False PodFailed: Restarting pod web-0'],
    ['failing', 'Ready=False: Provisioning failed'],
    ['failing', 'Ready=False NameTaken: Creating it: already exists'],
    ['failing', 'Available=False: Scaling up is not possible'],
    ['progressing', 'Complete=False JobRunning'],
    ['failing', 'Complete=False JobFailed'],
    [undefined, 'Complete=False Scheduled'],
    ['failing', 'Ready=False StatefulSetNotReady: failed to pull'],
    ['failing', 'Ready=False DependencyNotReady'],
    // Checks of the spec.
    ['failing', 'ValidOwnership=False LabelNotMatching', 'Synced=True'],
    ['healthy', 'ValidConfiguration=Unknown', 'Available=True'],
    ['failing', 'BadConfiguration=True IllegalParent'],
    // A policy that is accepted, and not in force.
    [undefined, 'Accepted=True', 'Enforced=False Unknown: no proxy'],
    ['healthy', 'Accepted=True', 'Enforced=True'],
    ['healthy', 'Ready=True', 'Enforced=False Overridden: by another'],
    ['healthy', 'Accepted=True', 'Deprecated=False Fine: not old'],
    // The whole is better known than what does not apply.
    [
      'healthy',
      'Available=True',
      'Degraded=False',
      'UnmanagedEtcdAvailable=Unknown',
      'DNSReachable=False AsExpected',
    ],
    ['progressing', 'Available=Unknown', 'Degraded=False'],
    ['healthy', 'Available=True', 'Progressing=True DeploySuccess'],
    ['progressing', 'Available=True', 'Progressing=True Deploying'],
    ['suspended', 'Available=True', 'ReconciliationPaused=True'],
    ['suspended', 'Available=True', 'Stopped=True'],
    ['failing', 'Available=True', 'Stopped=True TooManyErrors'],
    ['progressing', 'Available=True', 'Degraded=False', 'Ready=Unknown'],
  ])('%s: %s', (state, ...texts) => {
    expect(judge(texts)).toBe(state);
  });
});

describe('what a controller was doing when it failed', () => {
  it.each([
    'Ready=False: Scaling up blocked: insufficient cpu',
    'Ready=False Provision: Provisioning: no space left on device',
    'Ready=False Reconcile: Starting node 2: role "app" does not exist',
    "Ready=False: Creating volume: storage class gold doesn't exist",
    'Available=False: Restarting app-0 because it crashed 12 times',
    'Ready=False: Initializing: connection lost',
    'Ready=False: Updating rejected by an admission webhook',
    'Ready=False: Configuring tenant: broker unreachable',
    'Ready=False Expired: certificate expired, awaiting a new one',
    'Ready=False NoSecret: secret db not found, awaiting its creation',
    'Ready=False: Instance in failing state',
    "Ready=False: DB Instance in 'crashing' state",
    'Ready=False: waiting for app-0: CrashLoopBackOff',
    'Ready=False PodsNotReady: ImagePullBackOff',
    'Ready=False DeploymentNotReady: container app was OOMKilled',
    'Stopped=True: stopped after too many errors',
  ])('is no excuse: %s', text => {
    expect(judge([text])).toBe('failing');
  });

  it.each([
    ['progressing', 'Ready=False: Starting failover to zone b'],
    ['progressing', 'Ready=False: Rolling out: 1 of 3 pods unavailable'],
    ['progressing', 'Ready=False: Rebalancing 12 lost shards'],
    ['progressing', 'Ready=False PodsNotReady: 1 of 3 pods are ready'],
    ['suspended', 'Stopped=True: stopped after the nightly run'],
  ])('is %s without a failure: %s', (state, text) => {
    expect(judge([text])).toBe(state);
  });

  it('is no pause where an error is said besides', () => {
    const failureReason = 'boot loop';
    expect(judge(['Ready=False'], { state: 'Stopped', failureReason })).toBe(
      'failing',
    );
  });

  it('is no excuse for a spec that was not admitted', () => {
    const runs = ['Available=True', 'Degraded=False'];
    expect(judge(['Admitted=False Invalid: bad domain', ...runs])).toBe(
      'failing',
    );
    expect(judge(['Admitted=True Valid', ...runs])).toBe('healthy');
  });

  it('explains that nothing is provisioned yet', () => {
    const notYet = 'Ready=False NotProvisioned: Not provisioned';
    expect(judge([notYet, 'Succeeded=False CreateInProgress'])).toBe(
      'progressing',
    );
    expect(judge([notYet, 'Succeeded=False CreateFailed'])).toBe('failing');
    expect(judge([notYet])).toBe('failing');
  });

  it('is not over because something was deployed before', () => {
    const failureMessage = 'the hook after it failed';
    expect(judge([], { state: 'deployed', failureMessage })).toBe('failing');
    expect(judge([], { state: 'deployed' })).toBe('healthy');
    expect(judge([], { state: 'Ready', failureMessage })).toBe('healthy');
  });

  it('goes on while a rollout is not completed', () => {
    expect(
      judge(['Available=True', 'Progressing=True RolloutNotCompleted']),
    ).toBe('progressing');
  });
});

describe('a part that failed', () => {
  it('counts although something is not done yet', () => {
    const failed = { clusterStatus: 'Failed' };
    expect(judge(['Initialized=False'], failed)).toBe('failing');
    expect(judge([], { ...failed, ready: false })).toBe('failing');
    expect(judge(['Initialized=False Creating'], failed)).toBe('progressing');
    expect(judge([], { ...failed, phase: 'Updating' })).toBe('progressing');
  });

  it('may be of the past', () => {
    const operatorActions = [{ status: 'Failed' }, { status: 'Finished' }];
    expect(judge([], { operatorActions })).toBeUndefined();
  });

  it('may be the last thing that was tried with what is good', () => {
    const lastOperationStatus = 'Failed';
    expect(judge([], { lastOperationStatus })).toBe('failing');
    expect(judge([], { lastOperationStatus, phase: 'Bound' })).toBeUndefined();
    expect(judge(['Ready=True'], { lastOperation: { state: 'Error' } })).toBe(
      undefined,
    );
    expect(
      judge(['Ready=True'], { lastOperation: { state: 'Succeeded' } }),
    ).toBe('healthy');
  });
});

describe('what is said to be under way', () => {
  it.each([
    ['progressing', 'Ready=False ComponentsNotReady: 1 of 3'],
    ['failing', 'Ready=False ComponentsNotReady: error: no such image'],
    ['failing', 'Ready=False NoSubnets'],
  ])(
    'explains what says no more than that it is not ready: %s, %s',
    (state, text) => {
      expect(judge([text], { phase: 'Updating' })).toBe(state);
      expect(judge([text])).toBe('failing');
    },
  );
});

describe('what is not ready, without a word of why', () => {
  it.each([
    ['progressing', 'Ready=False'],
    ['progressing', 'Available=False', 'DaemonReady=True'],
    ['progressing', 'example.com/cluster-ready=False'],
    ['progressing', 'Ready=False', 'Synced=True'],
    ['failing', 'Ready=False NoRoute'],
    ['failing', 'Ready=False: no route'],
    ['failing', 'Ready=False', 'Degraded=True'],
    ['failing', 'Healthy=False'],
    ['failing', 'Synced=False'],
    ['failing', 'Succeeded=False'],
  ])('may become so: %s: %s', (state, ...texts) => {
    expect(judge(texts)).toBe(state);
  });

  it('has failed where something else says so', () => {
    expect(judge(['Ready=False'], { errorMessage: 'no region' })).toBe(
      'failing',
    );
    expect(judge(['Ready=False'], { clusterStatus: 'Failed' })).toBe('failing');
    expect(judge(['Ready=False'], { phase: 'Failed' })).toBe('failing');
  });
});
