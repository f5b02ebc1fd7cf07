import {
  TimelineMark,
  TimelineMarkKind,
} from '@podlight/backstage-plugin-kubernetes-common';
import { TimelineEntry } from './entries';

/** Half of a mark's sign, which is as wide as it is high: the room beside the first and last moment. */
const SIDE_PX = 12;

const SIGN_PX = 2 * SIDE_PX;
const CHARACTER_PX = 8;
const GAP_PX = 2;
const NARROWEST_BAR_PX = 10;
/** Text of a bar that has less room stands beside it. */
const READABLE_PX = 140;

/** What explains the rest has its place before it. */
const MAJOR: ReadonlySet<TimelineMarkKind> = new Set([
  'rollout',
  'scaling',
  'job',
]);

/** More rows of marks are a list. */
const MAX_MARK_ROWS = 5;

/** An entry with its place in the picture, in CSS pixels. */
export interface PlacedEntry {
  readonly entry: TimelineEntry;
  readonly left: number;
  readonly width: number;
  readonly row: number;
  /** Where the text stands; a mark's sign is on the other side. */
  readonly text: 'inside' | 'before' | 'after';
  /** Of a bar: how wide it is itself, without its text. */
  readonly barPx?: number;
  /** What stands beside the sign of a mark. */
  readonly label?: string;
}

export interface LaneLayout {
  readonly placed: readonly PlacedEntry[];
  readonly markRows: number;
  readonly barRows: number;
  /** Marks for which there is no room. */
  readonly hidden: number;
}

/** Where moments are, from left to right. */
export interface TimeScale {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly widthPx: number;
}

/** The place of a moment, in CSS pixels from the left; that of an end for one beyond. */
export function toPixels(at: number, { from, to, widthPx }: TimeScale): number {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return SIDE_PX + share * (widthPx - 2 * SIDE_PX);
}

/** Places marks in as many rows as they need, and each bar in a row of its own below. */
export function layOutLane(
  entries: readonly TimelineEntry[],
  scale: TimeScale,
): LaneLayout {
  const bySign = (isMajor: boolean) =>
    entries.filter(({ mark }) => mark && MAJOR.has(mark.fact.kind) === isMajor);
  const marks: PlacedEntry[] = [];
  const bars: PlacedEntry[] = [];
  const rows: { left: number; right: number }[][] = [];
  let hidden = 0;
  const inOrder = [
    ...bySign(true),
    ...bySign(false),
    ...entries.filter(({ bar }) => bar),
  ];
  for (const entry of inOrder) {
    if (entry.bar) {
      bars.push({ ...placeBar(entry, scale), row: bars.length });
    } else {
      const place = placeMark(entry, scale);
      const range = {
        left: place.left - GAP_PX,
        right: place.left + place.width + GAP_PX,
      };
      const row = findRow(rows, range);
      if (row < MAX_MARK_ROWS) {
        (rows[row] ??= []).push(range);
        marks.push({ ...place, row });
      } else {
        hidden += 1;
      }
    }
  }
  return {
    placed: [...marks, ...bars].sort((a, b) => a.entry.at - b.entry.at),
    markRows: rows.length,
    barRows: bars.length,
    hidden,
  };
}

type Range = { readonly left: number; readonly right: number };

function findRow(rows: readonly (readonly Range[])[], range: Range): number {
  const free = rows.findIndex(row =>
    row.every(other => other.right <= range.left || other.left >= range.right),
  );
  return free < 0 ? rows.length : free;
}

type Place = Omit<PlacedEntry, 'row'>;

function placeMark(
  entry: TimelineEntry & { readonly mark: TimelineMark },
  scale: TimeScale,
): Place {
  const label = markLabel(entry.mark);
  const width = SIGN_PX + label.length * CHARACTER_PX;
  const start = toPixels(entry.at, scale) - SIDE_PX;
  const isAtEnd = start + width > scale.widthPx;
  return {
    entry,
    left: isAtEnd ? start + SIGN_PX - width : start,
    width,
    text: isAtEnd ? 'before' : 'after',
    ...(label && { label }),
  };
}

/** The revision of a rollout, or how many there are. */
function markLabel({ count, fact }: TimelineMark): string {
  if (fact.kind === 'rollout') return fact.rollout.revision?.slice(0, 6) ?? '';
  return count > 1 ? `×${count}` : '';
}

function placeBar(entry: TimelineEntry, scale: TimeScale): Place {
  const { bar } = entry;
  const end = toPixels(bar?.to ?? entry.at, scale);
  const start = bar?.from === undefined ? end : toPixels(bar.from, scale);
  const barPx = Math.max(NARROWEST_BAR_PX, end - start);
  const left = Math.max(0, end - barPx);
  if (barPx >= READABLE_PX) {
    return { entry, left, width: barPx, text: 'inside', barPx };
  }
  const room = scale.widthPx - left;
  return left >= room
    ? { entry, left: 0, width: left + barPx, text: 'before', barPx }
    : { entry, left, width: room, text: 'after', barPx };
}
