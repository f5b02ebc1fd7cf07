import { fails, inGroup } from './scenario';
import { onWeb, web, webPod } from './shop';

const configError = (message: string) =>
  web(webPod().waiting('CreateContainerConfigError', message));
const createError = (message: string) =>
  web(webPod().waiting('CreateContainerError', message));

const TASK =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: ';

/** containerd leaves the run that never began with exit code 128 and a start in 1970. */
function startError(message: string) {
  const pod = webPod().crashLooping({
    exitCode: 128,
    reason: 'StartError',
    message: TASK + message,
    restarts: 6,
  });
  const { lastState } = pod.build().status.containerStatuses?.[0] ?? {};
  return web(
    pod.withStatus('app', {
      lastState: {
        terminated: {
          exitCode: 128,
          ...lastState?.terminated,
          startedAt: '1970-01-01T00:00:00Z',
        },
      },
    }),
  );
}

/** The image is there, but the container was never created or its process never started. */
export const START_SCENARIOS = inGroup('configuration and start', [
  fails(
    'a ConfigMap of the environment does not exist',
    configError('configmap "app-config" not found'),
    onWeb('MissingConfigMap'),
  ),
  fails(
    'a Secret of the environment does not exist',
    configError('secret "db" not found'),
    onWeb('MissingSecret'),
  ),
  fails(
    'a ConfigMap lacks a key',
    configError("couldn't find key DB_URL in ConfigMap shop/app-config"),
    onWeb('MissingConfigKey'),
  ),
  fails(
    'a Secret lacks a key',
    configError("couldn't find key password in Secret shop/db"),
    onWeb('MissingConfigKey'),
  ),
  fails(
    'an image runs as root and must not',
    configError(
      'container has runAsNonRoot and image will run as root (pod: "web-7c9d8f6b5c-x2k4p_shop(1f2e)", container: app)',
    ),
    onWeb('RunAsNonRootViolation'),
  ),
  fails(
    'a subPath cannot be created',
    configError(
      'failed to create subPath directory for volumeMount "data" of container "app"',
    ),
    onWeb('SubPathError'),
  ),
  fails(
    'neither image nor pod names a command',
    createError(
      'failed to generate container "3c" spec: failed to generate spec: no command specified',
    ),
    onWeb('NoCommand'),
  ),
  fails(
    'the runtime holds the name of a container that it could not create',
    createError(
      'failed to reserve container name "app_web-7c9d8f6b5c-x2k4p_shop_1f2e_0": name "app_web-7c9d8f6b5c-x2k4p_shop_1f2e_0" is reserved for "8b21"',
    ),
    onWeb('ContainerRuntimeTimeout'),
  ),
  fails(
    'the command is not in the image',
    startError('exec: "serve": executable file not found in $PATH'),
    onWeb('CommandNotFoundAtStart'),
  ),
  fails(
    'the command may not be executed',
    startError('exec: "/app/run.sh": permission denied'),
    onWeb('CommandNotExecutableAtStart'),
  ),
  fails(
    'a directory is mounted onto a file',
    startError(
      'error mounting "/var/lib/kubelet/pods/1f/volumes/config" to rootfs at "/etc/app.conf": mount src=/var/lib/kubelet/pods/1f/volumes/config, dst=/etc/app.conf: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?',
    ),
    onWeb('MountPathConflict'),
  ),
  fails(
    'the memory limit is too low to start at all',
    startError('container init was OOM-killed (memory limit too low?)'),
    onWeb('OOMAtStart'),
  ),
  fails(
    'the postStart hook fails',
    web(
      webPod()
        .withContainer({
          name: 'app',
          lifecycle: { postStart: { exec: { command: ['/warm-up.sh'] } } },
        })
        .crashLooping({ exitCode: 137, restarts: 4 })
        .withEvent({
          reason: 'FailedPostStartHook',
          message: 'PostStartHook failed',
          container: 'app',
          count: 4,
          lastSeenSecondsAgo: 60,
        })
        .withEvent({
          reason: 'Killing',
          type: 'Normal',
          message: 'FailedPostStartHook',
          container: 'app',
          count: 4,
          lastSeenSecondsAgo: 60,
        }),
    ),
    onWeb('PostStartHookFailed'),
  ),
  fails(
    'the runtime gives a reason that nobody has listed',
    web(
      webPod().waiting(
        'RuntimeHandlerLookupFailed',
        'no runtime handler with the name gvisor-next is known to this node',
      ),
    ),
    onWeb(
      'ContainerStartFailed',
      'ContainerConfigOther',
      'CreateContainerFailed',
      'UnknownWaitingReason',
      'RuntimeClassHandlerMissing',
      'RuntimeHandlerLookupFailed',
    ),
  ),
]);
