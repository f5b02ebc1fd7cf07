import {
  FilterQuery,
  Finding,
  matchPod,
  parseQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useMemo, useState } from 'react';
import { PodView, useSentStates } from '../../service';
import { useFindingTitle } from '../../i18n/findings';
import { ViewState } from '../../viewState';

const EVERYTHING: FilterQuery = { terms: [] };

/**
 * The pods that the filters let through. A filter that cannot be read changes
 * nothing: the last one that could applies.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the pods' times
 */
export function useShownPods(
  pods: readonly PodView[],
  { filter, status }: Pick<ViewState, 'filter' | 'status'>,
  now: number,
): readonly PodView[] {
  const sentStates = useSentStates(pods);
  const result = useMemo(
    () => parseQuery(filter, sentStates),
    [filter, sentStates],
  );
  const [query, setQuery] = useState(EVERYTHING);
  if (result.ok && result.query !== query) setQuery(result.query);
  // Only ages change by themselves; without them nothing has to be filtered again each second.
  const clock = query.terms.some(term => term.type === 'age') ? now : 0;
  const findingTitle = useFindingTitle();
  const words = useCallback(
    (finding: Finding) => [findingTitle(finding)],
    [findingTitle],
  );
  const states = status.join();
  return useMemo(
    () =>
      query.terms.length === 0 && states === ''
        ? pods
        : pods.filter(
            pod =>
              (states === '' || states.split(',').includes(pod.row.state)) &&
              matchPod(query, pod, clock, words),
          ),
    [pods, query, states, clock, words],
  );
}
