import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from '../../service';
import { LOG_RUNS, useViewState } from '../../viewState';

/** Which run of which container of which pod is shown, and how to change it. */
export interface LogChoice {
  readonly pod: PodView;
  readonly container: ContainerRow | undefined;
  /** Whether Kubernetes can be asked for the run before the current one. */
  readonly hasPrevious: boolean;
  readonly isPrevious: boolean;
  readonly setPod: (key: string) => void;
  readonly setContainer: (name: string) => void;
  readonly setRun: (run: string) => void;
}

/** What the URL says, else the first pod, the given container, and the run that crashed where there is one, or else the current one. */
export function useLogChoice(
  pods: readonly PodView[],
  initialContainer: string | undefined,
  isCurrentFirst = false,
): LogChoice {
  const [{ helpLog }, change] = useViewState();
  const pod = pods.find(each => each.key === helpLog?.pod) ?? pods[0];
  const { containers } = pod.row;
  const container =
    [helpLog?.container, initialContainer]
      .map(name => containers.find(each => each.name === name))
      .find(each => each !== undefined) ?? containers[0];
  const hasPrevious = container?.hasPreviousLog ?? false;
  return {
    pod,
    container,
    hasPrevious,
    isPrevious:
      hasPrevious &&
      (helpLog?.run ?? (isCurrentFirst ? 'current' : 'previous')) !== 'current',
    setPod: key => change({ helpLog: { ...helpLog, pod: key } }),
    setContainer: name => change({ helpLog: { ...helpLog, container: name } }),
    setRun: run =>
      change({
        helpLog: { ...helpLog, run: LOG_RUNS.find(each => each === run) },
      }),
  };
}
