import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';

/** The states on the screen that only a newer backend knows, each once. */
export function sentStatesOf(rows: Iterable<PodRow>): readonly string[] {
  const states = new Set<string>();
  for (const { sentState } of rows) {
    if (sentState !== undefined) states.add(sentState);
  }
  return [...states].sort();
}

/** The same, which keep their identity for as long as they are the same. */
export function useSentStates(
  pods: readonly { readonly row: PodRow }[],
): readonly string[] {
  const states = JSON.stringify(sentStatesOf(pods.map(({ row }) => row)));
  return useMemo(() => JSON.parse(states) as readonly string[], [states]);
}
