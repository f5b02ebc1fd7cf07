import {
  LOG_LEVELS,
  LogLevel,
} from '@podlight/backstage-plugin-kubernetes-common';

/** How many lines from the end of a log can be read. */
export const LOG_TAILS = [100, 1_000, 10_000] as const;

/** How far back a log can be read, by what stands in the URL. */
export const LOG_SINCE_SECONDS = {
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '6h': 21_600,
  '24h': 86_400,
} as const;

export type LogSince = keyof typeof LOG_SINCE_SECONDS;

export const LOG_SINCE: readonly LogSince[] = ['5m', '15m', '1h', '6h', '24h'];

/** The run before the current one, or the current one. */
export const LOG_RUNS = ['previous', 'current'] as const;

export type LogRun = (typeof LOG_RUNS)[number];

/** Which part of which log is shown. */
export interface LogState {
  /** The one that failed when absent. */
  readonly container?: string;
  /** The one that crashed, where there is one, when absent. */
  readonly run?: LogRun;
  readonly tail: (typeof LOG_TAILS)[number];
  /** From the beginning when absent. */
  readonly since?: LogSince;
  readonly isFollowed: boolean;
  /** Search text, as typed. */
  readonly find: string;
  readonly matchesCase: boolean;
  readonly isRegex: boolean;
  /** Shows only lines that match the search. */
  readonly onlyHits: boolean;
  /** Shows only lines of at least this level. */
  readonly level?: LogLevel;
  /** The time of the line that the link is about. */
  readonly line?: string;
}

/** The default, with nothing in the URL. */
export const DEFAULT_LOG_STATE: LogState = {
  tail: 1_000,
  isFollowed: false,
  find: '',
  matchesCase: false,
  isRegex: false,
  onlyHits: false,
};

const YES = '1';

/** Reads the log's part of a query; invalid values are ignored. */
export function parseLogState(query: URLSearchParams): LogState {
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find(each => each === query.get(name));
  const flag = (name: string) => query.get(name) === YES;
  return {
    container: query.get('container') || undefined,
    run: one('run', LOG_RUNS),
    tail:
      LOG_TAILS.find(tail => String(tail) === query.get('tail')) ??
      DEFAULT_LOG_STATE.tail,
    since: one('since', LOG_SINCE),
    isFollowed: flag('follow'),
    find: query.get('find') ?? '',
    matchesCase: flag('case'),
    isRegex: flag('regex'),
    onlyHits: flag('hits'),
    level: one('level', LOG_LEVELS),
    line: query.get('line') || undefined,
  };
}

/** The parameters of the log's part of the view. */
export function logParameters(
  log: LogState,
): Readonly<Record<string, string | undefined>> {
  const flag = (isSet: boolean) => (isSet ? YES : undefined);
  return {
    container: log.container,
    run: log.run,
    tail: String(log.tail),
    since: log.since,
    follow: flag(log.isFollowed),
    find: log.find,
    case: flag(log.matchesCase),
    regex: flag(log.isRegex),
    hits: flag(log.onlyHits),
    level: log.level,
    line: log.line,
  };
}
