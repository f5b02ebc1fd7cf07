import {
  atLeast,
  matchesLine,
  parseLogSearch,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';
import { LogState } from '../../viewState';
import { ShownLine } from '../LogView';

/** What of a log is shown, and what of it is marked. */
export interface LogSearchResult {
  readonly lines: readonly ShownLine[];
  readonly pattern?: RegExp;
  /** What is wrong with what was typed. */
  readonly mistake?: string;
  readonly hits: readonly ShownLine[];
  /** The hit that is looked at; undefined until somebody goes to one. */
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
  const search = useMemo(
    () => parseLogSearch({ text: find, matchesCase, isRegex }),
    [find, matchesCase, isRegex],
  );
  const pattern = search.type === 'pattern' ? search.pattern : undefined;
  const levelled = useMemo(
    () => (level ? atLeast(lines, level) : lines),
    [lines, level],
  );
  const hits = useMemo(
    () =>
      pattern ? levelled.filter(({ text }) => matchesLine(text, pattern)) : [],
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
    mistake: search.type === 'mistake' ? search.message : undefined,
    hits,
    current: hits.at(position < 0 ? hits.length : position),
    position,
    go,
  };
}
