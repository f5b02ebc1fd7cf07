import { diagnoseObjects, podVerdicts } from '../../testing';
import { webPod } from '../testing/shop';

const waits = (reason: string, message: string, ageSeconds = 600) =>
  webPod(undefined, { ageSeconds }).waiting(reason, message);
const config = (message: string, ageSeconds?: number) =>
  waits('CreateContainerConfigError', message, ageSeconds);
const startError = (message: string) =>
  webPod().crashLooping({ exitCode: 128, reason: 'StartError', message });

describe('containers that cannot be configured', () => {
  it.each([
    [
      'a root user',
      'container has runAsNonRoot and image will run as root (pod: "p_ns(uid)", container: app)',
    ],
    [
      'a user by name',
      'container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root (pod: "p", container: app)',
    ],
    ['a setting of the pod', "container's runAsUser breaks non-root policy"],
    [
      'a user that is no user',
      'container has runAsNonRoot and image has invalid user id',
    ],
  ])(
    'does not take %s under runAsNonRoot for a missing ConfigMap',
    (_, message) => {
      expect(diagnoseObjects([config(message)])[0].class).toBe(
        'RunAsNonRootViolation',
      );
    },
  );

  it('names the user that an image gives by name', () => {
    const message =
      'container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root';
    expect(diagnoseObjects([config(message)])[0].params.user).toBe('node');
  });

  it('tells a key that is missing in a Secret from one in a ConfigMap', () => {
    const message = "couldn't find key password in Secret shop/db";
    expect(diagnoseObjects([config(message)])[0]).toMatchObject({
      class: 'MissingConfigKey',
      params: { key: 'password', object: 'db', objectKind: 'Secret' },
    });
  });

  it.each([
    'failed to create subPath directory for volumeMount "data" of container "app"',
    'failed to prepare subPath for volumeMount "data" of container "app"',
    'unable to provision SubPath `/a` of `/b`',
    'error SubPath `/abs` must not be an absolute path',
  ])('knows a subPath in the words "%s"', message => {
    expect(diagnoseObjects([config(message)])[0].class).toBe('SubPathError');
  });

  it.each([
    'cannot find volume "x" to mount into container "app"',
    'environment variable key "K" not found in file "/etc/env"',
    "couldn't parse env file",
  ])('reads "%s"', message => {
    expect(diagnoseObjects([config(message)])[0].class).toBe('VolumeNotInPod');
  });

  it('gives a ConfigMap ten seconds to arrive', () => {
    const missing = 'configmap "app-config" not found';
    expect(podVerdicts([config(missing, 8)])).toEqual([
      'info MissingConfigMap',
    ]);
    expect(podVerdicts([config(missing, 20)])).toEqual([
      'error MissingConfigMap',
    ]);
  });

  it.each([
    'failed to sync secret cache: timed out waiting for the condition',
    'object "shop"/"app-config" not registered',
    'services have not yet been read at least once, cannot construct envvars',
  ])('treats "%s" as a kubelet that catches up, for two minutes', message => {
    expect(podVerdicts([config(message, 100)])).toEqual([
      'info ContainerConfigOther',
    ]);
    expect(podVerdicts([config(message, 150)])).toEqual([
      'error ContainerConfigOther',
    ]);
  });
});

describe('containers that cannot be created', () => {
  it('does not blame the manifest when a name is still reserved: the runtime is slow', () => {
    const message =
      'failed to reserve container name "app_web_0": name "app_web_0" is reserved for "8b21"';
    const at = (ageSeconds: number) =>
      podVerdicts([waits('CreateContainerError', message, ageSeconds)]);
    expect(at(60)).toEqual(['info ContainerRuntimeTimeout']);
    expect(at(300)).toEqual(['warning ContainerRuntimeTimeout']);
    expect(at(900)).toEqual(['error ContainerRuntimeTimeout']);
  });

  it('knows an image without an entry point in the words of an old runtime', () => {
    expect(
      diagnoseObjects([
        waits('CreateContainerError', 'no such image entrypoint'),
      ])[0].class,
    ).toBe('NoCommand');
  });

  it.each(['PreCreateHookError', 'PreStartHookError'])(
    'takes %s for a matter of the node, not for a hook of the pod',
    reason => {
      expect(
        diagnoseObjects([waits(reason, 'no free CPUs on NUMA node')])[0].class,
      ).toBe('InternalHookError');
    },
  );

  it('knows a runtime class without a handler when the error itself is the reason', () => {
    const builder = waits(
      'failed to lookup runtimeHandler for runtimeClassName "gvisor"',
      '',
    ).withSpec({ runtimeClassName: 'gvisor' });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'RuntimeClassHandlerMissing',
      params: { runtimeClass: 'gvisor' },
    });
  });
});

describe('processes that never began', () => {
  it('asks for no log: there was no process to write one', () => {
    const [finding] = diagnoseObjects([startError('something new')]);
    expect(finding).toMatchObject({
      class: 'ContainerStartFailed',
      missing: [],
    });
  });

  it('recognizes one by a start in 1970, whatever the reason', () => {
    const builder = webPod().withStatus('app', {
      ready: false,
      started: false,
      restartCount: 3,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: {
        terminated: {
          exitCode: 128,
          reason: 'Error',
          startedAt: '1970-01-01T00:00:00Z',
          finishedAt: '2026-08-20T09:59:00Z',
          message: 'exec: "serve": executable file not found in $PATH',
        },
      },
    });
    expect(diagnoseObjects([builder])[0].class).toBe('CommandNotFoundAtStart');
  });

  it('is one finding while RunContainerError and CrashLoopBackOff alternate', () => {
    const message = 'exec: "serve": executable file not found in $PATH';
    const [looping] = diagnoseObjects([startError(message)]);
    const raw = startError(message).build();
    raw.status.containerStatuses?.forEach(status => {
      status.state = { waiting: { reason: 'RunContainerError', message } };
    });
    const [running] = diagnoseObjects([{ build: () => raw }]);
    expect(running.id).toBe(looping.id);
    expect(running.class).toBe('CommandNotFoundAtStart');
  });

  it.each([
    [
      'CommandNotFoundAtStart',
      'crun',
      'container create failed: executable file `serve` not found in $PATH: No such file or directory',
    ],
    [
      'CommandNotExecutableAtStart',
      'runc, of a directory',
      'exec: "/app": is a directory',
    ],
    [
      'MountPathConflict',
      'runc, of a file system that is read-only',
      'error mounting "x" to rootfs at "/etc/app": mkdirat: read-only file system',
    ],
    [
      'DeviceOrRuntimeHookError',
      'the node, of a security profile',
      'apparmor failed to apply profile: no such file or directory',
    ],
  ])('reads %s in the words of %s', (name, _, message) => {
    expect(diagnoseObjects([startError(message)])[0].class).toBe(name);
  });

  it('knows the words of the dockershim, whose reason was ContainerCannotRun', () => {
    const builder = webPod().crashLooping({
      exitCode: 127,
      reason: 'ContainerCannotRun',
      message: 'exec: "serve": executable file not found in $PATH',
    });
    expect(diagnoseObjects([builder])[0].class).toBe('CommandNotFoundAtStart');
  });
});

describe('postStart hooks', () => {
  it("shows the hook's message, which only the waiting state has", () => {
    const builder = waits('PostStartHookError', 'command "x" exited with 3');
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'PostStartHookFailed',
      params: { message: 'command "x" exited with 3' },
    });
  });

  it('blames the hook, not memory, for a SIGKILL that the kubelet explains in an event of type Normal', () => {
    const builder = webPod().crashLooping({ exitCode: 137 }).withEvent({
      type: 'Normal',
      reason: 'Killing',
      message: 'FailedPostStartHook',
      container: 'app',
      lastSeenSecondsAgo: 60,
    });
    expect(diagnoseObjects([builder])[0].class).toBe('PostStartHookFailed');
  });
});
