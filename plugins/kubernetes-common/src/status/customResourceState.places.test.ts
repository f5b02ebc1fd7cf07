import { parseCustomResource } from '../model';
import { judgeCustomResource } from './customResourceState';

type State = string | undefined;
type Status = Readonly<Record<string, unknown>>;

/** Of a kind that nothing is known about. */
function judge(status: Status, spec: object = {}) {
  const parsed = parseCustomResource({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing', generation: 1 },
    spec,
    status,
  });
  return parsed && judgeCustomResource(parsed);
}

/** `Ready=False NoImage: a message` */
const when = (...texts: readonly string[]) => ({
  conditions: texts.map(text => {
    const [, type, status, reason, message] =
      /^([\w./-]+)=(\w*)(?: (\w+))?(?:: (.*))?$/.exec(text) ?? [];
    return { type, status, reason, message };
  }),
});

const READY = when('Ready=True');

describe('the last operation', () => {
  const ended = (state: string) => ({
    lastOperation: { type: 'Reconcile', state, description: 'to its end' },
  });

  it.each<[State, Status]>([
    ['healthy', ended('Succeeded')],
    ['progressing', ended('Processing')],
    ['failing', ended('Error')],
    // What it says itself counts before that.
    ['failing', { ...ended('Succeeded'), ...when('Ready=False NoImage') }],
    ['progressing', { ...ended('Processing'), ...READY }],
    ['failing', { ...ended('Succeeded'), phase: 'Failed' }],
    ['failing', { ...ended('Succeeded'), nodes: [{ state: 'Failed' }] }],
  ])('says that it is %s: %j', (state, status) => {
    expect(judge(status)?.state).toBe(state);
  });
});

describe('a part', () => {
  const errors = [{ code: 'ingest', message: 'no such template' }];

  it.each<[State, Status]>([
    ['failing', { byPod: [{ id: 'a' }, { id: 'b', errors }] }],
    ['failing', { features: [{ id: 'a', failureMessage: 'no such chart' }] }],
    [undefined, { byPod: [{ id: 'a', errors: [] }] }],
    [undefined, { history: [{ errors }] }],
    ['healthy', { ...READY, byPod: [{ errors }] }],
    ['progressing', { features: [{ id: 'a', status: 'Provisioning' }] }],
    [undefined, { features: [{ id: 'a', status: 'Provisioned' }] }],
    ['healthy', { ...READY, features: [{ status: 'Provisioning' }] }],
    ['failing', { failedRunners: 3, currentRunners: 3 }],
    [undefined, { failedRunners: 0, currentRunners: 3 }],
    ['failing', { parts: [{ ready: false, message: 'CrashLoopBackOff' }] }],
    [undefined, { parts: [{ ready: false, message: 'not yet' }] }],
    [undefined, { parts: [{ ready: true, message: 'failed before' }] }],
    ['failing', { syncedStatus: 'Failed reconciling etcd: no quorum' }],
    [undefined, { syncedStatus: 'Reconciled: none failed' }],
    // Attempts that failed are of the past.
    ['healthy', { failed: 2, phase: 'Succeeded' }],
    [undefined, { ...READY, unhealthyTargets: 1 }],
    ['failing', { thingStatus: 'completed', tests: [{ verdict: 'Error' }] }],
    ['failing', { poolStatus: 'Online', pool_status: 'Faulted' }],
  ])('says that all is %s: %j', (state, status) => {
    expect(judge(status)?.state).toBe(state);
  });

  it('says why', () => {
    expect(judge({ byPod: [{ errors }] })?.conditions).toMatchObject([
      { meaning: 'bad', condition: { message: 'no such template' } },
    ]);
  });
});

describe('a flag', () => {
  it.each<[State, Status]>([
    ['healthy', { provisioned: true }],
    ['progressing', { provisioned: false }],
    ['progressing', { registered: 'False' }],
    [
      'failing',
      { registered: 'False', reason: 'SecretNotFound', message: 'no secret' },
    ],
    ['healthy', { health: { available: true, healthy: true } }],
    ['progressing', { health: { available: true, healthy: false } }],
    // What has run to its end is not ready any more.
    ['healthy', { phase: 'Succeeded', ready: false }],
    ['suspended', { paused: true }],
    ['suspended', { hibernated: true, ...when('Ready=False') }],
    ['failing', { paused: true, ...when('Ready=False NoImage') }],
    [undefined, { paused: false }],
  ])('says that it is %s: %j', (state, status) => {
    expect(judge(status)?.state).toBe(state);
  });
});

describe('a word', () => {
  it.each<[State, Status, object?]>([
    ['failing', { message: 'failed to create the volume: no space' }],
    [undefined, { message: 'volume created' }],
    ['suspended', { phase: 'Sleeping', ...when('Ready=False Sleeping') }],
    ['suspended', { state: 'POWEROFF' }],
    ['progressing', { phase: 'FailingOver' }],
    ['progressing', { phase: 'WakingUp' }],
    ['progressing', { phase: 'Init' }],
    ['progressing', { phase: 'PreparingTarget' }],
    ['failing', { currentState: { currentStateSummary: 'SchedulingFailure' } }],
    ['healthy', { summary: { state: 'Healthy' } }],
    ['failing', { phase: 'UNAVAIL' }],
    ['suspended', {}, { halted: true }],
    ['failing', { statusFailure: 'engine not ready' }],
  ])('says that it is %s: %j', (state, status, spec = {}) => {
    expect(judge(status, spec)?.state).toBe(state);
  });
});

describe('a condition', () => {
  it.each<[State, ...string[]]>([
    // Small letters.
    ['failing', 'available=True', 'degraded=True'],
    ['progressing', 'available=False', 'progressing=True'],
    ['suspended', 'available=False', 'stopped=True'],
    ['suspended', 'available=True', 'reconciliationPaused=True'],
    // A status that is a word.
    ['failing', 'RuntimeState=Degraded'],
    ['failing', 'Ready=True', 'Install=Failed'],
    [undefined, 'RuntimeState=Online'],
    ['failing', 'InsufficientCloudCreds=True'],
    ['failing', 'MissingTargetNamespace=True'],
    ['failing', 'Ready=True', 'Offline=True'],
    ['healthy', 'Ready=True', 'Offline=False'],
    ['progressing', 'Ready=True', 'Executing=True'],
    ['progressing', 'Available=False FailingOver'],
    ['progressing', 'Available=False Relocating'],
    ['progressing', 'Ready=False Processing'],
    ['progressing', 'Available=False WaitForUser'],
    ['failing', 'Ready=False RestoringFailed'],
    ['healthy', 'Initialized=True', 'Deployed=True InstallSuccessful'],
    // Nothing new can be put on it, or something is not settled.
    [undefined, 'Ready=True', 'Schedulable=False NodeCordoned'],
    [undefined, 'Ready=True', 'ConflictResolved=False'],
    [undefined, 'Ready=True', 'ResolvedRefs=False BackendNotFound'],
    ['healthy', 'Ready=True', 'ErrorResolved=False'],
  ])('says that it is %s: %s %s', (state, ...texts) => {
    expect(judge(when(...texts))?.state).toBe(state);
  });

  it('is no problem where all is suspended', () => {
    const paused = when(
      'Healthy=False RolloutNotHealthy',
      'Progressing=Unknown RolloutPaused',
      'Paused=True RolloutPaused',
    );
    expect(judge(paused)).toMatchObject({
      state: 'suspended',
      conditions: [
        { meaning: 'neutral' },
        { meaning: 'neutral' },
        { meaning: 'neutral' },
      ],
    });
  });
});
