import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  FIXTURE_NOW,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../__testUtils__/ManualClock';
import { NO_EVIDENCE } from '../read';
import { ClusterProjection } from './ClusterProjection';
import { defaultDiagnosis } from './diagnosis';

const HOUR_MS = 3_600_000;

function setup() {
  const clock = new ManualClock();
  const judgedAt: string[] = [];
  const projection = new ClusterProjection({
    cluster: 'one',
    diagnosis: {
      ...defaultDiagnosis,
      detect: (_, now) => {
        judgedAt.push(now.toISOString());
        return [];
      },
    },
    now: () => clock.now(),
    onFault: () => undefined,
  });
  return { clock, judgedAt, projection };
}

it('judges stale objects as of their time, not by how long the cluster is silent', () => {
  const { clock, judgedAt, projection } = setup();
  projection.apply({
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  });
  const seenAt = clock.now().toISOString();
  clock.advance(HOUR_MS);

  const message = projection.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });

  expect(message.state.phase).toBe('stale');
  expect(judgedAt.at(-1)).toBe(seenAt);
});

it('judges as of now as soon as the cluster answers again', () => {
  const { clock, judgedAt, projection } = setup();
  const observed = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  projection.apply(observed);
  projection.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  clock.advance(HOUR_MS);

  expect(projection.apply(observed).state.phase).toBe('live');
  expect(judgedAt.at(-1)).toBe(clock.now().toISOString());
});

it('re-evaluates only clusters with objects, and remembers when an empty one last answered', () => {
  const { clock, judgedAt, projection } = setup();
  const nothing = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  projection.apply(nothing);
  const before = judgedAt.length;
  clock.advance(HOUR_MS);
  expect(projection.reevaluate()).toBeUndefined();
  expect(judgedAt).toHaveLength(before);

  const lastWellAt = clock.now().toISOString();
  clock.advance(HOUR_MS);
  const { state } = projection.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  expect(state).toMatchObject({ phase: 'stale', since: lastWellAt });
  expect(judgedAt.at(-1)).toBe(lastWellAt);
});

it('requires the log of a container that fails its check, and quotes its last lines', () => {
  const raw = aPod({ name: 'web', namespace: 'shop', ageSeconds: 7_200 })
    .withContainer({ name: 'app', readinessProbe: { tcpSocket: { port: 80 } } })
    .notReady()
    .build();
  const pod = parseObject(JSON.parse(JSON.stringify(raw)));
  if (pod?.kind !== 'Pod') throw new Error('the builder makes pods');
  const projection = new ClusterProjection({
    cluster: 'one',
    diagnosis: defaultDiagnosis,
    now: () => FIXTURE_NOW,
    onFault: () => undefined,
  });
  projection.apply({
    type: 'objects',
    isComplete: true,
    objects: { Pod: [pod] },
    kindProblems: [],
  });
  expect(projection.requiredEvidence.currentLogs).toHaveLength(1);
  const { findings } = projection.addEvidence({
    ...NO_EVIDENCE,
    currentLogs: new Map([['shop/web/app', 'no database']]),
  });
  expect(findings[0]).toMatchObject({
    class: 'ReadinessProbeFailing',
    evidence: expect.arrayContaining([
      { type: 'log', container: 'app', line: 'no database' },
    ]),
  });
});

describe('a cluster with a problem', () => {
  const failed = (
    code: 'timeout' | 'unreachable' | 'forbidden' | 'throttled',
  ) => ({
    type: 'failed' as const,
    reason: { code, message: 'x' },
  });
  const observed = () => {
    const raw = aPod({ name: 'web', namespace: 'shop' }).build();
    const pod = parseObject(JSON.parse(JSON.stringify(raw)), 'Pod');
    return {
      type: 'objects' as const,
      isComplete: true,
      objects: { Pod: pod?.kind === 'Pod' ? [pod] : [] },
      kindProblems: [],
    };
  };
  const namesOf = ({ pods }: { readonly pods: readonly { name: string }[] }) =>
    pods.map(({ name }) => name);
  const sinceOf = ({ state }: { readonly state: object }) =>
    String(Reflect.get(state, 'since')).slice(11, 19);

  it('keeps its rows, unless they are forbidden now', () => {
    const { projection } = setup();
    expect(namesOf(projection.apply(observed()))).toEqual(['web']);
    const late = projection.apply(failed('timeout'));
    expect([late.state.phase, namesOf(late)]).toEqual(['stale', ['web']]);
    expect(projection.pods).toHaveLength(1);
    const hidden = projection.apply(failed('forbidden'));
    expect([hidden.state.phase, namesOf(hidden)]).toEqual(['failed', []]);
    expect(projection.pods).toEqual([]);
    expect(projection.apply(failed('timeout')).state.phase).toBe('failed');
  });

  it('keeps the start of an outage, however often its kind of failure changes', () => {
    const { clock, projection } = setup();
    projection.apply(observed());
    clock.advance(60_000);
    expect(sinceOf(projection.apply(failed('timeout')))).toBe('07:00:00');
    clock.advance(60_000);
    expect(sinceOf(projection.apply(failed('unreachable')))).toBe('07:00:00');
    projection.apply(observed());
    clock.advance(60_000);
    expect(sinceOf(projection.apply(failed('unreachable')))).toBe('07:02:00');
  });

  it('starts when it was detected if the cluster was never read, and again for another reason', () => {
    const { clock, projection } = setup();
    clock.advance(1_000);
    expect(sinceOf(projection.apply(failed('timeout')))).toBe('07:00:01');
    clock.advance(1_000);
    expect(sinceOf(projection.apply(failed('timeout')))).toBe('07:00:01');
    expect(sinceOf(projection.apply(failed('throttled')))).toBe('07:00:02');
  });

  it('is not re-evaluated before it has recovered, nor is an empty one', () => {
    const { projection } = setup();
    expect(projection.reevaluate()).toBeUndefined();
    projection.apply(observed());
    expect(projection.reevaluate()?.state.phase).toBe('live');
    projection.apply(failed('timeout'));
    expect(projection.reevaluate()).toBeUndefined();
    projection.apply({ ...observed(), objects: { Pod: [] } });
    expect(projection.reevaluate()).toBeUndefined();
  });

  it('stays stale when evidence for old objects arrives', () => {
    const { projection } = setup();
    const { reason } = failed('timeout');
    projection.apply({ ...observed(), staleReason: reason });
    expect(projection.addEvidence(NO_EVIDENCE).state).toMatchObject({
      phase: 'stale',
      reason,
    });
    projection.apply(observed());
    expect(projection.addEvidence(NO_EVIDENCE).state.phase).toBe('live');
  });
});
