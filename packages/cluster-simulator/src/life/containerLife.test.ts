import {
  completes,
  containerPlan,
  contextAfter,
  createdMs,
  eventLines,
  exits,
  killedByProbe,
  neverReady,
  runs,
} from './__testUtils__/plans';
import { Behaviour } from './behaviour';
import { ContainerContext } from './containerContext';
import { containerLife } from './containerLife';

function after(
  afterMs: number,
  behaviour: Behaviour,
  more: Partial<ContainerContext> = {},
) {
  const context = contextAfter(afterMs, behaviour, more);
  return {
    ...containerLife(context),
    nextMs: context.tracker.nextChangeMs - createdMs,
  };
}

/** Whether the container is ready, as its status says, too. */
function isReadyAfter(afterMs: number, behaviour: Behaviour): boolean {
  const { isReady, status } = after(afterMs, behaviour);
  expect(status.ready).toBe(isReady);
  return isReady;
}

it('waits for its first run', () => {
  expect(after(499, runs)).toMatchObject({
    isWaitingForFirstRun: true,
    current: undefined,
    nextMs: 500,
    status: { state: { waiting: {} }, lastState: {}, restartCount: 0 },
  });
  expect(after(499, runs).status.containerID).toBeFalsy();
  expect(after(500, runs)).toMatchObject({
    isWaitingForFirstRun: false,
    current: { attempt: 0, startMs: createdMs + 500 },
    previous: undefined,
    finished: undefined,
    status: {
      state: { running: { startedAt: '2026-11-22T06:00:00Z' } },
      imageID: expect.stringMatching(
        /^registry\.example\.com\/shop\/web@sha256:[0-9a-f]{64}$/,
      ),
      containerID: expect.stringMatching(/^containerd:\/\/[0-9a-f]{64}$/),
    },
  });
});

it('reports the resources of a container that has started', () => {
  const plan = containerPlan(runs);
  const resources = { requests: { cpu: '1' } };
  const withResources = { ...plan, spec: { ...plan.spec, resources } };
  const resourcesAfter = (ms: number) =>
    after(ms, runs, { plan: withResources }).status.resources;
  expect(resourcesAfter(500)).toEqual(resources);
  expect(resourcesAfter(499)).toBeUndefined();
});

it('pulls an image first that is not on the node', () => {
  const plan = { ...containerPlan(runs), isImagePresent: false };
  expect(after(2_399, runs, { plan }).isWaitingForFirstRun).toBe(true);
  expect(after(2_400, runs, { plan }).isWaitingForFirstRun).toBe(false);
});

it('keeps running once it is ready', () => {
  expect(after(5_499, runs)).toMatchObject({ isReady: false, nextMs: 5_500 });
  expect(after(5_499, runs).readinessChangedMs).toBeUndefined();
  expect(after(5_500, runs)).toMatchObject({
    isReady: true,
    readinessChangedMs: createdMs + 5_500,
    nextMs: Infinity,
  });
});

describe('a run that ends', () => {
  it('is shown as terminated, and the next one begins at once', () => {
    expect(after(3_500, exits(3))).toMatchObject({
      finished: undefined,
      previous: undefined,
      status: {
        restartCount: 0,
        state: {
          terminated: {
            exitCode: 1,
            reason: 'Error',
            startedAt: '2026-11-22T06:00:00Z',
            finishedAt: '2026-11-22T06:00:03Z',
          },
        },
        lastState: {},
      },
    });
    const second = after(4_500, exits(3));
    expect(second).toMatchObject({
      current: { attempt: 1 },
      previous: { attempt: 0 },
      status: {
        restartCount: 1,
        state: { running: {} },
        lastState: { terminated: { finishedAt: '2026-11-22T06:00:03Z' } },
      },
    });
    expect(second.status.containerID).not.toBe(
      second.status.lastState.terminated?.containerID,
    );
  });

  it('is followed by a back-off from the second time on', () => {
    expect(after(7_500, exits(3)).status).toMatchObject({
      state: { terminated: { exitCode: 1 } },
      lastState: { terminated: { finishedAt: '2026-11-22T06:00:03Z' } },
    });
    expect(after(16_500, exits(3))).toMatchObject({
      current: { attempt: 1 },
      previous: { attempt: 1 },
      finished: undefined,
      nextMs: 17_500,
      status: {
        restartCount: 1,
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message:
              'back-off 10s restarting failed container=app pod=web-1_shop(u-1)',
          },
        },
        lastState: { terminated: { finishedAt: '2026-11-22T06:00:07Z' } },
      },
    });
    expect(after(17_500, exits(3)).status.restartCount).toBe(2);
  });

  it.each([
    ['Never', exits(3), 1],
    ['Never', completes(3), 0],
    ['OnFailure', completes(3), 0],
  ] as const)('is the last with %s and %j', (restartPolicy, how, exitCode) => {
    expect(after(3_499, how, { restartPolicy }).finished).toBeUndefined();
    const ended = after(60_000, how, { restartPolicy });
    expect(ended).toMatchObject({
      finished: { exitCode, atMs: createdMs + 3_500 },
      isReady: false,
      nextMs: Infinity,
      status: { state: { terminated: { exitCode } }, ready: false },
    });
  });

  it('leaves an init container ready when it has succeeded', () => {
    const restartPolicy = 'Never';
    const init = (behaviour: Behaviour) =>
      after(60_000, behaviour, { restartPolicy, isInit: true }).status.ready;
    expect(init(completes(3))).toBe(true);
    expect(init(exits(3))).toBe(false);
  });
});

it('ends for the reason of its behavior, or that of its exit code', () => {
  const reason = (behaviour: Behaviour) =>
    after(60_000, behaviour, { restartPolicy: 'Never' }).status.state.terminated
      ?.reason;
  expect(reason(exits(3, { reason: 'OOMKilled' }))).toBe('OOMKilled');
  expect(reason(completes(3))).toBe('Completed');
  expect(reason(killedByProbe({ afterSeconds: [3, 3] }))).toBe('Error');
});

it('tells of starts, probes and back-offs', () => {
  const told = (behaviour: Behaviour) => {
    const context = contextAfter(200_000, behaviour);
    containerLife(context);
    return eventLines(context.events).map(line => line.split(':')[0]);
  };
  expect(told(exits(3))).toEqual([
    'Normal Pulled',
    'Normal Created',
    'Normal Started',
    'Warning BackOff',
  ]);
  expect(told(killedByProbe())).toEqual(
    expect.arrayContaining(['Warning Unhealthy', 'Normal Killing']),
  );
});

describe('readiness', () => {
  it.each<[string, Behaviour, number, number]>([
    ['a crash after a while', exits(20), 10_500, 20_500],
    ['a completion', completes(8), 1_500, 8_500],
    ['a kill by the liveness probe', killedByProbe(), 1_500, 90_500],
    ['a readiness probe that fails later', neverReady(60), 1_500, 90_500],
  ])('ends with %s', (_, behaviour, fromMs, untilMs) => {
    expect(isReadyAfter(fromMs - 1, behaviour)).toBe(false);
    expect(isReadyAfter(fromMs, behaviour)).toBe(true);
    expect(isReadyAfter(untilMs - 1, behaviour)).toBe(true);
    expect(isReadyAfter(untilMs, behaviour)).toBe(false);
    expect(after(fromMs, behaviour).readinessChangedMs).toBe(
      createdMs + fromMs,
    );
    expect(after(untilMs, behaviour).readinessChangedMs).toBe(
      createdMs + untilMs,
    );
  });

  it.each<[string, Behaviour]>([
    ['the run is too short', exits(10)],
    ['the startup probe fails', killedByProbe({ probe: 'Startup' })],
    ['the readiness probe fails from the start', neverReady(0)],
  ])('never comes when %s', (_, behaviour) => {
    for (let afterMs = 0; afterMs < 100_000; afterMs += 500) {
      expect(isReadyAfter(afterMs, behaviour)).toBe(false);
    }
    expect(after(100_000, behaviour).readinessChangedMs).toBeUndefined();
  });
});

it('has no real start where the runtime cannot start it', () => {
  const broken: Behaviour = { type: 'startError', message: 'no such file' };
  const state = (afterMs: number) => after(afterMs, broken).status;
  expect(state(500)).toMatchObject({
    state: {
      waiting: { reason: 'RunContainerError', message: 'no such file' },
    },
    lastState: { terminated: { exitCode: 128, reason: 'StartError' } },
  });
  expect(state(10_500)).toMatchObject({
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { message: 'no such file' } },
  });
});

it('never runs where the kubelet cannot create it', () => {
  const stuck = after(60_000, { type: 'configError', message: 'no map' });
  expect(stuck).toMatchObject({
    isWaitingForFirstRun: true,
    current: undefined,
    previous: undefined,
    finished: undefined,
    isReady: false,
    status: {
      state: { waiting: { reason: 'CreateContainerConfigError' } },
      lastState: {},
      restartCount: 0,
    },
  });
});
