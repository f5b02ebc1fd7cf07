import { aboutPod, DOCS } from './define';

const volume = aboutPod('volume');
const network = aboutPod('network');
const PARAMS = ['volume', 'message'];
const OBJECT = { identity: ['object'] };
const VOLUME = { identity: ['volume'] };

/** The pod has a node, and its containers wait for a volume. */
export const VOLUME_CLASSES = {
  MountConfigMapMissing: volume(
    'error',
    DOCS.configMap,
    [...PARAMS, 'object'],
    OBJECT,
  ),
  MountSecretMissing: volume(
    'error',
    DOCS.secret,
    [...PARAMS, 'object'],
    OBJECT,
  ),
  MountKeyMissing: volume('error', DOCS.configMap, [...PARAMS, 'key'], VOLUME),
  MultiAttach: volume('warning', DOCS.accessModes, [...PARAMS, 'usedBy'], {
    identity: ['volume'],
  }),
  AttachFailed: volume('error', DOCS.persistentVolumes, PARAMS, VOLUME),
  MountFailed: volume('error', DOCS.volumes, PARAMS, VOLUME),
  MountTimeout: volume('error', DOCS.volumes, [
    ...PARAMS,
    'seconds',
    'variant',
  ]),
  CSIDriverMissing: volume('error', DOCS.volumes, [...PARAMS, 'driver'], {
    identity: ['driver'],
  }),
  PVCNotBoundAtMount: volume('error', DOCS.persistentVolumes, [
    ...PARAMS,
    'claim',
  ]),
  VolumeModeMismatch: volume('error', DOCS.persistentVolumes, PARAMS, VOLUME),
  HostPathTypeCheckFailed: volume('error', DOCS.volumes, PARAMS, VOLUME),
  FailedMapVolume: volume('error', DOCS.persistentVolumes, PARAMS, VOLUME),
  FileSystemResizeFailed: volume('warning', DOCS.persistentVolumes, PARAMS),
  VolumeResizeFailed: volume('warning', DOCS.persistentVolumes, [
    ...PARAMS,
    'variant',
  ]),
  VolumeAttachmentLimitExceeded: volume('error', DOCS.volumeLimits, PARAMS),
  SlowPermissionChange: volume('info', DOCS.securityContext, PARAMS),
};

/** The pod has a node, but no sandbox to run its containers in. */
export const NETWORK_CLASSES = {
  SandboxNetworkFailed: network('error', DOCS.networkPlugins, [
    'node',
    'message',
  ]),
  IPExhausted: network('error', DOCS.networkPlugins, ['node', 'message']),
  NetworkNotReady: network('warning', DOCS.networkPlugins, ['node', 'message']),
  RuntimeClassHandlerMissing: network('error', DOCS.runtimeClass, [
    'runtimeClass',
    'node',
    'message',
  ]),
  SandboxOther: network('error', DOCS.debugWaiting, [
    'node',
    'message',
    'seconds',
    'variant',
  ]),
  SandboxChurn: network('warning', DOCS.networkPlugins, ['node', 'count']),
  FailedPrepareDynamicResources: network('error', DOCS.dynamicResources, [
    'message',
  ]),
};
