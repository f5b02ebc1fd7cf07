import {
  anObject,
  diagnoseObjects,
  secondsAgo,
  podVerdicts,
} from '../../testing';
import { creatingPod, webPod, withoutIp } from '../testing/shop';

const fails = (
  message: string,
  { ageSeconds = 900, reason = 'FailedMount' } = {},
) => creatingPod({ ageSeconds }).withEvent({ reason, message });
const at = (
  message: string,
  ageSeconds: number,
  reason: string = 'FailedMount',
) => podVerdicts([fails(message, { ageSeconds, reason })]);

describe('volumes that only seem to fail', () => {
  it.each([
    'MountVolume.SetUp failed for volume "config" : failed to sync configmap cache: timed out waiting for the condition',
    'MountVolume.SetUp failed for volume "kube-api-access-x" : object "shop"/"kube-root-ca.crt" not registered',
  ])('gives a kubelet that catches up two minutes: "%s"', message => {
    expect(at(message, 100)).toEqual(['info MountFailed']);
    expect(at(message, 150)).toEqual(['error MountFailed']);
  });

  it('gives a new namespace two minutes to get its root certificate', () => {
    const message =
      'MountVolume.SetUp failed for volume "kube-api-access-x" : configmap "kube-root-ca.crt" not found';
    expect(at(message, 100)).toEqual(['info MountConfigMapMissing']);
    expect(at(message, 150)).toEqual(['error MountConfigMapMissing']);
  });

  it.each([
    [
      'Multi-Attach error for volume "pvc-9f" Volume is already used by pod(s) web-0',
    ],
    [
      'Multi-Attach error for volume "pvc-9f" Volume is already exclusively attached to one node and can\'t be attached to another',
    ],
  ])(
    'warns of a disk that another node holds, for the six minutes until it is forced off: "%s"',
    message => {
      expect(at(message, 300, 'FailedAttachVolume')).toEqual([
        'warning MultiAttach',
      ]);
      expect(at(message, 400, 'FailedAttachVolume')).toEqual([
        'error MultiAttach',
      ]);
    },
  );

  it('gives a node three minutes to register its drivers', () => {
    const message =
      'MountVolume.MountDevice failed for volume "v" : driver name ebs.csi.aws.com not found in the list of registered CSI drivers';
    expect(at(message, 150)).toEqual(['info CSIDriverMissing']);
    expect(at(message, 200)).toEqual(['error CSIDriverMissing']);
  });

  it('gives an attach and a mount two minutes to be tried again', () => {
    expect(
      at('AttachVolume.Attach failed: x', 100, 'FailedAttachVolume'),
    ).toEqual(['info AttachFailed']);
    expect(at('MountVolume.SetUp failed for volume "nfs" : x', 100)).toEqual([
      'info MountFailed',
    ]);
  });

  it('reports a slow change of ownership as info', () => {
    const builder = webPod().withEvent({
      reason: 'VolumePermissionChangeInProgress',
      message: 'Setting volume ownership for "data" is taking longer …',
    });
    expect(podVerdicts([builder])).toEqual(['info SlowPermissionChange']);
  });
});

describe('words of volumes', () => {
  it.each([
    ['MountKeyMissing', 'configmap references non-existent config key: k'],
    ['MountKeyMissing', 'references non-existent secret key: tls.crt'],
    ['PVCNotBoundAtMount', 'error processing PVC shop/data: PVC is not bound'],
    [
      'PVCNotBoundAtMount',
      'error processing PVC shop/data: PVC is being deleted',
    ],
    ['PVCNotBoundAtMount', 'failed to fetch PVC from API server'],
    [
      'VolumeModeMismatch',
      'volume data has volumeMode Block, but is specified in volumeMounts',
    ],
  ])('mean %s: "%s"', (name, message) => {
    expect(diagnoseObjects([fails(message)])[0].class).toBe(name);
  });

  it('name the claim that is not bound', () => {
    expect(
      diagnoseObjects([
        fails('error processing PVC shop/data: PVC is not bound'),
      ])[0].params.claim,
    ).toBe('data');
  });

  it('are worth more than the time-out that follows them', () => {
    const builder = fails(
      'MountVolume.SetUp failed for volume "tls" : secret "tls" not found',
    ).withEvent({
      reason: 'FailedMount',
      message:
        'Unable to attach or mount volumes: unmounted volumes=[tls], unattached volumes=[tls data]: timed out waiting for the condition',
      lastSeenSecondsAgo: 1,
    });
    expect(podVerdicts([builder])).toEqual(['error MountSecretMissing']);
  });
});

describe('sandboxes', () => {
  const network = (changes: { ageSeconds?: number; count?: number } = {}) => {
    const { ageSeconds = 600, count = 9 } = changes;
    return creatingPod({ ageSeconds }).withEvent({
      reason: 'FailedCreatePodSandBox',
      message:
        'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "ecb": plugin type="calico" failed (add): boom',
      count,
    });
  };

  it('may fail three times in the first minute', () => {
    expect(
      podVerdicts(withoutIp(network({ ageSeconds: 50, count: 3 }))),
    ).toEqual(['info SandboxNetworkFailed']);
    expect(
      podVerdicts(withoutIp(network({ ageSeconds: 50, count: 4 }))),
    ).toEqual(['error SandboxNetworkFailed']);
  });

  it('have not failed when the pod has got an address since', () => {
    expect(
      diagnoseObjects([network()]).map(finding => finding.class),
    ).not.toContain('SandboxNetworkFailed');
  });

  it('are looked at under PodInitializing, too, as with every native sidecar', () => {
    const builder = network()
      .withSidecar({ name: 'proxy' })
      .waiting('PodInitializing', undefined, 'proxy')
      .waiting('PodInitializing')
      .withCondition({ type: 'Initialized', status: 'False' });
    expect(podVerdicts(withoutIp(builder))).toEqual([
      'error SandboxNetworkFailed',
    ]);
  });

  it('come after volumes: without them there is no sandbox', () => {
    const builder = network().withEvent({
      reason: 'FailedMount',
      message: 'MountVolume.SetUp failed for volume "v" : secret "x" not found',
    });
    expect(podVerdicts(withoutIp(builder))).toEqual([
      'error MountSecretMissing',
    ]);
  });

  it.each([
    'failed to assign an IP address to container',
    'no available IPs in range',
    'failed to allocate for range 0: no IP addresses available in range set',
    'InsufficientFreeAddressesInSubnet',
  ])('lack addresses in the words "%s"', words => {
    const builder = creatingPod().withEvent({
      reason: 'FailedCreatePodSandBox',
      message: `failed to setup network for sandbox "ecb": ${words}`,
      count: 9,
    });
    expect(diagnoseObjects(withoutIp(builder))[0].class).toBe('IPExhausted');
  });

  it('have no network on a node that has just joined, for three minutes', () => {
    const builder = creatingPod().withEvent({
      reason: 'NetworkNotReady',
      message: 'network is not ready: cni plugin not initialized',
      count: 9,
    });
    const node = (ageSeconds: number) =>
      anObject('Node', { name: 'node-1', namespace: '', ageSeconds });
    expect(podVerdicts([...withoutIp(builder), node(150)])).toEqual([
      'info NetworkNotReady',
    ]);
    expect(podVerdicts([...withoutIp(builder), node(200)])).toEqual([
      'warning NetworkNotReady',
    ]);
  });

  it('may wait as long for the network of a node that nothing is known of', () => {
    const waiting = (scheduledSecondsAgo: number) =>
      creatingPod()
        .withCondition({
          type: 'PodScheduled',
          status: 'True',
          lastTransitionTime: secondsAgo(scheduledSecondsAgo),
        })
        .withEvent({
          reason: 'NetworkNotReady',
          message: 'network is not ready: cni plugin not initialized',
          count: 9,
        });
    expect(podVerdicts(withoutIp(waiting(150)))).toEqual([
      'info NetworkNotReady',
    ]);
    expect(podVerdicts(withoutIp(waiting(200)))).toEqual([
      'warning NetworkNotReady',
    ]);
  });

  it('may change once, as after the restart of a node, but not again and again', () => {
    const changed = (count: number) =>
      webPod().withEvent({
        type: 'Normal',
        reason: 'SandboxChanged',
        message: 'Pod sandbox changed, it will be killed and re-created.',
        count,
      });
    expect(podVerdicts([changed(1)])).toEqual([]);
    expect(podVerdicts([changed(5)])).toEqual(['warning SandboxChurn']);
  });

  it('blame no runtime for a pod that cannot exist', () => {
    const builder = creatingPod().withEvent({
      reason: 'FailedCreatePodContainer',
      message: 'unable to ensure pod container exists: cgroup …',
      count: 9,
    });
    expect(diagnoseObjects(withoutIp(builder))[0].class).toBe('SandboxOther');
  });
});

describe('pods that are old and stuck, whose events are gone', () => {
  it('say that events are missing', () => {
    const builder = creatingPod({ ageSeconds: 86_400 }).withSpec({
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    });
    expect(diagnoseObjects(withoutIp(builder))[0]).toMatchObject({
      class: 'MountTimeout',
      severity: 'error',
      missing: ['events'],
    });
  });

  it('are not judged by the time of their conditions, but by when they came to the node', () => {
    const raw = creatingPod({ ageSeconds: 86_400 }).build();
    raw.status.startTime = secondsAgo(40);
    expect(podVerdicts([{ build: () => raw }])).toEqual([]);
  });
});
