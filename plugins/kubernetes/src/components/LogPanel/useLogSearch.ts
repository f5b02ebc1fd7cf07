import {
  linesAtLevel,
  LogPattern,
  LogSearchMistake,
  parseLogSearch,
  TimedPattern,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';
import { LogState } from '../../viewState';
import { ShownLine } from '../LogView';
import { useRegexEngine } from './useRegexEngine';

/** Why a search finds less than there is, or nothing. */
export interface SearchProblem {
  readonly code: LogSearchMistake | 'tooSlow' | 'unavailable';
  /** The engine's own words. */
  readonly message: string;
}

/** What of a log is shown, and what of it is marked. */
export interface LogSearchResult {
  readonly lines: readonly ShownLine[];
  readonly pattern?: TimedPattern;
  readonly problem?: SearchProblem;
  readonly hits: readonly ShownLine[];
  /** The current hit; undefined until the reader goes to one. */
  readonly current: ShownLine | undefined;
  readonly position: number;
  readonly go: (step: 1 | -1) => void;
}

/** Applies level and search of the view to lines. */
export function useLogSearch(
  lines: readonly ShownLine[],
  log: LogState,
): LogSearchResult {
  const { find, matchesCase, isRegex, onlyHits, level } = log;
  const { engine, hasFailed } = useRegexEngine(isRegex && find !== '');
  const search = useMemo(
    () => parseLogSearch({ text: find, matchesCase, isRegex }, engine),
    [find, matchesCase, isRegex, engine],
  );
  const pattern = useMemo(
    () =>
      search.type === 'pattern'
        ? new TimedPattern(search.pattern, () => performance.now())
        : undefined,
    [search],
  );
  const levelled = useMemo(
    () => (level ? linesAtLevel(lines, level) : lines),
    [lines, level],
  );
  const hits = useMemo(
    () => (pattern ? levelled.filter(line => pattern.testLine(line)) : []),
    [levelled, pattern],
  );
  const [wanted, setWanted] = useState<number>();
  const position = hits.findIndex(({ number }) => number === wanted);
  const go = (step: 1 | -1) => {
    if (hits.length === 0) return;
    // The newest hit is the first one to look at, as a log is read from its end.
    const from = position < 0 ? Math.min(0, -step) : position;
    setWanted(hits[(from + step + hits.length) % hits.length].number);
  };
  return {
    lines: pattern && onlyHits ? hits : levelled,
    pattern,
    problem: describeProblem(search, pattern, hasFailed),
    hits,
    current: hits.at(position < 0 ? hits.length : position),
    position,
    go,
  };
}

function describeProblem(
  search: LogPattern,
  pattern: TimedPattern | undefined,
  hasFailed: boolean,
): SearchProblem | undefined {
  if (search.type === 'mistake') return search;
  if (search.type === 'waiting' && hasFailed) {
    return { code: 'unavailable', message: '' };
  }
  return pattern?.hasGivenUp ? { code: 'tooSlow', message: '' } : undefined;
}
