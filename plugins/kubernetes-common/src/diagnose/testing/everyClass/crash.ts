import { secondsAgo } from '../../../testing';
import { CRASH_CLASSES } from '../../classes/crash';
import { built, jobPod, webPod } from '../shop';
import { Fixtures } from './types';

const exits = (exitCode: number, reason?: string) => () =>
  [webPod().crashLooping({ exitCode, ...(reason && { reason }) })];
const killedBy = (probe: string) => () =>
  [
    webPod()
      .crashLooping({ exitCode: 137 })
      .withEvent({
        type: 'Normal',
        reason: 'Killing',
        container: 'app',
        message: `Container app failed ${probe} probe, will be restarted`,
        lastSeenSecondsAgo: 60,
      }),
  ];
const initializing = () =>
  webPod()
    .withInitContainer({ name: 'migrate' })
    .waiting('PodInitializing')
    .withCondition({ type: 'Initialized', status: 'False' });

function debugged() {
  const raw = webPod().build();
  raw.spec.ephemeralContainers = [{ name: 'debug' }];
  raw.status.ephemeralContainerStatuses = [
    {
      name: 'debug',
      image: 'busybox',
      imageID: '',
      ready: false,
      started: false,
      restartCount: 0,
      state: { terminated: { exitCode: 1, reason: 'Error' } },
      lastState: {},
    },
  ];
  return built(raw);
}

/** One example of each class of runs that ended. */
export const CRASH_FIXTURES: Fixtures<typeof CRASH_CLASSES> = {
  ApplicationError: exits(1),
  OOMKilled: exits(137, 'OOMKilled'),
  ChildOOMKilled: exits(143, 'OOMKilled'),
  LivenessProbeKilled: killedBy('liveness'),
  StartupProbeKilled: killedBy('startup'),
  SigkillUnexplained: exits(137),
  TerminatedBySignal: exits(143),
  ExitedZeroLoop: exits(0),
  CommandNotFoundInShell: exits(127),
  CommandNotExecutableInShell: exits(126),
  NativeCrash: exits(139),
  ArchMismatch: () => [
    webPod().crashLooping({ message: 'exec /app: exec format error' }),
  ],
  NodeRestartOrLostContainer: exits(255, 'Unknown'),
  InitContainerFailed: () => [
    initializing().crashLooping({ container: 'migrate' }),
  ],
  InitContainerStuck: () => [
    initializing().withStatus('migrate', {
      ready: false,
      state: { running: { startedAt: secondsAgo(700) } },
    }),
  ],
  SidecarFailed: () => [
    webPod()
      .withSidecar({ name: 'proxy' })
      .crashLooping({ container: 'proxy' }),
  ],
  ContainerTerminatedError: () => [jobPod()],
  EphemeralContainerFailed: () => [debugged()],
  FlappingRestarts: () => [
    webPod(undefined, { ageSeconds: 3_600 }).restarted({
      restarts: 6,
      finishedSecondsAgo: 900,
    }),
  ],
};
