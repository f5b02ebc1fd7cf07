import {
  Dimension,
  DisplayState,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useOpenGroups, useShownPods } from '../components/PodSection';
import { GroupView, toGroupViews } from '../service';
import { useViewState } from '../viewState';
import { KubernetesPartProps, PartContent } from './KubernetesPart';

/**
 * Which pods are shown, in which groups.
 *
 * @public
 */
export interface KubernetesPodsProps extends KubernetesPartProps {
  /** One dimension, or two; by cluster when absent. */
  readonly groupBy?: readonly Dimension[];
  /** Filter of pods, in the syntax of the tab's filter; all of them when absent. */
  readonly filter?: string;
  /** The states that are shown; all of them when absent or empty. */
  readonly status?: readonly DisplayState[];
  /** Called when the user chooses a pod. */
  readonly onOpen: (pod: ServicePod) => void;
  /** Called to open the logs of these pods, which `KubernetesMergedLogs` shows. */
  readonly onLogs: (pods: readonly ServicePod[]) => void;
}

const BY_CLUSTER: readonly Dimension[] = ['cluster'];
const ALL_STATES: readonly DisplayState[] = [];

/** What the grid and the table have in common. */
export function usePartPods(
  props: KubernetesPodsProps,
  { view: service, ages }: PartContent,
) {
  const { groupBy = BY_CLUSTER, filter = '', status = ALL_STATES } = props;
  const shown = useShownPods(service.pods, { filter, status }, ages.now);
  const { clusters } = props.live.service;
  const groups = useMemo(
    () => toGroupViews(shown, clusters, groupBy, service.problems),
    [shown, clusters, groupBy, service.problems],
  );
  const [view, change] = useViewState();
  const { isOpen, toggle } = useOpenGroups(shown.length, view, change);
  return {
    groups,
    ages,
    isOpen,
    onToggle: toggle,
    onOpen: props.onOpen,
    onLogs: (group: GroupView) => props.onLogs(group.pods),
    dimensions: groupBy,
  };
}
