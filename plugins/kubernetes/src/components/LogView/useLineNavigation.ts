import { KeyboardEvent, RefObject, useEffect, useState } from 'react';
import { ShownLine } from './LogChunk';

/** About half a screen. */
const PAGE_LINES = 15;

/** Where each key goes, from the place of the line in focus. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: at => at - 1,
  ArrowDown: at => at + 1,
  PageUp: at => at - PAGE_LINES,
  PageDown: at => at + PAGE_LINES,
  Home: () => 0,
  End: (_, last) => last,
};

/** @internal */
export interface LineNavigation {
  /** The number of the line that has the focus. */
  readonly focused: number | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly leave: () => void;
}

/**
 * Lets the keyboard go from line to line of a log: Enter on the box enters, arrows
 * move, Enter picks, Escape leads back to the box. Without `onPick` there is nothing
 * to pick.
 *
 * @param start - The line to begin with; the last one in view when absent
 */
export function useLineNavigation(
  box: RefObject<HTMLElement>,
  lines: readonly ShownLine[],
  start: number | undefined,
  onPick: ((line: ShownLine) => void) | undefined,
): LineNavigation {
  const [focused, setFocused] = useState<number>();
  useEffect(() => {
    if (focused !== undefined) findLine(box.current, focused)?.focus();
  }, [box, focused]);

  const enter = () =>
    setFocused(start ?? lastInView(box.current) ?? lines.at(-1)?.number);

  const move = (event: KeyboardEvent, at: number): boolean => {
    const last = lines.length - 1;
    const step = STEPS[event.key];
    if (step) {
      const next = Math.min(Math.max(step(at, last), 0), last);
      setFocused(lines[next].number);
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      onPick?.(lines[at]);
      return true;
    }
    if (event.key !== 'Escape') return false;
    box.current?.focus();
    return true;
  };

  return {
    focused,
    onKeyDown: event => {
      if (!onPick || event.altKey || event.ctrlKey || event.metaKey) return;
      const at = lines.findIndex(({ number }) => number === focused);
      const isOnBox = event.target === box.current;
      const isDone = isOnBox
        ? event.key === 'Enter' && lines.length > 0
        : at >= 0 && move(event, at);
      if (!isDone) return;
      if (isOnBox) enter();
      // The drawer would close, and the pod before or after it open.
      event.preventDefault();
      event.stopPropagation();
    },
    leave: () => setFocused(undefined),
  };
}

function findLine(
  box: HTMLElement | null,
  number: number,
): HTMLElement | null | undefined {
  return box?.querySelector<HTMLElement>(`[data-line="${number}"]`);
}

/** Just above the lower edge, and right of the numbers. */
const INSET_PX = 12;

function lastInView(box: HTMLElement | null): number | undefined {
  if (!box) return undefined;
  const { left, right, bottom } = box.getBoundingClientRect();
  const line = document
    .elementFromPoint?.((left + right) / 2, bottom - INSET_PX)
    ?.closest<HTMLElement>('[data-line]');
  const number = Number(line?.dataset.line);
  return box.contains(line ?? null) && number > 0 ? number : undefined;
}
