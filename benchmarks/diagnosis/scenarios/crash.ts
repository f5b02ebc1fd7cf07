import {
  PodBuilder,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { barePod, on, onWeb, web, webPod } from './shop';

const LIVENESS = {
  httpGet: { path: '/healthz', port: 8080 },
  periodSeconds: 10,
};
const STARTUP = { ...LIVENESS, failureThreshold: 6 };

/** Killed by the kubelet because of a probe; the events of its present run are there. */
function killed(pod: PodBuilder, probe: 'Liveness' | 'Startup'): PodBuilder {
  return pod
    .withEvent({
      reason: 'Unhealthy',
      container: 'app',
      count: 12,
      lastSeenSecondsAgo: 62,
      message: `${probe} probe failed: Get "http://10.244.1.7:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
    })
    .withEvent({
      reason: 'Killing',
      type: 'Normal',
      container: 'app',
      count: 4,
      lastSeenSecondsAgo: 61,
      message: `Container app failed ${probe.toLowerCase()} probe, will be restarted`,
    });
}

const withLiveness = () =>
  webPod().withContainer({ name: 'app', livenessProbe: LIVENESS });

/** An init container that blocks the container `app`. */
function blockedByInit(pod: PodBuilder): PodBuilder {
  return pod.waiting('PodInitializing').withCondition({
    type: 'Initialized',
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: 'containers with incomplete status: [migrate]',
  });
}

const inInit = (container: string, ...classes: readonly string[]) => ({
  ...onWeb(...classes),
  container,
});

/** The process ran and ended. */
export const CRASH_SCENARIOS = inGroup('crash', [
  fails(
    'the process exits 1 again and again',
    web(webPod().crashLooping({ exitCode: 1 })),
    onWeb('ApplicationError'),
  ),
  fails(
    'the process exited 1 a moment ago and stands in terminated',
    web(
      webPod().terminated({ exitCode: 1, restarts: 5, finishedSecondsAgo: 20 }),
    ),
    onWeb('ApplicationError'),
  ),
  fails(
    'a bare pod failed for good',
    [
      barePod('import', { restartPolicy: 'Never' })
        .terminated({ exitCode: 3 })
        .failed(),
    ],
    on('Pod/import', 'ContainerTerminatedError', 'ApplicationError'),
  ),
  fails(
    'the process exceeds its memory limit',
    web(webPod().oomKilled({ limit: '256Mi' })),
    onWeb('OOMKilled'),
  ),
  fails(
    'the process of a pod that is not restarted exceeded its memory limit',
    [
      barePod('import', { restartPolicy: 'Never' })
        .withContainer({
          name: 'app',
          resources: { limits: { memory: '256Mi' } },
        })
        .terminated({ exitCode: 137, reason: 'OOMKilled' })
        .failed(),
    ],
    on('Pod/import', 'OOMKilled'),
  ),
  fails(
    'the liveness probe fails, and the process does not stop in time',
    web(killed(withLiveness().crashLooping({ exitCode: 137 }), 'Liveness')),
    onWeb('LivenessProbeKilled'),
  ),
  fails(
    'the liveness probe fails, and the process stops with 0',
    web(killed(withLiveness().crashLooping({ exitCode: 0 }), 'Liveness')),
    onWeb('LivenessProbeKilled'),
  ),
  fails(
    'the startup probe never passes',
    web(
      killed(
        webPod()
          .withContainer({ name: 'app', startupProbe: STARTUP })
          .crashLooping({ exitCode: 137, ranSeconds: 61 }),
        'Startup',
      ),
    ),
    onWeb('StartupProbeKilled'),
  ),
  fails(
    'the process is killed, and nothing says by whom',
    web(webPod().crashLooping({ exitCode: 137, restarts: 4 })),
    onWeb('SigkillUnexplained'),
  ),
  fails(
    'the process ends well again and again',
    web(webPod().crashLooping({ exitCode: 0 })),
    onWeb('ExitedZeroLoop'),
  ),
  fails(
    'the shell does not find a command',
    web(webPod().crashLooping({ exitCode: 127 })),
    onWeb('CommandNotFoundInShell'),
  ),
  fails(
    'the shell may not execute a command',
    web(webPod().crashLooping({ exitCode: 126 })),
    onWeb('CommandNotExecutableInShell'),
  ),
  fails(
    'the process reads memory that is not its own',
    web(webPod().crashLooping({ exitCode: 139 })),
    onWeb('NativeCrash'),
  ),
  fails(
    'the process aborts',
    web(webPod().crashLooping({ exitCode: 134 })),
    onWeb('NativeCrash'),
  ),
  fails(
    'the process gets SIGTERM again and again, and nothing says from whom',
    web(webPod().crashLooping({ exitCode: 143 })),
    onWeb('TerminatedBySignal'),
  ),
  fails(
    'only the second of two containers crashes',
    web(
      webPod()
        .withContainer({ name: 'worker' })
        .oomKilled({ container: 'worker', limit: '128Mi' }),
    ),
    { ...onWeb('OOMKilled'), container: 'worker' },
  ),
  fails(
    'the process is ready, but was restarted five times in half an hour',
    web(
      webPod('x2k4p', { ageSeconds: 1_800 }).restarted({
        restarts: 5,
        exitCode: 1,
        finishedSecondsAgo: 240,
        ranSeconds: 300,
      }),
    ),
    onWeb('FlappingRestarts', 'ApplicationError'),
  ),
  fails(
    'an init container exits 1 again and again',
    web(
      blockedByInit(
        webPod().withInitContainer({ name: 'migrate' }),
      ).crashLooping({ container: 'migrate', exitCode: 1 }),
    ),
    inInit('migrate', 'InitContainerFailed', 'ApplicationError'),
  ),
  fails(
    'an init container exceeds its memory limit',
    web(
      blockedByInit(webPod().withInitContainer({ name: 'migrate' })).oomKilled({
        container: 'migrate',
      }),
    ),
    inInit('migrate', 'InitContainerFailed', 'OOMKilled'),
  ),
  fails(
    'an init container has been running for an hour',
    web(
      blockedByInit(
        webPod('x2k4p', { ageSeconds: 3_600 }).withInitContainer({
          name: 'migrate',
        }),
      ).withStatus('migrate', {
        ready: false,
        started: true,
        state: { running: { startedAt: secondsAgo(3_590) } },
      }),
    ),
    inInit('migrate', 'InitContainerStuck'),
  ),
  fails(
    'a native sidecar crashes and keeps the process from starting',
    web(
      blockedByInit(webPod().withSidecar({ name: 'proxy' })).crashLooping({
        container: 'proxy',
        exitCode: 1,
      }),
    ),
    inInit('proxy', 'SidecarFailed', 'ApplicationError'),
  ),
  fails(
    'three pods crash in the same way',
    web(
      webPod('aaaaa').crashLooping({ exitCode: 1 }),
      webPod('bbbbb').crashLooping({ exitCode: 1, restarts: 6 }),
      webPod('ccccc').crashLooping({ exitCode: 1, restarts: 7 }),
    ),
    onWeb('ApplicationError'),
  ),
  fails(
    'one of three pods crashes',
    web(
      webPod('aaaaa'),
      webPod('bbbbb'),
      webPod('ccccc').crashLooping({ exitCode: 1 }),
    ),
    {
      classes: ['ApplicationError'],
      on: ['Pod/web-*-ccccc', 'ReplicaSet/web-*', 'Deployment/web'],
    },
  ),
]);
