import { Finding } from '../diagnose/types';
import { knownCluster, knownHead } from './otherVersion';
import { ClusterHead } from './clusterTypes';
import { PodRow } from './podTypes';
import { ClusterMessage } from './messageTypes';

const HEARD_AT = '2026-01-01T12:00:00Z';

const POD: PodRow = {
  namespace: 'shop',
  name: 'web-1',
  uid: '1',
  state: 'ready',
  status: 'Running',
  readyContainers: 1,
  totalContainers: 1,
  restarts: 0,
  labels: {},
  containers: [],
};

const FINDING: Finding = {
  id: '1',
  class: 'OOMKilled',
  severity: 'error',
  scope: { namespace: 'shop', kind: 'Deployment', name: 'web' },
  params: {},
  evidence: [],
  confidence: 'certain',
  missing: [],
  pods: [],
  symptoms: [],
};

function know(change: Record<string, unknown>, lastMessageAt?: string) {
  const message = {
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at: HEARD_AT },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
    ...change,
  } as unknown as ClusterMessage;
  return knownCluster(message, lastMessageAt);
}

describe('knownCluster', () => {
  it('keeps the identity of rows in which everything is known', () => {
    const { pods, findings } = know({ pods: [POD], findings: [FINDING] });
    expect(pods[0]).toBe(POD);
    expect(findings[0]).toBe(FINDING);
  });

  it('counts a state of a newer backend as unknown, and keeps its name', () => {
    const { pods } = know({ pods: [{ ...POD, state: 'x'.repeat(100) }] });
    expect(pods[0]).toEqual({
      ...POD,
      state: 'unknown',
      sentState: 'x'.repeat(60),
    });
  });

  it('fills in what an older backend does not send', () => {
    const { namespace, name, uid, state } = POD;
    const { pods } = know({ pods: [{ namespace, name, uid, state }] });
    expect(pods[0]).toMatchObject({ labels: {}, containers: [], restarts: 0 });
    const { id, scope } = FINDING;
    const { findings } = know({ findings: [{ id, class: 'New', scope }] });
    expect(findings[0]).toMatchObject({
      class: 'New',
      severity: 'warning',
      confidence: 'possible',
      evidence: [],
      symptoms: [],
    });
  });

  it.each([
    ...[
      'labels',
      'containers',
      'restarts',
      'readyContainers',
      'totalContainers',
    ],
  ] as const)('fills in %s, if that alone is missing in a pod', field => {
    const { [field]: expected, ...sent } = POD;
    expect(know({ pods: [sent] }).pods[0]).toHaveProperty(
      field,
      typeof expected === 'number' ? 0 : expected,
    );
  });

  it.each(['params', 'evidence', 'missing', 'pods', 'symptoms'] as const)(
    'fills in %s, if that alone is missing in a finding',
    field => {
      const { [field]: expected, ...sent } = FINDING;
      const { findings } = know({ findings: [sent] });
      expect(findings[0]).toHaveProperty(field, expected);
    },
  );

  it('shows the rows of an unknown phase as stale, with the phase as its reason', () => {
    expect(know({ state: { phase: 'paused', at: HEARD_AT } }).state).toEqual({
      phase: 'stale',
      since: HEARD_AT,
      reason: { code: 'paused', message: '' },
    });
    expect(know({ state: { phase: 'paused' } }, HEARD_AT).state).toMatchObject({
      since: HEARD_AT,
    });
    expect(know({ state: { phase: 'paused' } }).state).toMatchObject({
      since: '1970-01-01T00:00:00Z',
    });
  });

  it('keeps the reason of an unknown phase, and since when it has lasted', () => {
    const since = '2026-01-01T11:00:00Z';
    const reason = { code: 'timeout', message: 'Paused by an admin' };
    const state = { phase: 'paused', at: HEARD_AT, since, reason };
    expect(know({ state }).state).toEqual({ phase: 'stale', since, reason });
  });

  it('replaces unknown values of a finding, also in its symptoms', () => {
    const strange = {
      ...FINDING,
      severity: 'fatal',
      confidence: 'sure',
      missing: ['events', 'traces'],
      evidence: [{ type: 'metric', value: 'x'.repeat(600) }],
    };
    const { findings } = know({
      findings: [{ ...strange, symptoms: [strange] }],
    });
    const known = {
      severity: 'warning',
      confidence: 'possible',
      missing: ['events'],
      evidence: [
        {
          type: 'field',
          path: 'metric',
          object: { kind: 'Deployment', namespace: 'shop', name: 'web' },
          value: expect.stringMatching(/^.{500}$/),
        },
      ],
    };
    expect(findings).toMatchObject([{ ...known, symptoms: [known] }]);
  });

  it('cuts symptoms that are nested without end', () => {
    let nested: object = { ...FINDING, severity: 'fatal' };
    for (let depth = 0; depth < 50; depth += 1) {
      nested = { ...FINDING, severity: 'fatal', symptoms: [nested] };
    }
    let depth = 0;
    for (
      let each: Finding | undefined = know({ findings: [nested] }).findings[0];
      each;
      [each] = each.symptoms
    ) {
      depth += 1;
    }
    expect(depth).toBe(9);
  });
});

describe('knownHead', () => {
  const head: ClusterHead = {
    name: 'eu',
    connect: { type: 'kubectl' },
    dashboard: { url: 'https://x', app: 'headlamp' },
  };

  it('keeps a head in which everything is known', () => {
    expect(knownHead(head)).toBe(head);
    expect(knownHead({ name: 'eu' })).toEqual({ name: 'eu' });
  });

  it('leaves out a log-in and a dashboard that are not known', () => {
    const strange = JSON.parse('{"type":"constructor"}');
    expect(knownHead({ ...head, connect: strange })).toEqual({
      ...head,
      connect: undefined,
    });
    const dashboard = JSON.parse('{"url":"https://x","app":"new"}');
    expect(knownHead({ ...head, dashboard })).toEqual({
      ...head,
      dashboard: undefined,
    });
  });
});
