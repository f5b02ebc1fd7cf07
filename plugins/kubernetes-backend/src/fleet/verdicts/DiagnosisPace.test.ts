import { SuspicionReason } from '../suspicion/suspicionOf';
import { DiagnosisPace } from './DiagnosisPace';
import { Judgement } from './judgement';

const MINUTE = 60_000;
const FAILING: Judgement = {
  state: 'failing',
  headline: 'Crashes at start',
  classes: ['ApplicationError'],
};

function glance(ready: number, ...reasons: readonly SuspicionReason[]) {
  return { pods: 3, ready, reasons: new Set(reasons), versions: [] };
}

const CRASHED = glance(2, 'pod-not-ready');
const RUNNING = glance(3, 'pod-restarted');

describe('DiagnosisPace', () => {
  it('diagnoses at once what it has not seen so', () => {
    const pace = new DiagnosisPace();
    expect(pace.dueAt(CRASHED, MINUTE)).toBeLessThanOrEqual(MINUTE);
    pace.judged(CRASHED, FAILING, MINUTE);
    expect(pace.dueAt(CRASHED, MINUTE)).toBe(2 * MINUTE);
    expect(pace.dueAt(glance(1, 'pod-not-ready'), MINUTE)).toBeLessThan(MINUTE);
    expect(pace.dueAt(RUNNING, MINUTE)).toBeLessThan(MINUTE);
  });

  it('takes no pod more or less of hundreds for another look', () => {
    const pace = new DiagnosisPace();
    const of = (pods: number, ready: number) => ({ ...CRASHED, pods, ready });
    pace.judged(of(503, 380), FAILING, MINUTE);
    expect(pace.dueAt(of(502, 381), MINUTE)).toBe(2 * MINUTE);
    expect(pace.dueAt(of(502, 300), MINUTE)).toBe(0);
    pace.judged(of(40, 39), FAILING, MINUTE);
    expect(pace.dueAt(of(40, 38), MINUTE)).toBe(0);
  });

  it('diagnoses a crash loop less and less often, whichever way it looks', () => {
    const pace = new DiagnosisPace();
    let diagnoses = 0;
    for (let second = 0; second < 3_600; second += 10) {
      const now = second * 1_000;
      const look = second % 60 < 30 ? CRASHED : RUNNING;
      if (pace.dueAt(look, now) > now) continue;
      diagnoses += 1;
      pace.judged(look, FAILING, now);
    }
    // At once for both looks, then after 2, 4, 8 and 10 minutes, and every ten from then on.
    expect(diagnoses).toBe(9);
  });

  it('is as quick as at first when the diagnosis says something else, or nothing', () => {
    const pace = new DiagnosisPace();
    let now = 0;
    for (let round = 0; round < 8; round += 1) {
      now = pace.dueAt(CRASHED, now);
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
    for (let ready = 0; ready < 1_000; ready += 1) {
      pace.judged(glance(ready, 'pod-not-ready'), FAILING, 0);
    }
    expect(pace.dueAt(glance(999, 'pod-not-ready'), 0)).toBeGreaterThan(0);
    expect(pace.dueAt(glance(0, 'pod-not-ready'), 0)).toBe(0);
  });
});
