import {
  Finding,
  matchPod,
  parseQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useMemo, useState } from 'react';
import { EVERYTHING, PodView, useSentStates } from '../../service';
import { useFindingTitle } from '../../i18n/findings';
import { ViewState } from '../../viewState';

/**
 * The pods that the filters let through. A filter that cannot be read changes
 * nothing: the last one that could applies.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the pods' times
 */
export function useShownPods(
  pods: readonly PodView[],
  view: Pick<ViewState, 'filter' | 'status'> &
    Partial<Pick<ViewState, 'marked' | 'onlyMarked'>>,
  now: number,
): readonly PodView[] {
  const { filter, status } = view;
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
  const only = view.onlyMarked ? view.marked?.join('\n') : undefined;
  return useMemo(() => {
    if (query.terms.length === 0 && states === '' && only === undefined) {
      return pods;
    }
    const marked = only === undefined ? undefined : new Set(only.split('\n'));
    return pods.filter(
      pod =>
        (states === '' || states.split(',').includes(pod.row.state)) &&
        (!marked || marked.has(pod.key)) &&
        matchPod(query, pod, clock, words),
    );
  }, [pods, query, states, only, clock, words]);
}
