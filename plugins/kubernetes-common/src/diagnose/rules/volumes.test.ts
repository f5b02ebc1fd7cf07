import { diagnoseObjects, PodBuilder, podVerdicts } from '../../testing';
import { webPod as pod } from '../testing/shop';

describe('volumes and sandbox', () => {
  const creating = (options = {}) =>
    pod('web-7c9d5-abcde', options)
      .waiting('ContainerCreating')
      .withCondition({ type: 'PodReadyToStartContainers', status: 'False' });
  const withoutIp = (builder: PodBuilder) => {
    const raw = builder.build();
    delete raw.status.podIP;
    return [
      { build: () => raw },
      ...builder.events().map(event => ({ build: () => event })),
    ];
  };

  it.each([
    [
      'MountSecretMissing',
      'FailedMount',
      'MountVolume.SetUp failed for volume "tls" : secret "tls" not found',
    ],
    [
      'MountKeyMissing',
      'FailedMount',
      'MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt',
    ],
    [
      'MultiAttach',
      'FailedAttachVolume',
      'Multi-Attach error for volume "pvc-9f" Volume is already used by pod(s) web-0',
    ],
    [
      'AttachFailed',
      'FailedAttachVolume',
      'AttachVolume.Attach failed for volume "pvc-9f" : rpc error',
    ],
    [
      'MountFailed',
      'FailedMount',
      'MountVolume.MountDevice failed for volume "nfs" : mount failed: exit status 32',
    ],
    [
      'CSIDriverMissing',
      'FailedMount',
      'MountVolume.MountDevice failed for volume "v" : kubernetes.io/csi: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
    ],
    [
      'CSIDriverMissing',
      'FailedMount',
      'MountVolume.NewMounter initialization failed for volume "v" : volume mode "Ephemeral" not supported by driver inline.example.com (no CSIDriver object)',
    ],
    [
      'HostPathTypeCheckFailed',
      'FailedMount',
      'MountVolume.SetUp failed for volume "h" : hostPath type check failed: /x is not a directory',
    ],
    [
      'MountTimeout',
      'FailedMount',
      'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[data tls], failed to process volumes=[]: timed out waiting for the condition',
    ],
  ])('reads %s from an event', (name, reason, message) => {
    const builder = creating().withEvent({ reason, message });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: name,
      severity: 'error',
    });
  });

  it('trusts only the unmounted volumes of a time-out, not the innocent ones it lists', () => {
    const builder = creating().withEvent({
      reason: 'FailedMount',
      message:
        'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[kube-api-access tls]: timed out waiting for the condition',
    });
    expect(diagnoseObjects([builder])[0].params.volume).toBe('data');
  });

  it('ignores a mount that failed before the image was pulled', () => {
    const builder = creating({ ageSeconds: 50 })
      .withEvent({
        reason: 'FailedMount',
        message:
          'MountVolume.SetUp failed for volume "c" : configmap "c" not found',
        lastSeenSecondsAgo: 40,
      })
      .withEvent({
        type: 'Normal',
        reason: 'Pulling',
        message: 'Pulling image "x"',
        lastSeenSecondsAgo: 5,
      });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it.each([
    [
      'SandboxNetworkFailed',
      'failed to setup network for sandbox "ecb": plugin type="calico" failed (add): boom',
    ],
    [
      'IPExhausted',
      'failed to setup network for sandbox "ecb": plugin type="aws-cni" failed (add): failed to assign an IP address to container',
    ],
    ['RuntimeClassHandlerMissing', 'no runtime for "gvisor" is configured'],
    ['SandboxOther', 'failed to reserve sandbox name "x"'],
    ['OOMAtStart', 'container init was OOM-killed (memory limit too low?)'],
  ])('reads %s from a sandbox that fails', (name, message) => {
    const builder = creating().withEvent({
      reason: 'FailedCreatePodSandBox',
      message: `Failed to create pod sandbox: rpc error: code = Unknown desc = ${message}`,
      count: 9,
    });
    expect(diagnoseObjects(withoutIp(builder))[0].class).toBe(name);
  });

  it('is silent for a minute of ContainerCreating', () => {
    expect(podVerdicts([creating({ ageSeconds: 40 })])).toEqual([]);
  });

  it('infers a hanging mount without an event', () => {
    const builder = creating({ ageSeconds: 300 }).withSpec({
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    });
    expect(diagnoseObjects(withoutIp(builder))[0]).toMatchObject({
      class: 'MountTimeout',
      severity: 'warning',
      confidence: 'possible',
    });
  });

  it("doesn't mistake a hanging postStart hook for a slow image", () => {
    const hooked = (ageSeconds: number) =>
      creating({ ageSeconds })
        .withContainer({ name: 'app', lifecycle: { postStart: {} } })
        .withEvent({
          type: 'Normal',
          reason: 'Started',
          message: 'Started container app',
          container: 'app',
          lastSeenSecondsAgo: ageSeconds - 2,
        });
    expect(podVerdicts([hooked(300)])).toEqual(['warning PostStartHookFailed']);
    expect(podVerdicts([hooked(900)])).toEqual(['error PostStartHookFailed']);
  });

  it('says that an image is still being pulled', () => {
    const builder = creating({ ageSeconds: 300 })
      .withCondition({ type: 'PodReadyToStartContainers', status: 'True' })
      .withEvent({
        type: 'Normal',
        reason: 'Pulling',
        message: 'Pulling image "big"',
        lastSeenSecondsAgo: 280,
      });
    expect(podVerdicts([builder])).toEqual(['warning ImagePullSlow']);
  });
});
