import {
  Finding,
  shortResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useNodeCapacity } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import { findingClusters, PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { useCapacityText } from './useCapacityText';

/** @internal */
export interface NodeCapacityNoteProps {
  readonly entityRef: string;
  readonly finding: Finding;
  /** One of its pods. */
  readonly pod: PodView | undefined;
  readonly className?: string;
}

/** How much the nodes have of the resource that a pending pod finds no room for; nothing where that is unknown. */
export function NodeCapacityNote(props: NodeCapacityNoteProps) {
  const { entityRef, finding, pod } = props;
  const t = useText();
  const capacityText = useCapacityText();
  const resource = shortResource(finding);
  const isAsked = resource !== undefined && pod !== undefined && !pod.row.node;
  const answer = useNodeCapacity(
    isAsked
      ? {
          ...{ entityRef, cluster: pod.cluster },
          ...{ namespace: pod.row.namespace, name: pod.row.name },
        }
      : undefined,
  );
  if (answer.phase !== 'loaded' || answer.value.state !== 'known') return null;
  const { resources, suitableNodes } = answer.value;
  const capacity = resources.find(each => each.resource === resource);
  const text = capacity && capacityText(capacity, suitableNodes);
  if (text === undefined || pod === undefined) return null;
  const isOneOfMany = findingClusters(finding).length > 1;
  return (
    <p className={props.className}>
      {isOneOfMany && `${t('help.inCluster', { cluster: pod.cluster })} `}
      {visible(text)}
    </p>
  );
}
