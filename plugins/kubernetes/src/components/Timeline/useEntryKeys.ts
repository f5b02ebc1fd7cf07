import { KeyboardEvent, RefObject, useState } from 'react';
import { TimelineEntry } from './entries';

/** What the keys of a picture's entries do. */
export interface EntryKeys {
  /** The entry that the Tab key leads to. */
  readonly activeKey: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (key: string) => void;
}

/**
 * One stop of the Tab key for all entries; arrow keys move the focus: left and right
 * in time, up and down to the nearest entry of the next lane.
 *
 * @param lanes - the entries of each lane that are drawn, oldest first
 */
export function useEntryKeys(
  root: RefObject<HTMLElement>,
  lanes: readonly (readonly TimelineEntry[])[],
): EntryKeys {
  const [chosen, setChosen] = useState<string>();
  const all = lanes.flat();
  const active = all.find(({ key }) => key === chosen) ?? all.at(0);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const next = active && findNext(event.key, active, lanes);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(next.key);
    const buttons = root.current?.querySelectorAll<HTMLElement>('[data-entry]');
    [...(buttons ?? [])]
      .find(({ dataset }) => dataset.entry === next.key)
      ?.focus();
  };
  return { activeKey: active?.key, onKeyDown, onFocus: setChosen };
}

function findNext(
  key: string,
  from: TimelineEntry,
  lanes: readonly (readonly TimelineEntry[])[],
): TimelineEntry | undefined {
  const laneIndex = lanes.findIndex(lane => lane.includes(from));
  const lane = lanes[laneIndex];
  switch (key) {
    case 'ArrowRight':
      return lane[lane.indexOf(from) + 1];
    case 'ArrowLeft':
      return lane[lane.indexOf(from) - 1];
    case 'Home':
      return lane[0];
    case 'End':
      return lane.at(-1);
    case 'ArrowDown':
      return nearest(from, lanes.slice(laneIndex + 1));
    case 'ArrowUp':
      return nearest(from, lanes.slice(0, laneIndex).reverse());
    default:
      return undefined;
  }
}

/** The entry nearest in time, in the first lane that has any. */
function nearest(
  { at }: TimelineEntry,
  lanes: readonly (readonly TimelineEntry[])[],
): TimelineEntry | undefined {
  const [lane = []] = lanes.filter(({ length }) => length > 0);
  return [...lane].sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
}
