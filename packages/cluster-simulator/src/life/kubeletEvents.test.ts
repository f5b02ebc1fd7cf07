import {
  containerPlan,
  contextAfter,
  createdMs,
  eventLines,
  killedByProbe,
  neverReady,
  runs,
} from './__testUtils__/plans';
import { Behaviour } from './behaviour';
import { ContainerContext, shownTerminatedMs } from './containerContext';
import { countBackOff, countProbe, countStart } from './kubeletEvents';
import { Run } from './runs';

const IMAGE = 'registry.example.com/shop/web:1';

const aRun = (
  startMs: number,
  endMs: number,
  more: Partial<Run> = {},
): Run => ({
  attempt: 0,
  startMs: createdMs + startMs,
  endMs: createdMs + endMs,
  exitCode: 1,
  backOffMs: Infinity,
  ...more,
});

function started(
  attempt: number,
  behaviour: Behaviour,
  more: Partial<ContainerContext> = {},
) {
  const context = contextAfter(60_000, behaviour, more);
  countStart(context, aRun(3_000, Infinity, { attempt }));
  return context.events;
}

describe('a start', () => {
  const absent = { plan: { ...containerPlan(runs), isImagePresent: false } };

  it('pulls an image that is not on the node, once', () => {
    const events = started(0, runs, absent);
    expect(eventLines(events)).toEqual([
      `Normal Pulling: Pulling image "${IMAGE}" x1`,
      `Normal Pulled: Successfully pulled image "${IMAGE}" in 2.400s (2.400s including waiting). Image size: 48231456 bytes. x1`,
      'Normal Created: Container created x1',
      'Normal Started: Container started x1',
    ]);
    const times = events.objects().map(({ firstTimestamp }) => firstTimestamp);
    expect(times.slice(0, 2)).toEqual([
      '2026-11-22T06:00:00Z',
      '2026-11-22T06:00:03Z',
    ]);
    expect(eventLines(started(1, runs, absent))[0]).toContain(
      'already present on machine',
    );
  });

  it('uses the image of the node, in the words of the kubelet', () => {
    expect(eventLines(started(0, runs))).toEqual([
      `Normal Pulled: Container image "${IMAGE}" already present on machine and can be accessed by the pod x1`,
      'Normal Created: Container created x1',
      'Normal Started: Container started x1',
    ]);
    expect(eventLines(started(0, runs, { namesContainers: true }))).toEqual([
      `Normal Pulled: Container image "${IMAGE}" already present on machine x1`,
      'Normal Created: Created container: app x1',
      'Normal Started: Started container app x1',
    ]);
  });

  it('fails where the command is missing', () => {
    const behaviour: Behaviour = {
      type: 'startError',
      message: 'no such file',
    };
    expect(eventLines(started(0, behaviour)).slice(2)).toEqual([
      'Warning Failed: Error: no such file x1',
    ]);
  });

  it('names the container by its path', () => {
    for (const event of started(0, runs, { isInit: true }).objects()) {
      expect(event.involvedObject).toMatchObject({
        fieldPath: 'spec.initContainers{app}',
      });
    }
  });
});

describe('a probe', () => {
  function probed(afterMs: number, behaviour: Behaviour, run: Run) {
    const context = contextAfter(afterMs, behaviour);
    countProbe(context, run);
    return eventLines(context.events);
  }

  it('fails once for each period, from the first one on', () => {
    const unready = neverReady(30);
    const run = aRun(1_000, 61_001);
    const failed = (count: number) => [
      `Warning Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503 x${count}`,
    ];
    expect(probed(40_999, unready, run)).toEqual([]);
    expect(probed(41_000, unready, run)).toEqual(failed(1));
    expect(probed(99_000, unready, run)).toEqual(failed(3));
    expect(probed(99_000, runs, run)).toEqual([]);
  });

  it('fails as often as the threshold, and then kills', () => {
    const run = aRun(0, 90_000);
    const failed = (count: number) =>
      `Warning Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500 x${count}`;
    const killing =
      'Normal Killing: Container app failed liveness probe, will be restarted x1';
    // The process ignores SIGTERM for the 30 s before its end.
    expect(probed(39_999, killedByProbe(), run)).toEqual([]);
    expect(probed(40_000, killedByProbe(), run)).toEqual([failed(1)]);
    expect(probed(59_999, killedByProbe(), run)).toEqual([failed(2)]);
    expect(probed(60_000, killedByProbe(), run)).toEqual([failed(3), killing]);
  });

  it('kills a process that stops on SIGTERM shortly before its end', () => {
    const startup = killedByProbe({ exitCode: 143, probe: 'Startup' });
    const run = aRun(0, 90_000);
    expect(probed(89_499, startup, run)).toHaveLength(1);
    expect(probed(89_500, startup, run)).toEqual([
      'Warning Unhealthy: Startup probe failed: HTTP probe failed with statuscode: 500 x3',
      'Normal Killing: Container app failed startup probe, will be restarted x1',
    ]);
  });

  it('does not fail before the container runs', () => {
    expect(probed(4_999, killedByProbe(), aRun(5_000, 10_000))).toEqual([]);
    expect(probed(5_000, killedByProbe(), aRun(5_000, 10_000))).toHaveLength(2);
  });
});

describe('back-off', () => {
  function backedOff(waitMs: number, backOffMs: number) {
    const run = aRun(0, 1_000, { backOffMs });
    const context = contextAfter(0, runs);
    const shownMs = 1_000 + shownTerminatedMs(context, run);
    const later = contextAfter(shownMs + waitMs, runs);
    countBackOff(later, run);
    return eventLines(later.events);
  }

  it('is told from the end of a run to the next start', () => {
    const message =
      'Warning BackOff: Back-off restarting failed container app in pod web-1_shop(u-1)';
    expect(backedOff(-1, 40_000)).toEqual([]);
    expect(backedOff(1, 40_000)).toEqual([`${message} x1`]);
    expect(backedOff(13_001, 40_000)).toEqual([`${message} x2`]);
    expect(backedOff(60_000, 40_000)).toEqual([`${message} x3`]);
  });

  it('is not told where no run follows', () => {
    expect(backedOff(60_000, Infinity)).toEqual([]);
  });
});
