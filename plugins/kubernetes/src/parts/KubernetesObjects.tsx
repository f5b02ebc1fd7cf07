import { useState } from 'react';
import { ObjectsPanel } from '../components/ObjectsPanel';
import { ALL_OBJECTS } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesObjectsProps extends KubernetesPartProps {
  /** What objects are filtered by, as somebody types it into the tab's filter; all of them when absent. */
  readonly filter?: string;
}

/**
 * Everything of an entity that is no pod: workloads and their rollouts, jobs,
 * autoscalers, services, volumes.
 *
 * @public
 */
export function KubernetesObjects(props: KubernetesObjectsProps) {
  const [objects, setObjects] = useState<string | undefined>(ALL_OBJECTS);
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {({ ages }) => (
        <ObjectsPanel
          clusters={props.live.service.clusters}
          state={{ filter: props.filter ?? '', objects }}
          ages={ages}
          now={ages.now}
          onChange={changes => setObjects(changes.objects)}
        />
      )}
    </KubernetesPart>
  );
}
