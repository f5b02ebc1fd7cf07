import { SuspicionReason } from '../suspicion/findSuspicion';
import { DiagnosisPace, toLook } from './DiagnosisPace';
import { Judgement } from './judgement';

const MINUTE = 60_000;
const FAILING: Judgement = {
  state: 'failing',
  headline: 'Crashes at start',
  classes: ['ApplicationError'],
};

function look(
  wrong: number,
  reasons: readonly SuspicionReason[],
  options: {
    readonly pods?: number;
    readonly ready?: number;
    readonly isRollout?: boolean;
  } = {},
) {
  const { isRollout = false, pods = 503, ready = pods - wrong } = options;
  const glance = { pods, ready, wrong, reasons: new Set(reasons) };
  return toLook({ ...glance, versions: [] }, isRollout);
}

const CRASHED = look(1, ['pod-not-ready']);
const RUNNING = look(1, ['pod-restarted']);

describe('DiagnosisPace', () => {
  it('diagnoses at once what it has not seen so', () => {
    const pace = new DiagnosisPace();
    expect(pace.dueAt(CRASHED, MINUTE)).toBeLessThanOrEqual(MINUTE);
    pace.judged(CRASHED, FAILING, MINUTE);
    expect(pace.dueAt(CRASHED, MINUTE)).toBe(2 * MINUTE);
    expect(pace.dueAt(look(2, ['pod-not-ready']), MINUTE)).toBeLessThan(MINUTE);
    expect(pace.dueAt(RUNNING, MINUTE)).toBeLessThan(MINUTE);
  });

  it('takes no pod more or less of hundreds for another look', () => {
    const pace = new DiagnosisPace();
    const of = (wrong: number) => look(wrong, ['pod-not-ready']);
    pace.judged(of(123), FAILING, MINUTE);
    expect(pace.dueAt(of(121), MINUTE)).toBe(2 * MINUTE);
    expect(pace.dueAt(of(202), MINUTE)).toBe(-Infinity);
    pace.judged(of(1), FAILING, MINUTE);
    expect(pace.dueAt(of(2), MINUTE)).toBe(-Infinity);
  });

  it('takes the pods of a rollout for no other look of what is wrong beside them', () => {
    const rollout = (ready: number, isRollout: boolean) =>
      look(1, ['pod-not-ready', 'pod-starting', 'workload-not-ready'], {
        ...{ ready, isRollout },
      });
    expect(rollout(500, true)).toBe(CRASHED);
    expect(rollout(400, true)).toBe(CRASHED);
    expect(rollout(500, false)).not.toBe(CRASHED);
  });

  it('tells how many pods are not ready where nothing but a rollout is seen', () => {
    const rollout = (ready: number, isRollout: boolean) =>
      look(0, ['pod-starting'], { pods: 3, ready, isRollout });
    expect(rollout(2, true)).toBe(rollout(2, false));
    expect(rollout(2, true)).not.toBe(rollout(1, true));
  });

  it('diagnoses a crash loop less and less often, whichever way it looks', () => {
    const pace = new DiagnosisPace();
    let diagnoses = 0;
    for (let second = 0; second < 3_600; second += 10) {
      const now = second * 1_000;
      const seen = second % 60 < 30 ? CRASHED : RUNNING;
      if (pace.dueAt(seen, now) > now) continue;
      diagnoses += 1;
      pace.judged(seen, FAILING, now);
    }
    // At once for both looks, then after 2, 4, 8 and 10 minutes, and every ten from then on.
    expect(diagnoses).toBe(9);
  });

  it('is as quick as at first when the diagnosis says something else, or nothing', () => {
    const pace = new DiagnosisPace();
    let now = 0;
    for (let round = 0; round < 8; round += 1) {
      now = Math.max(now, pace.dueAt(CRASHED, now));
      pace.judged(CRASHED, FAILING, now);
    }
    expect(pace.dueAt(CRASHED, now) - now).toBe(10 * MINUTE);
    pace.judged(CRASHED, { ...FAILING, classes: ['OutOfMemory'] }, now);
    expect(pace.dueAt(CRASHED, now) - now).toBe(MINUTE);
    pace.judged(CRASHED, undefined, now);
    pace.judged(CRASHED, undefined, now);
    expect(pace.dueAt(CRASHED, now) - now).toBe(MINUTE);
  });

  it('remembers a few looks, however many there are', () => {
    const pace = new DiagnosisPace();
    for (let wrong = 1; wrong <= 60; wrong += 1) {
      pace.judged(look(wrong, ['pod-not-ready']), FAILING, 0);
    }
    expect(pace.dueAt(look(60, ['pod-not-ready']), 0)).toBeGreaterThan(0);
    expect(pace.dueAt(look(1, ['pod-not-ready']), 0)).toBe(-Infinity);
  });
});
