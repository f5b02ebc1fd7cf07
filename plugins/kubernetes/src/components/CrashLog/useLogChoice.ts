import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { PodView } from '../../service';

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

/** Starts with the first pod, the given container, and the run that crashed where there is one. */
export function useLogChoice(
  pods: readonly PodView[],
  initialContainer: string | undefined,
): LogChoice {
  const [podKey, setPod] = useState(pods[0].key);
  const [containerName, setContainer] = useState(initialContainer);
  const [run, setRun] = useState('previous');
  const pod = pods.find(each => each.key === podKey) ?? pods[0];
  const { containers } = pod.row;
  const container =
    containers.find(each => each.name === containerName) ?? containers[0];
  const hasPrevious = container?.hasPreviousLog ?? false;
  return {
    pod,
    container,
    hasPrevious,
    isPrevious: hasPrevious && run === 'previous',
    setPod,
    setContainer,
    setRun,
  };
}
