import { AgeWords } from '../format';
import { ObjectDrawerHost } from '../components/ObjectDrawer';
import { ObjectsPanel } from '../components/ObjectsPanel';
import { useViewState } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesObjectsProps extends KubernetesPartProps {
  /** Filter of objects, in the syntax of the tab's filter; all of them when absent. */
  readonly filter?: string;
}

/** The panel starts open: a screen that has it wants to show it. */
const OPEN = { objects: 'all' } as const;

/**
 * Everything of an entity that is no pod: workloads and their rollouts, jobs,
 * autoscalers, services, volumes; and the topology, from hosts to pods.
 *
 * @public
 */
export function KubernetesObjects(props: KubernetesObjectsProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live} initialView={OPEN}>
      {({ ages, entityRef }) => (
        <Objects {...props} ages={ages} entityRef={entityRef} />
      )}
    </KubernetesPart>
  );
}

function Objects(
  props: KubernetesObjectsProps & {
    readonly ages: AgeWords;
    readonly entityRef: string;
  },
) {
  const { ages, filter = '' } = props;
  const { clusters } = props.live.service;
  const [state, change] = useViewState();
  return (
    <>
      <ObjectsPanel
        clusters={clusters}
        state={{ ...state, filter }}
        ages={ages}
        now={ages.now}
        onChange={change}
      />
      <ObjectDrawerHost
        entityRef={props.entityRef}
        clusters={clusters}
        state={state}
        ages={ages}
        now={ages.now}
        onChange={change}
      />
    </>
  );
}
