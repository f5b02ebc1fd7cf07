import { RawContainer, RawContainerState, RawContainerStatus } from './raw';

/**
 * Options of a container; everything else has defaults.
 *
 * @public
 */
export type ContainerOptions = Partial<RawContainer> & { name: string };

/** The default image. */
const DEFAULT_IMAGE = 'registry.example.com/web:1.4.2';

/**
 * A container of a pod's spec, with the defaults that the API server fills in.
 *
 * @public
 */
export function aContainer(options: ContainerOptions): RawContainer {
  return {
    image: DEFAULT_IMAGE,
    imagePullPolicy: 'IfNotPresent',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...options,
  };
}

/**
 * A container's status in its pod; never started by default.
 *
 * @public
 */
export function aContainerStatus(
  container: { name: string; image: string },
  state: RawContainerState,
  changes: Partial<RawContainerStatus> = {},
): RawContainerStatus {
  return {
    name: container.name,
    image: container.image,
    imageID: '',
    ready: false,
    started: state.running !== undefined,
    restartCount: 0,
    lastState: {},
    ...changes,
    state,
  };
}
