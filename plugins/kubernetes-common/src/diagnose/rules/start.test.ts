import { diagnoseObjects, podVerdicts } from '../../testing';
import { webPod as pod } from '../testing/shop';

describe('configuration and start', () => {
  it.each([
    ['MissingConfigMap', 'configmap "app-config" not found', 'app-config'],
    ['MissingSecret', 'secret "db" not found', 'db'],
    [
      'MissingConfigKey',
      "couldn't find key DB_URL in ConfigMap shop/app-config",
      'app-config',
    ],
    [
      'RunAsNonRootViolation',
      'container has runAsNonRoot and image will run as root (pod: "p_ns(uid)", container: app)',
      undefined,
    ],
    [
      'SubPathError',
      'failed to create subPath directory for volumeMount "data" of container "app"',
      undefined,
    ],
    ['ContainerConfigOther', 'something new', undefined],
  ])('reads %s from CreateContainerConfigError', (name, message, object) => {
    const builder = pod().waiting('CreateContainerConfigError', message);
    const [finding] = diagnoseObjects([builder]);
    expect(finding.class).toBe(name);
    expect(finding.severity).toBe('error');
    expect(finding.params.object).toBe(object);
  });

  it('waits two minutes for a kubelet whose cache has not caught up', () => {
    const message =
      'failed to sync configmap cache: timed out waiting for the condition';
    const young = pod('web-7c9d5-abcde', { ageSeconds: 60 });
    expect(
      podVerdicts([young.waiting('CreateContainerConfigError', message)]),
    ).toEqual(['info ContainerConfigOther']);
  });

  it.each([
    [5, 'info'],
    [15, 'error'],
  ])(
    'gives a new object time to get to the kubelet: %d s',
    (ageSeconds, severity) => {
      const young = pod('web-7c9d5-abcde', { ageSeconds });
      const message = 'secret "db" not found';
      expect(
        podVerdicts([young.waiting('CreateContainerConfigError', message)]),
      ).toEqual([`${severity} MissingSecret`]);
    },
  );

  it('names the image that has no command', () => {
    const builder = pod()
      .withContainer({ name: 'app', image: 'shop/web:1' })
      .waiting('CreateContainerError', 'no command specified', 'app');
    const finding = diagnoseObjects([builder]).find(
      ({ scope }) => scope.container === 'app',
    );
    expect(finding).toMatchObject({
      class: 'NoCommand',
      params: { image: 'shop/web:1' },
    });
  });

  it('goes by the words of the run that did not start, not of the wait', () => {
    const builder = pod()
      .crashLooping({
        exitCode: 128,
        reason: 'StartError',
        message: 'exec: "serve": executable file not found in $PATH',
      })
      .withStatus(undefined, {
        state: {
          waiting: { reason: 'RunContainerError', message: 'no idea' },
        },
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'CommandNotFoundAtStart',
      params: { command: 'serve' },
    });
  });

  it.each([
    ['NoCommand', 'failed to generate spec: no command specified'],
    ['ContainerRuntimeTimeout', 'context deadline exceeded'],
    [
      'ContainerRuntimeTimeout',
      'failed to reserve container name "app_web": name "app_web" is reserved for "8b21"',
    ],
    ['CreateContainerFailed', 'something else'],
  ])('reads %s from CreateContainerError', (name, message) => {
    const builder = pod().waiting('CreateContainerError', message);
    expect(diagnoseObjects([builder])[0].class).toBe(name);
  });

  it.each([
    [
      'CommandNotFoundAtStart',
      'exec: "serve": executable file not found in $PATH',
    ],
    [
      'CommandNotFoundAtStart',
      'exec: "/nope": stat /nope: no such file or directory',
    ],
    ['CommandNotExecutableAtStart', 'exec: "/app/run.sh": permission denied'],
    [
      'MountPathConflict',
      'error mounting "/var/lib/x" to rootfs at "/etc/app.conf": not a directory: unknown',
    ],
    ['OOMAtStart', 'container init was OOM-killed (memory limit too low?)'],
    ['DeviceOrRuntimeHookError', 'nvidia-container-cli: initialization error'],
    ['ArchMismatch', 'exec user process caused: exec format error'],
    ['ContainerStartFailed', 'no idea'],
  ])('reads %s from a start that failed, and asks for no log', (name, text) => {
    const builder = pod().crashLooping({
      exitCode: 128,
      reason: 'StartError',
      message: `OCI runtime create failed: ${text}`,
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: name,
      severity: 'error',
      missing: [],
    });
  });

  it("shows the kubelet's message for an unknown reason", () => {
    const builder = pod().waiting('SomethingNew', 'with its own words');
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'UnknownWaitingReason',
      params: { reason: 'SomethingNew', message: 'with its own words' },
    });
  });

  it('names a postStart hook that failed, whatever the exit code', () => {
    const builder = pod().crashLooping({ exitCode: 137 }).withEvent({
      reason: 'FailedPostStartHook',
      message: 'PostStartHook failed',
      container: 'app',
      lastSeenSecondsAgo: 60,
    });
    expect(diagnoseObjects([builder])[0].class).toBe('PostStartHookFailed');
  });

  it.each([
    [100, 'info'],
    [140, 'warning'],
    [580, 'warning'],
    [620, 'error'],
  ])(
    'gives a busy runtime time to create a container: %s s',
    (ageSeconds, severity) => {
      const builder = pod(undefined, { ageSeconds }).waiting(
        'CreateContainerError',
        'context deadline exceeded',
      );
      expect(podVerdicts([builder])).toEqual([
        `${severity} ContainerRuntimeTimeout`,
      ]);
    },
  );

  it('counts restarts, except where the runtime was busy', () => {
    const params = (text: string) =>
      diagnoseObjects([
        pod().crashLooping({
          ...{ exitCode: 128, reason: 'StartError', restarts: 4 },
          message: text,
        }),
      ])[0].params;
    expect(params('no idea')).toMatchObject({ restarts: 4 });
    expect(params('context deadline exceeded')).not.toHaveProperty('restarts');
  });
});
