import {
  Dimension,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { useOpenGroups } from '../components/PodSection/useOpenGroups';
import { StatusGrid } from '../components/StatusGrid';
import { toGroupViews } from '../service';
import { DEFAULT_FOLD_STATE, FoldState } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesPodGridProps extends KubernetesPartProps {
  /** One dimension, or two; by cluster when absent. */
  readonly groupBy?: readonly Dimension[];
  /** Small, medium (when absent) or large. */
  readonly size?: 's' | 'm' | 'l';
  /** Somebody chose a pod. */
  readonly onOpen: (pod: ServicePod) => void;
  /** Somebody wants the logs of these pods. */
  readonly onLogs: (pods: readonly ServicePod[]) => void;
}

/**
 * All pods of an entity as tiles, in groups.
 *
 * @public
 */
export function KubernetesPodGrid(props: KubernetesPodGridProps) {
  const { groupBy = ['cluster'], live } = props;
  const [folds, setFolds] =
    useState<Pick<FoldState, 'folded' | 'unfolded'>>(DEFAULT_FOLD_STATE);
  const { isOpen, toggle } = useOpenGroups(
    live.service.clusters.reduce((sum, each) => sum + each.pods.length, 0),
    folds,
    setFolds,
  );
  return (
    <KubernetesPart entity={props.entity} live={live}>
      {(view, ages) => (
        <StatusGrid
          groups={toGroupViews(view.pods, live.service.clusters, groupBy)}
          size={props.size ?? 'm'}
          isOpen={isOpen}
          ages={ages}
          onToggle={toggle}
          onLogs={group => props.onLogs(group.pods)}
          onOpen={props.onOpen}
        />
      )}
    </KubernetesPart>
  );
}
