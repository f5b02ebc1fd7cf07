import { at, listAt, textAt } from '@podlight/fake-kubernetes-api-server';
import { tableCells } from '@podlight/fake-kubernetes-api-server/testing';
import {
  aPodPlan,
  containerPlan,
  createdMs,
  exits,
  HOUR,
  MINUTE,
  runs,
  SECOND,
} from './__testUtils__/plans';
import { Behaviour } from './behaviour';
import { podLife } from './podLife';
import { PodPlan } from './PodPlan';

/** READY, STATUS and RESTARTS of kubectl, by time since the pod's creation. */
function shown(pod: PodPlan, afterMs: number): string {
  const life = podLife(pod, createdMs + afterMs);
  return life.pod
    ? tableCells('Pod', life.pod, createdMs + afterMs)
        .slice(1, 4)
        .join(' ')
    : 'gone';
}

function events(pod: PodPlan, afterMs: number): string[] {
  return podLife(pod, createdMs + afterMs).events.map(
    event => `${String(event.reason)} x${String(event.count ?? 1)}`,
  );
}

/** Every state of a pod within a time span, found by following `nextChangeMs`. */
function story(pod: PodPlan, untilMs: number): string[] {
  const states: string[] = [];
  for (let atMs = createdMs; atMs <= createdMs + untilMs; ) {
    const life = podLife(pod, atMs);
    const state = shown(pod, atMs - createdMs).replace(/ \(.*/, '');
    if (states[states.length - 1] !== state) states.push(state);
    expect(life.nextChangeMs).toBeGreaterThan(atMs);
    atMs = life.nextChangeMs;
  }
  return states;
}

it('comes up and stays up', () => {
  expect(story(aPodPlan(runs), HOUR)).toEqual([
    '0/1 ContainerCreating 0',
    '0/1 Running 0',
    '1/1 Running 0',
  ]);
  expect(podLife(aPodPlan(runs), createdMs + 2 * HOUR).nextChangeMs).toBe(
    Infinity,
  );
});

it('backs off ever longer between crashes', () => {
  const crashing = aPodPlan(exits(3));
  const states = story(crashing, 6 * MINUTE);
  expect(states.slice(0, 8)).toEqual([
    '0/1 ContainerCreating 0',
    '0/1 Running 0',
    '0/1 Error 0',
    '0/1 Running 1',
    '0/1 Error 1',
    '0/1 CrashLoopBackOff 1',
    '0/1 Running 2',
    '0/1 Error 2',
  ]);
  const backOffs = new Set<string>();
  for (let afterMs = 0; afterMs < 30 * MINUTE; afterMs += SECOND) {
    const pod = podLife(crashing, createdMs + afterMs).pod;
    const message = textAt(
      pod,
      'status',
      'containerStatuses',
      0,
      'state',
      'waiting',
      'message',
    );
    if (message) backOffs.add(message.split(' ')[1]);
  }
  expect([...backOffs]).toEqual([
    '10s',
    '20s',
    '40s',
    '1m20s',
    '2m40s',
    '5m0s',
  ]);
  expect(shown(crashing, 30 * MINUTE)).toMatch(/^0\/1 CrashLoopBackOff 10 /);
});

it('shows the last run as lastState and says which pod it backs off', () => {
  const { pod } = podLife(aPodPlan(exits(3)), createdMs + 10 * MINUTE);
  expect(at(pod, 'status', 'phase')).toBe('Running');
  expect(at(pod, 'status', 'containerStatuses', 0)).toMatchObject({
    ready: false,
    started: false,
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: expect.stringMatching(
          /^back-off \S+ restarting failed container=app pod=web-1_shop\(u-1\)$/,
        ),
      },
    },
    lastState: {
      terminated: {
        exitCode: 1,
        reason: 'Error',
        containerID: expect.stringMatching(/^containerd:\/\//),
      },
    },
  });
});

it('counts recurring events, and forgets them after an hour', () => {
  const crashing = aPodPlan(exits(3));
  const soon = events(crashing, 2 * MINUTE);
  expect(soon).toEqual(expect.arrayContaining(['Scheduled x1', 'Started x5']));
  const backOff = (afterMs: number) =>
    Number(/BackOff x(\d+)/.exec(events(crashing, afterMs).join())?.[1]);
  expect(backOff(10 * MINUTE)).toBeGreaterThan(backOff(5 * MINUTE));
  expect(events(crashing, 3 * HOUR).join()).not.toContain('Scheduled');
  expect(events(aPodPlan(runs), 3 * HOUR)).toEqual([]);
});

it('recovers from an OOM kill after a long run without back-off', () => {
  const oom = aPodPlan(
    exits(660, { exitCode: 137, reason: 'OOMKilled', readyAfterSeconds: 5 }),
  );
  const states = story(oom, 35 * MINUTE);
  expect(states).toContain('0/1 OOMKilled 1');
  expect(states).toContain('1/1 Running 2');
  expect(states.join()).not.toContain('CrashLoopBackOff');
});

it('retries the pull', () => {
  const missing = aPodPlan({
    type: 'pullError',
    message: 'rpc error: code = NotFound desc = X: not found',
  });
  expect(new Set(story(missing, 5 * MINUTE))).toEqual(
    new Set([
      '0/1 ContainerCreating 0',
      '0/1 ErrImagePull 0',
      '0/1 ImagePullBackOff 0',
    ]),
  );
  const { pod } = podLife(missing, createdMs + 5 * MINUTE);
  expect(at(pod, 'status', 'phase')).toBe('Pending');
  expect(
    textAt(
      pod,
      'status',
      'containerStatuses',
      0,
      'state',
      'waiting',
      'message',
    ),
  ).toBe(
    'Back-off pulling image "registry.example.com/shop/web:1": ErrImagePull: rpc error: code = NotFound desc = X: not found',
  );
});

it('cannot start a missing command, and has no real start time for it', () => {
  const broken = aPodPlan({
    type: 'startError',
    message: 'exec: "/app": no such file',
  });
  const { pod } = podLife(broken, createdMs + 4 * MINUTE);
  expect(
    at(pod, 'status', 'containerStatuses', 0, 'lastState', 'terminated'),
  ).toMatchObject({
    exitCode: 128,
    reason: 'StartError',
    message: 'exec: "/app": no such file',
    startedAt: '1970-01-01T00:00:00Z',
  });
  expect(story(broken, 4 * MINUTE).join()).toContain('RunContainerError');
});

it.each<[Behaviour, string, string]>([
  [
    { type: 'configError', message: 'configmap "x" not found' },
    '0/1 CreateContainerConfigError 0',
    'Failed',
  ],
  [
    { type: 'invalidImageName', message: 'invalid reference format' },
    '0/1 InvalidImageName 0',
    'InspectFailed',
  ],
])('never starts with %j', (behaviour, state, reason) => {
  expect(shown(aPodPlan(behaviour), 20 * MINUTE)).toBe(state);
  expect(events(aPodPlan(behaviour), 20 * MINUTE).join()).toMatch(
    new RegExp(`${reason} x\\d\\d`),
  );
});

it('is killed by its liveness probe, as events say', () => {
  const killed = aPodPlan({
    type: 'killedByProbe',
    probe: 'Liveness',
    afterSeconds: [90, 90],
    exitCode: 137,
    message: 'HTTP probe failed with statuscode: 500',
    periodSeconds: 10,
    failureThreshold: 3,
  });
  const { events: told } = podLife(killed, createdMs + 100 * SECOND);
  const said = told.map(
    event =>
      `${String(event.type)} ${String(event.message)} x${String(event.count)}`,
  );
  expect(said).toContain(
    'Warning Liveness probe failed: HTTP probe failed with statuscode: 500 x3',
  );
  expect(said).toContain(
    'Normal Container app failed liveness probe, will be restarted x1',
  );
  expect(shown(killed, 70 * SECOND)).toBe('1/1 Running 0');
});

it('is never ready, with an event for each failed probe', () => {
  const unready = aPodPlan({
    type: 'neverReady',
    message: 'HTTP probe failed with statuscode: 503',
    periodSeconds: 10,
    afterSeconds: 0,
  });
  expect(shown(unready, 10 * MINUTE)).toBe('0/1 Running 0');
  expect(events(unready, 10 * MINUTE).join()).toMatch(/Unhealthy x5\d/);
});

it('runs init containers one by one before anything else', () => {
  const initialized = aPodPlan(runs, {
    initContainers: [
      containerPlan({ type: 'completes', afterSeconds: [5, 5] }, 'one'),
      containerPlan({ type: 'completes', afterSeconds: [5, 5] }, 'two'),
    ],
  });
  expect(story(initialized, HOUR)).toEqual([
    '0/1 Init:0/2 0',
    '0/1 Init:1/2 0',
    '0/1 PodInitializing 0',
    '0/1 Running 0',
    '1/1 Running 0',
  ]);
  expect(events(initialized, 10 * MINUTE).join()).not.toContain('BackOff');
});

it('waits for an init container that keeps failing', () => {
  const failing = aPodPlan(runs, {
    initContainers: [containerPlan(exits(4), 'migrate')],
  });
  expect(shown(failing, 20 * MINUTE)).toMatch(
    /^0\/1 Init:(CrashLoopBackOff|Error) [78] /,
  );
  const { pod } = podLife(failing, createdMs + 20 * MINUTE);
  expect(at(pod, 'status', 'phase')).toBe('Pending');
  expect(
    at(pod, 'status', 'containerStatuses', 0, 'state', 'waiting', 'reason'),
  ).toBe('PodInitializing');
  expect(listAt(pod, 'status', 'conditions')).toContainEqual(
    expect.objectContaining({
      type: 'Initialized',
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [migrate]',
    }),
  );
});

it('fits on no node', () => {
  const pending = aPodPlan(runs, {
    unschedulable: '0/3 nodes are available: 3 Insufficient cpu.',
  });
  const life = podLife(pending, createdMs + 12 * MINUTE);
  expect(shown(pending, 12 * MINUTE)).toBe('0/1 Pending 0');
  expect(at(life.pod, 'spec', 'nodeName')).toBeUndefined();
  expect(life.events).toEqual([
    expect.objectContaining({
      reason: 'FailedScheduling',
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: '2026-11-22T06:00:00.000000Z',
      series: { count: 3, lastObservedTime: '2026-11-22T06:10:00.000000Z' },
      reportingComponent: 'default-scheduler',
    }),
  ]);
});

it('stays terminated where nothing restarts it', () => {
  const done = aPodPlan(
    { type: 'completes', afterSeconds: [8, 8] },
    { restartPolicy: 'Never' },
  );
  expect(shown(done, MINUTE)).toBe('0/1 Completed 0');
  expect(podLife(done, createdMs + MINUTE).phase).toBe('Succeeded');
  const failed = aPodPlan(exits(8), { restartPolicy: 'Never' });
  expect(podLife(failed, createdMs + MINUTE).phase).toBe('Failed');
  expect(events(failed, MINUTE).join()).not.toContain('BackOff');
});

it('is gone some seconds after its deletion', () => {
  const deleted = aPodPlan(runs, { deletedMs: createdMs + MINUTE });
  expect(story(deleted, HOUR).slice(-2)).toEqual(['1/1 Terminating 0', 'gone']);
  const { pod } = podLife(deleted, createdMs + MINUTE + SECOND);
  expect(pod?.metadata.deletionTimestamp).toBe('2026-11-22T06:01:30Z');
});

it('is the same at one moment, however that moment is reached', () => {
  for (const behaviour of [exits(3), exits(660), runs]) {
    const pod = aPodPlan(behaviour);
    for (let afterMs = 0; afterMs < 20 * MINUTE; ) {
      const life = podLife(pod, createdMs + afterMs);
      const until = Math.min(life.nextChangeMs - createdMs, 20 * MINUTE) - 1;
      // Nothing changes before `nextChangeMs`.
      expect(podLife(pod, createdMs + Math.max(afterMs, until))).toEqual(life);
      afterMs = Math.max(afterMs, until) + 1;
    }
  }
});
