import { RawContainer, RawContainerState, RawContainerStatus } from './raw';

/**
 * What is said of a container; the rest is filled in.
 *
 * @public
 */
export type ContainerOptions = Partial<RawContainer> & { name: string };

/** Of containers that say nothing of their image. */
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
 * A container's entry in the status of its pod: never started, unless told otherwise.
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
