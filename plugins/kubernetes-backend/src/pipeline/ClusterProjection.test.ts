import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  FIXTURE_NOW,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../__testUtils__';
import { NO_EVIDENCE } from '../read';
import { ClusterProjection } from './ClusterProjection';
import { defaultDiagnosis } from './diagnosis';

const HOUR_MS = 3_600_000;

function setup() {
  const clock = new ManualClock();
  const judgedAt: string[] = [];
  const view = new ClusterProjection({
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
  return { clock, judgedAt, view };
}

it('judges what it last saw by the time of that, not by how long the cluster is silent', () => {
  const { clock, judgedAt, view } = setup();
  view.apply({
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  });
  const seenAt = clock.now().toISOString();
  clock.advance(HOUR_MS);

  const message = view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });

  expect(message.state.phase).toBe('stale');
  expect(judgedAt.at(-1)).toBe(seenAt);
});

it('judges by the present as soon as the cluster answers again', () => {
  const { clock, judgedAt, view } = setup();
  const reading = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  view.apply(reading);
  view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  clock.advance(HOUR_MS);

  expect(view.apply(reading).state.phase).toBe('live');
  expect(judgedAt.at(-1)).toBe(clock.now().toISOString());
});

it('looks again only at what is there, and remembers that the cluster was well', () => {
  const { clock, judgedAt, view } = setup();
  const nothing = {
    type: 'objects',
    isComplete: true,
    objects: { Pod: [] },
    kindProblems: [],
  } as const;
  view.apply(nothing);
  const before = judgedAt.length;
  clock.advance(HOUR_MS);
  expect(view.reevaluate()).toBeUndefined();
  expect(judgedAt).toHaveLength(before);

  const lastWellAt = clock.now().toISOString();
  clock.advance(HOUR_MS);
  const { state } = view.apply({
    type: 'failed',
    reason: { code: 'timeout', message: 'it did not answer' },
  });
  expect(state).toMatchObject({ phase: 'stale', since: lastWellAt });
  expect(judgedAt.at(-1)).toBe(lastWellAt);
});

it('asks for the log of a program that fails its check, and quotes its last lines', () => {
  const raw = aPod({ name: 'web', namespace: 'shop', ageSeconds: 7_200 })
    .withContainer({ name: 'app', readinessProbe: { tcpSocket: { port: 80 } } })
    .notReady()
    .build();
  const pod = parseObject(JSON.parse(JSON.stringify(raw)));
  if (pod?.kind !== 'Pod') throw new Error('the builder makes pods');
  const view = new ClusterProjection({
    cluster: 'one',
    diagnosis: defaultDiagnosis,
    now: () => FIXTURE_NOW,
    onFault: () => undefined,
  });
  view.apply({
    type: 'objects',
    isComplete: true,
    objects: { Pod: [pod] },
    kindProblems: [],
  });
  expect(view.requiredEvidence.currentLogs).toHaveLength(1);
  const { findings } = view.addEvidence({
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

describe('a cluster in trouble', () => {
  const failed = (
    code: 'timeout' | 'unreachable' | 'forbidden' | 'throttled',
  ) => ({
    type: 'failed' as const,
    reason: { code, message: 'x' },
  });
  const reading = () => {
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

  it('keeps its rows, except where the right to see them is gone', () => {
    const { view } = setup();
    expect(namesOf(view.apply(reading()))).toEqual(['web']);
    const late = view.apply(failed('timeout'));
    expect([late.state.phase, namesOf(late)]).toEqual(['stale', ['web']]);
    expect(view.pods).toHaveLength(1);
    const hidden = view.apply(failed('forbidden'));
    expect([hidden.state.phase, namesOf(hidden)]).toEqual(['failed', []]);
    expect(view.pods).toEqual([]);
    expect(view.apply(failed('timeout')).state.phase).toBe('failed');
  });

  it('is so since it was last read, however often the way it is out of reach changes', () => {
    const { clock, view } = setup();
    view.apply(reading());
    clock.advance(60_000);
    expect(sinceOf(view.apply(failed('timeout')))).toBe('07:00:00');
    clock.advance(60_000);
    expect(sinceOf(view.apply(failed('unreachable')))).toBe('07:00:00');
    view.apply(reading());
    clock.advance(60_000);
    expect(sinceOf(view.apply(failed('unreachable')))).toBe('07:02:00');
  });

  it('is so since it was found out where it was never read, anew for another reason', () => {
    const { clock, view } = setup();
    clock.advance(1_000);
    expect(sinceOf(view.apply(failed('timeout')))).toBe('07:00:01');
    clock.advance(1_000);
    expect(sinceOf(view.apply(failed('timeout')))).toBe('07:00:01');
    expect(sinceOf(view.apply(failed('throttled')))).toBe('07:00:02');
  });

  it('is not looked at again before it is well, nor is one with nothing in it', () => {
    const { view } = setup();
    expect(view.reevaluate()).toBeUndefined();
    view.apply(reading());
    expect(view.reevaluate()?.state.phase).toBe('live');
    view.apply(failed('timeout'));
    expect(view.reevaluate()).toBeUndefined();
    view.apply({ ...reading(), objects: { Pod: [] } });
    expect(view.reevaluate()).toBeUndefined();
  });

  it('stays stale when evidence comes for what is old', () => {
    const { view } = setup();
    const { reason } = failed('timeout');
    view.apply({ ...reading(), staleReason: reason });
    expect(view.addEvidence(NO_EVIDENCE).state).toMatchObject({
      phase: 'stale',
      reason,
    });
    view.apply(reading());
    expect(view.addEvidence(NO_EVIDENCE).state.phase).toBe('live');
  });
});
