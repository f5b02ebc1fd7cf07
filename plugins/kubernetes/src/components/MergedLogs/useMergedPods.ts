import { MAX_MERGED_LOGS } from '@podlight/backstage-plugin-kubernetes-common';
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
 * Which of the pods in view are read. Once all clusters have answered they stay
 * the same: a log that somebody reads must not go because a rollout replaces its
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
  const others = pods.filter(({ key }) => !known.has(key));
  const there = new Set(pods.map(({ key }) => key));
  const staying = chosen.filter(({ key }) => there.has(key));
  const newcomers = others.slice(0, MAX_MERGED_LOGS - staying.length);
  const isChoosing = !isSettled || chosen.length === 0;
  const room = MAX_MERGED_LOGS - chosen.length;
  if (isChoosing && room > 0 && others.length > 0) {
    setChosen([...chosen, ...others.slice(0, room)]);
  }
  return {
    shown: chosen,
    newcomers: newcomers.length,
    include: () => setChosen([...staying, ...newcomers]),
  };
}
