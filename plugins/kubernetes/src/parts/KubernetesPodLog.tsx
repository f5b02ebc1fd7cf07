import { useCallback, useState } from 'react';
import { LogPanel } from '../components/LogPanel';
import { PodView } from '../service';
import { DEFAULT_LOG_STATE, LogState, podKey } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesPodLogProps extends KubernetesPartProps {
  /** Which pod; nothing is shown while the entity has no such pod. */
  readonly pod: {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
  };
}

/**
 * The log of one pod: of its failing container first, previous and current run,
 * followed, searched, filtered by level.
 *
 * @public
 */
export function KubernetesPodLog(props: KubernetesPodLogProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {({ view, entityRef }) => {
        const pod = view.podsByKey.get(podKey(props.pod));
        return pod && <Log key={pod.key} entityRef={entityRef} pod={pod} />;
      }}
    </KubernetesPart>
  );
}

function Log(props: { readonly entityRef: string; readonly pod: PodView }) {
  const [log, setLog] = useState(DEFAULT_LOG_STATE);
  const onChange = useCallback(
    (changes: Partial<LogState>) =>
      setLog(current => ({ ...current, ...changes })),
    [],
  );
  return <LogPanel {...props} log={log} quoted={[]} onChange={onChange} />;
}
