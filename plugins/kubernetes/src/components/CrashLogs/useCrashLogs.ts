import {
  errorFingerprint,
  ErrorFingerprint,
  groupByFingerprint,
  LogLine,
  readLogLines,
  FingerprintGroup,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  LogOutcome,
  LogRequest,
  useManyLogs,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo, useState } from 'react';
import { Crash, isOutOfMemory } from '../../service';

/** Room for the last error, with a long stack trace. */
const TAIL_LINES = 500;
const LIMIT_BYTES = 512 * 1024;

/** As many as a reader looks through before asking for more. */
const CRASHES_AT_ONCE = 20;

/** A crash with its log, as far as that was read. */
export interface ReadCrash extends Crash {
  readonly outcome: LogOutcome | undefined;
  readonly lines: readonly LogLine[];
  readonly error?: ErrorFingerprint;
}

/** @internal */
export interface CrashLogsResult {
  /** Grouped by error, the most frequent first; then unread logs and those without an error. */
  readonly groups: readonly FingerprintGroup<ReadCrash>[];
  /** Number of logs that were requested. */
  readonly asked: number;
  readonly isReading: boolean;
  /** Reads some more; undefined when all are. */
  readonly more?: () => void;
}

/** Reads the logs of crashes, twenty at first, and groups them by their last error. */
export function useCrashLogs(
  entityRef: string,
  crashes: readonly Crash[],
): CrashLogsResult {
  const [limit, setLimit] = useState(CRASHES_AT_ONCE);
  const asked = crashes.slice(0, limit);
  const { outcomes } = useManyLogs(
    asked.map(crash => requestFor(entityRef, crash)),
  );
  const [parse] = useState(createLogParser);
  const groups = useMemo(
    () =>
      groupByFingerprint(
        crashes.map(crash => {
          const outcome = outcomes.get(crash.key);
          const parsed = parse(crash.key, outcome);
          return {
            crash: { ...crash, outcome, ...parsed },
            error: parsed.error,
            isOutOfMemory: isOutOfMemory(crash),
          };
        }),
      ),
    [crashes, outcomes, parse],
  );
  return {
    groups,
    asked: asked.length,
    isReading: asked.some(
      ({ key }) => (outcomes.get(key)?.phase ?? 'loading') === 'loading',
    ),
    more:
      crashes.length > limit
        ? () => setLimit(limit + CRASHES_AT_ONCE)
        : undefined,
  };
}

function requestFor(entityRef: string, crash: Crash): LogRequest {
  const { pod, container, isPrevious } = crash;
  return {
    key: crash.key,
    pod: {
      entityRef,
      cluster: pod.cluster,
      namespace: pod.row.namespace,
      name: pod.row.name,
    },
    log: {
      container: container.name,
      previous: isPrevious,
      tailLines: TAIL_LINES,
      timestamps: true,
      limitBytes: LIMIT_BYTES,
    },
  };
}

type ParsedLog = Pick<ReadCrash, 'lines' | 'error'>;

const NOTHING: ParsedLog = { lines: [] };

/** Parses each log once, however often another one arrives. */
function createLogParser() {
  const known = new Map<string, ParsedLog & { readonly log: string }>();
  return (key: string, outcome: LogOutcome | undefined): ParsedLog => {
    if (outcome?.phase !== 'loaded') return NOTHING;
    const { log } = outcome;
    const before = known.get(key);
    if (before?.log === log) return before;
    const lines = readLogLines(log);
    const text = lines.map(line => line.text).join('\n');
    const parsed = { log, lines, error: errorFingerprint(text) };
    known.set(key, parsed);
    return parsed;
  };
}
