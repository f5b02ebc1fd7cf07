import { PodTable } from '../components/PodTable';
import { useViewState } from '../viewState';
import { KubernetesPart, PartContent } from './KubernetesPart';
import { KubernetesPodsProps, usePartPods } from './usePartPods';

/** @public */
export interface KubernetesPodTableProps extends KubernetesPodsProps {}

/**
 * The pods of an entity as rows, in groups; the reader sorts them.
 *
 * @public
 */
export function KubernetesPodTable(props: KubernetesPodTableProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {content => <Table {...props} content={content} />}
    </KubernetesPart>
  );
}

function Table(
  props: KubernetesPodTableProps & { readonly content: PartContent },
) {
  const [{ sort, hide }, change] = useViewState();
  const pods = usePartPods(props, props.content);
  return (
    <PodTable
      {...pods}
      sort={sort}
      hidden={hide}
      onSort={next => change({ sort: next })}
    />
  );
}
