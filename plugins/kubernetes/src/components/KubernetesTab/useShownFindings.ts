import {
  DISPLAY_STATES,
  Finding,
  parseQuery,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import {
  findingsInView,
  isAboutObjects,
  listSentStates,
  objectsInView,
  PodView,
  withStates,
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
  const { filter, onlyMarked } = filters;
  const states = filters.status.join();
  const objects = useMemo(() => {
    if (!isNarrowed || onlyMarked) return undefined;
    const rows = clusters.flatMap(({ pods }) => pods);
    const result = parseQuery(filter, listSentStates(rows));
    if (!result.ok || !isAboutObjects(result.query)) return undefined;
    const chosen = DISPLAY_STATES.filter(each =>
      states.split(',').includes(each),
    );
    return objectsInView(clusters, withStates(result.query, chosen));
  }, [isNarrowed, onlyMarked, filter, states, clusters]);
  return useMemo(
    () =>
      isNarrowed ? findingsInView(findings, shownPods, objects) : findings,
    [isNarrowed, findings, shownPods, objects],
  );
}
