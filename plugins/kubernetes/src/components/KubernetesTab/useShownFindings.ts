import {
  DISPLAY_STATES,
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { findingsInView, objectsInStates, PodView } from '../../service';
import { isFiltered, ViewState } from '../../viewState';

type Filters = Pick<ViewState, 'filter' | 'status' | 'onlyMarked'>;

/**
 * The findings that the filters let through. States are those of objects, too; all
 * else that can be filtered by is about pods.
 */
export function useShownFindings(
  findings: readonly Finding[],
  shownPods: readonly PodView[],
  clusters: readonly ServiceCluster[],
  filters: Filters,
): readonly Finding[] {
  const isNarrowed = isFiltered(filters);
  const isAboutPods = filters.filter.trim() !== '' || filters.onlyMarked;
  const states = isAboutPods ? '' : filters.status.join();
  const objects = useMemo(
    () =>
      states === ''
        ? undefined
        : objectsInStates(
            clusters,
            DISPLAY_STATES.filter(each => states.split(',').includes(each)),
          ),
    [clusters, states],
  );
  return useMemo(
    () =>
      isNarrowed ? findingsInView(findings, shownPods, objects) : findings,
    [isNarrowed, findings, shownPods, objects],
  );
}
