import {
  EventOptions,
  PodBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { creating, onWeb, web, webPod } from './shop';

type PodEvent = Omit<EventOptions, 'regarding' | 'namespace'>;

const stuck = (event: PodEvent, pod: PodBuilder = webPod()) =>
  web(creating(pod.withEvent({ count: 8, ...event })));
const mount = (message: string, pod?: PodBuilder) =>
  stuck({ reason: 'FailedMount', message }, pod);
const sandbox = (error: string) =>
  stuck({
    reason: 'FailedCreatePodSandBox',
    message: `Failed to create pod sandbox: rpc error: code = Unknown desc = ${error}`,
  });
const NETWORK = 'failed to setup network for sandbox "ecb0": plugin type=';

const withVolume = (volume: Record<string, unknown>) =>
  webPod().withSpec({ volumes: [volume] });

/** On a node, but no container can be created. */
export const VOLUME_SCENARIOS = inGroup('volumes and sandbox', [
  fails(
    'a ConfigMap to mount does not exist',
    mount(
      'MountVolume.SetUp failed for volume "config" : configmap "app-config" not found',
      withVolume({ name: 'config', configMap: { name: 'app-config' } }),
    ),
    onWeb('MountConfigMapMissing', 'MissingConfigMap'),
  ),
  fails(
    'a Secret to mount does not exist, in a pod with a native sidecar',
    web(
      creating(
        withVolume({ name: 'tls', secret: { secretName: 'web-tls' } })
          .withSidecar({ name: 'proxy' })
          .withCondition({
            type: 'Initialized',
            status: 'False',
            reason: 'ContainersNotInitialized',
            message: 'containers with incomplete status: [proxy]',
          })
          .withEvent({
            reason: 'FailedMount',
            count: 9,
            message:
              'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found',
          }),
        ['proxy', 'app'],
        'PodInitializing',
      ),
    ),
    onWeb('MountSecretMissing', 'MissingSecret'),
  ),
  fails(
    'a Secret to mount lacks a key',
    mount(
      'MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt',
      withVolume({ name: 'tls', secret: { secretName: 'web-tls' } }),
    ),
    onWeb('MountKeyMissing'),
  ),
  fails(
    'the disk is attached to another node',
    stuck({
      reason: 'FailedAttachVolume',
      source: 'attachdetach-controller',
      count: 1,
      lastSeenSecondsAgo: 530,
      message:
        'Multi-Attach error for volume "pvc-9f" Volume is already used by pod(s) web-6b-abcde',
    }),
    onWeb('MultiAttach'),
  ),
  fails(
    'the disk cannot be attached',
    stuck({
      reason: 'FailedAttachVolume',
      source: 'attachdetach-controller',
      message:
        'AttachVolume.Attach failed for volume "pvc-9f" : rpc error: code = Internal desc = disk vol-0a is in state error',
    }),
    onWeb('AttachFailed'),
  ),
  fails(
    'the file server does not answer',
    mount(
      'MountVolume.SetUp failed for volume "exports" : mount failed: exit status 32 Output: mount.nfs: Connection timed out',
    ),
    onWeb('MountFailed'),
  ),
  fails(
    'the node has no driver for the volume',
    mount(
      'MountVolume.MountDevice failed for volume "pvc-9f" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name disk.csi.example.com not found in the list of registered CSI drivers',
    ),
    onWeb('CSIDriverMissing'),
  ),
  fails(
    'the network plugin fails',
    sandbox(
      `${NETWORK}"calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized`,
    ),
    onWeb('SandboxNetworkFailed'),
  ),
  fails(
    'the network plugin has no address left',
    sandbox(
      `${NETWORK}"aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container`,
    ),
    onWeb('IPExhausted'),
  ),
  fails(
    'the node has no runtime of the class that the pod asks for',
    sandbox(
      'failed to get sandbox runtime: no runtime for "gvisor" is configured',
    ),
    onWeb('RuntimeClassHandlerMissing'),
  ),
  fails(
    'the network of the node never came up',
    stuck({
      reason: 'NetworkNotReady',
      count: 200,
      firstSeenSecondsAgo: 530,
      message:
        'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
    }),
    onWeb('NetworkNotReady'),
  ),
]);
