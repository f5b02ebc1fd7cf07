import { parseCustomResource } from '../model';
import { judgeCustomResource } from './customResourceState';

/** `Ready=False Creating` as a condition. */
function written(text: string) {
  const [, type, status, reason] = /^(\w+)=(\w+)(?: (\w+))?$/.exec(text) ?? [];
  return { type, status, reason };
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
    ['Ready=False TimedOutWaiting'],
    ['Ready=False TimeoutCreating'],
    ['Ready=False DeadlineExceededProvisioning'],
    ['Ready=False ForbiddenCreating'],
    ['Ready=False NotProgressing'],
    ['Ready=False QuotaBlocksCreating'],
    ['Ready=False CrashLoopWhileStarting'],
    ['Stalled=True RefusedUpdating'],
    ['Degraded=True DeploymentUpdating', 'Available=True'],
    ['Ready=False', 'Connected=False NoRoute'],
    ['Ready=False', 'Synced=Unknown'],
  ])('is not under way: %s', (...texts) => {
    expect(judge(texts)).toBe('failing');
  });

  it.each([
    ['a word that is no process', { phase: 'NotReady' }],
    ['a color', { health: 'yellow' }],
    ['a flag', { healthy: false }],
  ])('is not under way by %s', (_, status) => {
    expect(judge(['Ready=False'], status)).toBe('failing');
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
  });
});
