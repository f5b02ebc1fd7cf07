import { podFacts } from '../PodFacts';
import { indexObjects } from '../testing/indexObjects';
import { webPod } from '../testing/shop';
import { endedRun, neverStarted, ranSeconds } from './crashFacts';

type Pod = ReturnType<typeof webPod>;

/** The newest ended run of the only init container, or else of the only container. */
function runOf(pod: Pod) {
  const index = indexObjects([pod]);
  const facts = podFacts(index.all('Pod')[0], index);
  const [container] = [...facts.initContainers, ...facts.appContainers];
  return endedRun(facts, container);
}

const ended = (exitCode: number, change: object = {}) => ({
  terminated: { exitCode, reason: 'Error', ...change } as never,
});

describe('endedRun', () => {
  it('is the newest one, and says where it stands', () => {
    const both = webPod().withStatus(undefined, {
      restartCount: 1,
      state: ended(2),
      lastState: ended(1),
    });
    expect(runOf(both)).toMatchObject({
      terminated: { exitCode: 2 },
      path: 'status.containerStatuses[0].state.terminated',
    });
    const last = webPod().withStatus(undefined, { lastState: ended(1) });
    expect(runOf(last)).toMatchObject({
      terminated: { exitCode: 1 },
      path: 'status.containerStatuses[0].lastState.terminated',
    });
    expect(runOf(webPod())).toBeUndefined();
  });

  it.each([
    ['Always', 0, 0, true],
    ['OnFailure', 0, 0, false],
    ['OnFailure', 1, 0, true],
    ['Never', 1, 0, false],
    ['Never', 1, 1, true],
  ])(
    'with policy %s, exit code %d and %d restarts begins again: %p',
    (restartPolicy, exitCode, restartCount, restarts) => {
      const pod = webPod()
        .withSpec({ restartPolicy })
        .withStatus(undefined, { restartCount, state: ended(exitCode) });
      expect(runOf(pod)?.restarts).toBe(restarts);
    },
  );

  it.each([
    ['Always', 0, false],
    ['Always', 1, true],
    ['Never', 1, false],
  ])(
    'of an init container with policy %s and exit code %d begins again: %p',
    (restartPolicy, exitCode, restarts) => {
      const pod = webPod()
        .withSpec({ restartPolicy })
        .withInitContainer({ name: 'migrate' })
        .withStatus('migrate', { state: ended(exitCode) });
      expect(runOf(pod)?.restarts).toBe(restarts);
    },
  );

  it('of a pod that is over does not begin again', () => {
    const pod = webPod()
      .withStatus(undefined, { state: ended(1) })
      .failed();
    expect(runOf(pod)?.restarts).toBe(false);
  });
});

it.each([
  [{ reason: 'StartError' }, true],
  [{ reason: 'ContainerCannotRun' }, true],
  [{ reason: 'Error', startedAt: '1970-01-01T00:00:00Z' }, true],
  [{ reason: 'Error', startedAt: '2026-01-01T00:00:00Z' }, false],
  [{ reason: 'Error' }, false],
])('a run that ended with %j never started: %p', (terminated, expected) => {
  expect(neverStarted(terminated as never)).toBe(expected);
});

it.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:01:30Z', 90],
  [undefined, '2026-01-01T00:01:30Z', undefined],
  ['2026-01-01T00:00:00Z', undefined, undefined],
])('a run from %s to %s took %p s', (startedAt, finishedAt, seconds) => {
  expect(ranSeconds({ startedAt, finishedAt } as never)).toBe(seconds);
});
