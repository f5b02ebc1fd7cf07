import { CONFIG_CLASSES, START_CLASSES } from '../../classes/start';
import { webPod } from '../shop';
import { Fixtures } from './types';

const waits = (reason: string, message: string) => () =>
  [webPod().waiting(reason, message)];
const config = (message: string) =>
  waits('CreateContainerConfigError', message);
const create = (message: string) => waits('CreateContainerError', message);
const start = (message: string) => () =>
  [webPod().crashLooping({ exitCode: 128, reason: 'StartError', message })];

/** One example of each class of containers that could not be configured. */
export const CONFIG_FIXTURES: Fixtures<typeof CONFIG_CLASSES> = {
  MissingConfigMap: config('configmap "app-config" not found'),
  MissingSecret: config('secret "db" not found'),
  MissingConfigKey: config("couldn't find key K in Secret shop/db"),
  RunAsNonRootViolation: config('container has runAsNonRoot and …'),
  SubPathError: config('failed to prepare subPath for volumeMount "data"'),
  VolumeNotInPod: config('cannot find volume "x" to mount into container "c"'),
  ContainerConfigOther: config('something new'),
};

/** One example of each class of containers that could not be started. */
export const START_FIXTURES: Fixtures<typeof START_CLASSES> = {
  NoCommand: create('no command specified'),
  ContainerRuntimeTimeout: create('context deadline exceeded'),
  CreateContainerFailed: create('something new'),
  CommandNotFoundAtStart: start(
    'exec: "serve": executable file not found in $PATH',
  ),
  CommandNotExecutableAtStart: start('exec: "/run.sh": permission denied'),
  MountPathConflict: start(
    'error mounting "/var/x" to rootfs at "/etc/x": not a directory: unknown',
  ),
  OOMAtStart: start('container init was OOM-killed (memory limit too low?)'),
  DeviceOrRuntimeHookError: start('failed to inject CDI devices'),
  ContainerStartFailed: start('something new'),
  PostStartHookFailed: waits('PostStartHookError', 'PostStartHook failed'),
  InternalHookError: waits('PreCreateHookError', 'no free CPUs'),
  UnknownWaitingReason: waits('SomethingNew', 'with its own words'),
};
