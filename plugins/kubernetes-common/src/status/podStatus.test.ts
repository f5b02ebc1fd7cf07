import { parseObject } from '../model';
import { aPod, FIXTURE_NOW, PodBuilder, secondsAgo } from '../testing';
import { podStatus } from './podStatus';

function statusText(raw: unknown) {
  const pod = parseObject(raw);
  if (pod?.kind !== 'Pod') throw new Error('not a Pod');
  const text = podStatus(pod, FIXTURE_NOW);
  return `${text.readyContainers}/${text.totalContainers} ${text.status} ${text.restartsText}`;
}

const textOfBuilder = (builder: PodBuilder) => statusText(builder.build());

const pod = () => aPod({ name: 'web', namespace: 'shop' });

const initializing = () =>
  pod()
    .withInitContainer({ name: 'one' })
    .withInitContainer({ name: 'two' })
    .waiting('PodInitializing')
    .withCondition({ type: 'Initialized', status: 'False' });

const running = { running: { startedAt: secondsAgo(5) } };

describe('podStatus', () => {
  it.each<[string, string, PodBuilder]>([
    ['a healthy pod', '1/1 Running 0', pod()],
    [
      'a crash loop, with the age of the last restart',
      '0/1 CrashLoopBackOff 5 (60s ago)',
      pod().crashLooping(),
    ],
    [
      'a container that ended',
      '0/1 OOMKilled 2 (60s ago)',
      pod().terminated({ reason: 'OOMKilled', exitCode: 137, restarts: 2 }),
    ],
    [
      'an end without a reason, by its exit code',
      '0/1 ExitCode:3 0',
      pod().withStatus('app', {
        ready: false,
        state: { terminated: { exitCode: 3 } },
      }),
    ],
    [
      'one of two containers that has ended, the other one running',
      '1/2 NotReady 0',
      pod()
        .withContainer({ name: 'job' })
        .withStatus('job', {
          ready: false,
          state: { terminated: { exitCode: 0, reason: 'Completed' } },
        })
        .withCondition({ type: 'Ready', status: 'False' }),
    ],
    [
      'one of two containers that has ended, the other one not yet ready',
      '0/2 Completed 0',
      pod()
        .withContainer({ name: 'job' })
        .withStatus('job', {
          ready: false,
          state: { terminated: { exitCode: 0, reason: 'Completed' } },
        })
        .withStatus('app', { ready: false, state: running })
        .withCondition({ type: 'Ready', status: 'False' }),
    ],
    [
      'a pod that is being created',
      '0/1 ContainerCreating 0',
      pod().waiting('ContainerCreating'),
    ],
    [
      'init containers that are not done',
      '0/1 Init:1/2 0',
      initializing().withStatus('two', {
        ready: false,
        started: true,
        state: running,
      }),
    ],
    [
      'an init container that waits to be pulled',
      '0/1 Init:ImagePullBackOff 0',
      initializing().imagePullBackOff('not found', 'one'),
    ],
    [
      'an init container that crashes, with the restarts of init containers',
      '0/1 Init:CrashLoopBackOff 4 (60s ago)',
      initializing().crashLooping({ container: 'one', restarts: 4 }),
    ],
    [
      'an init container that ended without a reason',
      '0/1 Init:ExitCode:7 0',
      initializing().withStatus('one', {
        ready: false,
        state: { terminated: { exitCode: 7 } },
      }),
    ],
    [
      'a native sidecar, which counts',
      '2/2 Running 0',
      pod().withSidecar({ name: 'proxy' }),
    ],
    [
      'a native sidecar that has not started',
      '0/2 Init:0/1 0',
      pod()
        .withSidecar({ name: 'proxy' })
        .waiting('PodInitializing')
        .withStatus('proxy', { ready: false, started: false, state: running })
        .withCondition({ type: 'Initialized', status: 'False' }),
    ],
    [
      'a restart of a native sidecar, once the pod is initialized',
      '2/2 Running 3 (60s ago)',
      pod()
        .withSidecar({ name: 'proxy' })
        .restarted({ container: 'proxy', restarts: 3 }),
    ],
    [
      'restarts of an init container, no longer once the pod is initialized',
      '1/1 Running 0',
      pod()
        .withInitContainer({ name: 'migrate' })
        .restarted({ container: 'migrate', restarts: 3 })
        .withStatus('migrate', { state: { terminated: { exitCode: 0 } } }),
    ],
    [
      'an unschedulable pod',
      '0/1 Pending 0',
      pod().unschedulable('0/1 nodes are available'),
    ],
    [
      'a gated pod',
      '0/1 SchedulingGated 0',
      pod().unschedulable('gated', 'SchedulingGated'),
    ],
    ['a pod that is going', '1/1 Terminating 0', pod().terminating()],
    [
      'a pod that succeeded and is going: no longer Terminating',
      '0/1 Completed 0',
      pod().succeeded().terminating(),
    ],
    [
      'one container that completed beside one that runs',
      '1/2 NotReady 0',
      pod().withContainer({ name: 'proxy' }).terminated({ exitCode: 0 }),
    ],
    [
      'an error, not hidden by a container that completed',
      '0/2 Error 0',
      pod()
        .withContainer({ name: 'proxy' })
        .terminated({ exitCode: 0 })
        .terminated({ exitCode: 1, container: 'proxy' }),
    ],
  ])('prints %s', (_, expected, builder) => {
    expect(textOfBuilder(builder)).toBe(expected);
  });

  it('has no age of a restart that there was none of', () => {
    const builder = pod().withStatus('app', {
      restartCount: 0,
      lastState: { terminated: { exitCode: 0, finishedAt: secondsAgo(60) } },
    });
    expect(textOfBuilder(builder)).toBe('1/1 Running 0');
  });

  it('lets the first container have the last word', () => {
    const builder = pod()
      .withContainer({ name: 'proxy' })
      .waiting('CreateContainerConfigError', 'x')
      .waiting('ErrImagePull', 'x', 'proxy');
    expect(textOfBuilder(builder)).toBe('0/2 CreateContainerConfigError 0');
  });

  it('prints Running for a Job-like pod that is ready although one container completed', () => {
    const builder = pod()
      .withContainer({ name: 'proxy' })
      .terminated({ exitCode: 0 })
      .withCondition({ type: 'Ready', status: 'True' });
    expect(textOfBuilder(builder)).toBe('1/2 Running 0');
  });

  it('prints Unknown for a pod of a lost node that is to be deleted', () => {
    const raw = pod().terminating().build();
    raw.status.reason = 'NodeLost';
    expect(statusText(raw)).toBe('1/1 Unknown 0');
  });

  it('prints a signal where there is one, and none where it is absent', () => {
    const signal = pod().build();
    signal.status.containerStatuses = [
      {
        name: 'app',
        image: '',
        imageID: '',
        ready: false,
        started: false,
        restartCount: 0,
        state: { terminated: { exitCode: 137, ...{ signal: 9 } } },
        lastState: {},
      },
    ];
    expect(statusText(signal)).toBe('0/1 Signal:9 0');
  });

  it.each([
    ['the first', 30, 600],
    ['the second', 600, 30],
  ])(
    'tells the age of the newest restart, of %s container',
    (_, app, proxy) => {
      const builder = pod()
        .withContainer({ name: 'proxy' })
        .restarted({ restarts: 2, finishedSecondsAgo: app })
        .restarted({
          container: 'proxy',
          restarts: 3,
          finishedSecondsAgo: proxy,
        });
      expect(textOfBuilder(builder)).toBe('2/2 Running 5 (30s ago)');
    },
  );

  it('survives a pod without spec and status', () => {
    expect(statusText({ kind: 'Pod', metadata: { name: 'a' } })).toBe('0/0  0');
  });
});
