import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';

/** More than any backend has. */
const MAX_STATES = 50;

const NONE: readonly string[] = [];

/** The states on the screen that only a newer backend knows, each once. */
export function listSentStates(rows: Iterable<PodRow>): readonly string[] {
  const states = new Set<string>();
  for (const { sentState } of rows) {
    if (sentState !== undefined && states.size < MAX_STATES) {
      states.add(sentState);
    }
  }
  return [...states].sort();
}

/** The same, with those that were on the screen before: a filter stays right when the last such pod leaves. */
export function useSentStates(
  pods: readonly { readonly row: PodRow }[],
): readonly string[] {
  const [seen, setSeen] = useState(NONE);
  const sent = useMemo(
    () => listSentStates(pods.map(({ row }) => row)),
    [pods],
  );
  const fresh = sent.filter(state => !seen.includes(state));
  if (fresh.length === 0 || seen.length >= MAX_STATES) return seen;
  const states = [...seen, ...fresh].slice(0, MAX_STATES);
  setSeen(states);
  return states;
}
