import { useState } from 'react';
import { PodTable } from '../components/PodTable';
import { DEFAULT_VIEW_STATE } from '../viewState';
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
  const [sort, setSort] = useState(DEFAULT_VIEW_STATE.sort);
  const pods = usePartPods(props, props.content);
  return <PodTable {...pods} sort={sort} onSort={setSort} />;
}
