import { AgeWords } from '../format';
import { ObjectsPanel } from '../components/ObjectsPanel';
import { ALL_OBJECTS, useViewState } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesObjectsProps extends KubernetesPartProps {
  /** Filter of objects, in the syntax of the tab's filter; all of them when absent. */
  readonly filter?: string;
}

/** The panel starts open: a screen that has it wants to show it. */
const OPEN = { objects: ALL_OBJECTS };

/**
 * Everything of an entity that is no pod: workloads and their rollouts, jobs,
 * autoscalers, services, volumes; and the topology, from hosts to pods.
 *
 * @public
 */
export function KubernetesObjects(props: KubernetesObjectsProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live} initialView={OPEN}>
      {({ ages }) => <Objects {...props} ages={ages} />}
    </KubernetesPart>
  );
}

function Objects(props: KubernetesObjectsProps & { readonly ages: AgeWords }) {
  const { ages, filter = '' } = props;
  const [{ objects, relations }, change] = useViewState();
  return (
    <ObjectsPanel
      clusters={props.live.service.clusters}
      state={{ filter, objects, relations }}
      ages={ages}
      now={ages.now}
      onChange={change}
    />
  );
}
