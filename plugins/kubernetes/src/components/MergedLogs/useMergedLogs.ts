import {
  MergedLogPhase,
  MergedLogPod,
  useMergedLog,
  UseMergedLogResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo, useState } from 'react';
import { chooseLogContainer, PodView } from '../../service';
import { LOG_SINCE_SECONDS, LogState } from '../../viewState';
import { LineSource } from '../LogView';

/** What one screen of twenty logs bears of each. */
const LIMIT_BYTES = 2 * 1024 * 1024;

/** How many colours there are for names. */
const COLORS = 6;

/** @internal */
export interface MergedLogsResult extends UseMergedLogResult<LineSource> {
  /** How many logs have not answered. */
  readonly loading: number;
  readonly failures: readonly {
    readonly pod: PodView;
    readonly error: Error;
  }[];
  /** Pods whose logs are over although more of them was waited for. */
  readonly ended: readonly PodView[];
}

/** The logs of many pods as one, by time: of the container that is asked for, else of each pod's main one. */
export function useMergedLogs(
  entityRef: string,
  shown: readonly PodView[],
  log: LogState,
  isUnmasked: boolean,
): MergedLogsResult {
  const findSource = useSources();
  const pods = useMemo(
    () =>
      shown.map(
        (pod): MergedLogPod<LineSource> => ({
          key: pod.key,
          cluster: pod.cluster,
          namespace: pod.row.namespace,
          name: pod.row.name,
          container: chooseLogContainer(pod, log.container)?.name,
          source: findSource(pod),
        }),
      ),
    [shown, log.container, findSource],
  );
  const read = useMergedLog(entityRef, {
    pods,
    log: {
      tailLines: log.tail,
      sinceSeconds: log.since && LOG_SINCE_SECONDS[log.since],
      limitBytes: LIMIT_BYTES,
      ...(isUnmasked && { unscrubbed: true }),
    },
    isFollowed: log.isFollowed,
    restartKey: log.container,
  });
  const podLogPhase = (pod: PodView): MergedLogPhase =>
    read.logs.get(pod.key) ?? { phase: 'loading' };
  return {
    ...read,
    loading: shown.filter(pod => podLogPhase(pod).phase === 'loading').length,
    failures: shown.flatMap(pod => {
      const state = podLogPhase(pod);
      return state.phase === 'failed' ? [{ pod, error: state.error }] : [];
    }),
    ended: log.isFollowed
      ? shown.filter(pod => podLogPhase(pod).phase === 'over')
      : [],
  };
}

/** Each pod keeps its colour, whichever others come and go. */
function useSources() {
  const [findSource] = useState(() => {
    const known = new Map<string, LineSource>();
    return (pod: PodView): LineSource => {
      const source = known.get(pod.key) ?? {
        name: pod.row.name,
        color: known.size % COLORS,
      };
      known.set(pod.key, source);
      return source;
    };
  });
  return findSource;
}
