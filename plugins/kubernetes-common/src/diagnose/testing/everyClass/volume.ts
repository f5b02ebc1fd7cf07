import { NETWORK_CLASSES, VOLUME_CLASSES } from '../../classes/volume';
import { creatingPod, webPod, withoutIp } from '../shop';
import { Fixtures } from './types';

const fails =
  (message: string, reason = 'FailedMount') =>
  () =>
    [creatingPod().withEvent({ reason, message })];
const tells =
  (reason: string, message = 'as the kubelet says', count = 1) =>
  () =>
    [webPod().withEvent({ reason, message, count })];
const sandbox =
  (message: string, reason = 'FailedCreatePodSandBox') =>
  () =>
    withoutIp(creatingPod().withEvent({ reason, message, count: 9 }));

/** One example of each class of volumes. */
export const VOLUME_FIXTURES: Fixtures<typeof VOLUME_CLASSES> = {
  MountConfigMapMissing: fails('for volume "v" : configmap "x" not found'),
  MountSecretMissing: fails('for volume "v" : secret "x" not found'),
  MountKeyMissing: fails(
    'for volume "v" : configmap references non-existent config key: k',
  ),
  MultiAttach: fails(
    'Multi-Attach error for volume "v" Volume is already used by pod(s) a',
    'FailedAttachVolume',
  ),
  AttachFailed: fails('AttachVolume.Attach failed', 'FailedAttachVolume'),
  MountFailed: fails('MountVolume.SetUp failed for volume "v" : boom'),
  MountTimeout: fails(
    'Unable to attach or mount volumes: unmounted volumes=[v], unattached volumes=[]: timed out',
  ),
  CSIDriverMissing: fails(
    'driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
  ),
  PVCNotBoundAtMount: fails('error processing PVC shop/data: PVC is not bound'),
  VolumeModeMismatch: fails(
    'volume v has volumeMode Block, but is specified in volumeMounts',
  ),
  HostPathTypeCheckFailed: fails(
    'hostPath type check failed: /x is not a directory',
  ),
  FailedMapVolume: fails('MapVolume.SetUp failed', 'FailedMapVolume'),
  FileSystemResizeFailed: tells('FileSystemResizeFailed'),
  VolumeResizeFailed: tells('VolumeResizeFailed'),
  VolumeAttachmentLimitExceeded: () => [
    webPod().failed(
      'VolumeAttachmentLimitExceeded',
      'Pod was rejected: Node has reached its volume attachment limit, rejecting pod. ',
    ),
  ],
  SlowPermissionChange: tells('VolumePermissionChangeInProgress'),
};

/** One example of each class of pods without a sandbox. */
export const NETWORK_FIXTURES: Fixtures<typeof NETWORK_CLASSES> = {
  SandboxNetworkFailed: sandbox('failed to setup network for sandbox "ecb"'),
  IPExhausted: sandbox('failed to assign an IP address to container'),
  NetworkNotReady: sandbox('network is not ready', 'NetworkNotReady'),
  RuntimeClassHandlerMissing: sandbox('no runtime for "gvisor" is configured'),
  SandboxOther: sandbox('failed to reserve sandbox name "x"'),
  SandboxChurn: tells('SandboxChanged', 'Pod sandbox changed', 5),
  FailedPrepareDynamicResources: sandbox(
    'no driver',
    'FailedPrepareDynamicResources',
  ),
};
