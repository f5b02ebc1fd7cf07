import {
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import {
  findingsInView,
  isAboutObjects,
  objectsInView,
  PodView,
  useObjectFilter,
} from '../../service';
import { isFiltered, ViewState } from '../../viewState';

type Filters = Pick<ViewState, 'filter' | 'status' | 'onlyMarked'>;

/**
 * The findings that the filters let through. States and places are those of objects, too;
 * with anything else that can be filtered by, only pods are in view.
 */
export function useShownFindings(
  findings: readonly Finding[],
  shownPods: readonly PodView[],
  clusters: readonly ServiceCluster[],
  filters: Filters,
): readonly Finding[] {
  const isNarrowed = isFiltered(filters);
  const { isReadable, narrowed } = useObjectFilter(clusters, filters);
  const showsObjects =
    isNarrowed && isReadable && !filters.onlyMarked && isAboutObjects(narrowed);
  const objects = useMemo(
    () => (showsObjects ? objectsInView(clusters, narrowed) : undefined),
    [showsObjects, clusters, narrowed],
  );
  return useMemo(
    () =>
      isNarrowed ? findingsInView(findings, shownPods, objects) : findings,
    [isNarrowed, findings, shownPods, objects],
  );
}
