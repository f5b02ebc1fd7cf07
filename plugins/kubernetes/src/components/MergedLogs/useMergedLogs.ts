import {
  LogLine,
  mergeLogs,
  readLogLines,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  LogOutcome,
  LogRequest,
  useManyLogs,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useCallback, useMemo, useState } from 'react';
import { logContainerOf, PodView } from '../../service';
import { LOG_SINCE_SECONDS, LogState } from '../../viewState';
import { ShownLine } from '../LogView';

/** More names and colours than these nobody tells apart. */
const MAX_PODS = 20;

/** What one screen of all of them bears. */
const MAX_LINES = 20_000;
const LIMIT_BYTES = 2 * 1024 * 1024;

/** How many colours there are for names. */
const COLORS = 6;

/** @internal */
export interface MergedLogsResult {
  readonly lines: readonly ShownLine[];
  /** The pods whose logs these are: the first of all. */
  readonly shown: readonly PodView[];
  readonly loading: number;
  readonly failures: readonly {
    readonly pod: PodView;
    readonly error: Error;
  }[];
  readonly reload: () => void;
}

/** The logs of many pods as one, by time: of the container that is asked for, else of each pod's main one. */
export function useMergedLogs(
  entityRef: string,
  pods: readonly PodView[],
  log: LogState,
): MergedLogsResult {
  const shown = useMemo(() => pods.slice(0, MAX_PODS), [pods]);
  const { outcomes, reload } = useManyLogs(
    shown.map(pod => requestFor(entityRef, pod, log)),
  );
  const linesOf = useLinesOf();
  const lines = useMemo(
    () =>
      mergeLogs(
        shown.map((pod, i) => {
          const outcome = outcomes.get(pod.key);
          return {
            source: { name: pod.row.name, color: i % COLORS },
            lines: outcome ? linesOf(outcome) : [],
          };
        }),
        MAX_LINES,
      ),
    [shown, outcomes, linesOf],
  );
  const isLoading = (pod: PodView) =>
    (outcomes.get(pod.key)?.phase ?? 'loading') === 'loading';
  return {
    lines,
    shown,
    loading: shown.filter(isLoading).length,
    failures: shown.flatMap(pod => {
      const outcome = outcomes.get(pod.key);
      return outcome?.phase === 'failed' ? [{ pod, error: outcome.error }] : [];
    }),
    reload,
  };
}

/** Reads the lines of each log once, although all are merged anew when another one arrives. */
function useLinesOf(): (outcome: LogOutcome) => readonly LogLine[] {
  const [known] = useState(() => new WeakMap<LogOutcome, readonly LogLine[]>());
  return useCallback(
    outcome => {
      if (outcome.phase !== 'loaded') return [];
      const lines = known.get(outcome) ?? readLogLines(outcome.log);
      known.set(outcome, lines);
      return lines;
    },
    [known],
  );
}

function requestFor(
  entityRef: string,
  pod: PodView,
  log: LogState,
): LogRequest {
  return {
    key: pod.key,
    pod: {
      entityRef,
      cluster: pod.cluster,
      namespace: pod.row.namespace,
      name: pod.row.name,
    },
    log: {
      container: logContainerOf(pod, log.container)?.name,
      tailLines: log.tail,
      sinceSeconds: log.since && LOG_SINCE_SECONDS[log.since],
      timestamps: true,
      limitBytes: LIMIT_BYTES,
    },
  };
}
