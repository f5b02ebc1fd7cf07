import {
  DISPLAY_STATES,
  MAX_MERGED_LOGS,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { PodView } from '../../service';

/** @internal */
export interface MergedPods {
  /** The pods whose logs are read. */
  readonly shown: readonly PodView[];
  /** How many pods have come since and could be read, too. */
  readonly newcomers: number;
  /** Reads these as well; what is no longer there makes room. */
  readonly include: () => void;
}

/**
 * Which of the pods in view are read: those that fail first. Once all clusters have answered they stay
 * the same: a log must not vanish under its reader because a rollout replaces its
 * pod, nor a page of old lines come in between because there is a new one.
 *
 * @param isSettled - All clusters have answered
 */
export function useMergedPods(
  pods: readonly PodView[],
  isSettled: boolean,
): MergedPods {
  const [chosen, setChosen] = useState<readonly PodView[]>([]);
  const known = new Set(chosen.map(({ key }) => key));
  const others = worstFirst(pods.filter(({ key }) => !known.has(key)));
  const there = new Set(pods.map(({ key }) => key));
  const staying = chosen.filter(({ key }) => there.has(key));
  const newcomers = others.slice(0, MAX_MERGED_LOGS - staying.length);
  if (!isSettled || chosen.length === 0) {
    // What fails may come last, and there may be no room by then.
    const first = worstFirst(pods).slice(0, MAX_MERGED_LOGS);
    if (!haveSameKeys(first, chosen)) setChosen(first);
  }
  return {
    shown: chosen,
    newcomers: newcomers.length,
    include: () => setChosen([...staying, ...newcomers]),
  };
}

/** Of equals the order stays. */
function worstFirst(pods: readonly PodView[]): readonly PodView[] {
  const rank = ({ row }: PodView) => DISPLAY_STATES.indexOf(row.state);
  return pods.slice().sort((a, b) => rank(a) - rank(b));
}

function haveSameKeys(a: readonly PodView[], b: readonly PodView[]): boolean {
  return (
    a.length === b.length && a.every(({ key }, index) => key === b[index].key)
  );
}
