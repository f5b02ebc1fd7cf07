import { aboutContainer, DOCS } from './define';

const config = aboutContainer('config');
const start = aboutContainer('start');
const MESSAGE = ['message'];
const OBJECT = { identity: ['object'] };

/** The image was pulled but the process never ran, so there are no logs. */
export const CONFIG_CLASSES = {
  MissingConfigMap: config(
    'error',
    DOCS.configMap,
    ['object', 'message'],
    OBJECT,
  ),
  MissingSecret: config('error', DOCS.secret, ['object', 'message'], OBJECT),
  MissingConfigKey: config(
    'error',
    DOCS.configMap,
    ['object', 'objectKind', 'key', 'message'],
    { identity: ['object', 'key'] },
  ),
  RunAsNonRootViolation: config('error', DOCS.securityContext, [
    'image',
    'user',
    'message',
  ]),
  SubPathError: config('error', DOCS.subPath, ['volume', 'message']),
  VolumeNotInPod: config('error', DOCS.configMap, ['volume', 'message']),
  ContainerConfigOther: config('error', DOCS.debugWaiting, MESSAGE),
};

export const START_CLASSES = {
  NoCommand: start('error', DOCS.command, ['image', 'message']),
  ContainerRuntimeTimeout: start('warning', DOCS.debugWaiting, [
    'message',
    'node',
  ]),
  CreateContainerFailed: start('error', DOCS.debugWaiting, MESSAGE),
  CommandNotFoundAtStart: start('error', DOCS.command, [
    'command',
    'image',
    'restarts',
    'message',
  ]),
  CommandNotExecutableAtStart: start('error', DOCS.command, [
    'command',
    'image',
    'restarts',
    'message',
  ]),
  MountPathConflict: start('error', DOCS.subPath, [
    'path',
    'restarts',
    'message',
  ]),
  OOMAtStart: start('error', DOCS.memory, ['limit', 'restarts', 'message']),
  DeviceOrRuntimeHookError: start('error', DOCS.debugWaiting, [
    'restarts',
    'message',
    'node',
    'variant',
  ]),
  ContainerStartFailed: start('error', DOCS.debugWaiting, [
    'restarts',
    'message',
  ]),
  PostStartHookFailed: start('error', DOCS.hooks, [
    'exitCode',
    'restarts',
    'nextTrySeconds',
    'signature',
    'message',
  ]),
  InternalHookError: start('error', DOCS.debugWaiting, ['message', 'node']),
  UnknownWaitingReason: start('warning', DOCS.debugWaiting, [
    'reason',
    'message',
  ]),
};
