import { LinePattern } from '@podlight/backstage-plugin-kubernetes-common';
import {
  MouseEvent,
  RefObject,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '../../i18n/useText';
import { useIsTextSelected } from '../ui';
import { LogChunk, ShownLine } from './LogChunk';
import styles from './LogView.module.css';
import { useEndOfLog } from './useEndOfLog';
import { useLineNavigation } from './useLineNavigation';

/** Small enough to lay out quickly, large enough that 20,000 lines are a hundred boxes. */
const LINES_PER_CHUNK = 200;

const NO_QUOTES: readonly string[] = [];

/** @internal */
export interface LogViewProps {
  readonly lines: readonly ShownLine[];
  readonly label: string;
  /** Lines that a finding quotes; highlighted. */
  readonly quoted?: readonly string[];
  /** Matches to mark; with the flag `g`. */
  readonly pattern?: LinePattern;
  /** The number of the line to bring into view. */
  readonly current?: number;
  readonly isWrapped: boolean;
  readonly showsTimes: boolean;
  /** Fills the available height. */
  readonly isTall?: boolean;
  /** Called when a line number is clicked. */
  readonly onPick?: (line: ShownLine) => void;
}

/**
 * A log, scrolled to its end, because that is where a crash has its reason. It
 * stays at the end while lines are added, unless the reader has scrolled up.
 *
 * @remarks
 * All lines are elements, so that the browser's own search and screen readers
 * have them; those off the screen cost nothing to lay out.
 */
export function LogView(props: LogViewProps) {
  const { current, onPick } = props;
  const t = useText();
  const hint = useId();
  const element = useRef<HTMLDivElement>(null);
  const quoted = useMemo(
    () => new Set((props.quoted ?? NO_QUOTES).map(line => line.trim())),
    [props.quoted],
  );
  const { lines, unseen, navigation, toEnd } = useReading(element, props);
  useCurrentLine(element, current);
  const chunks = useMemo(() => splitLines(lines), [lines]);
  const pick = (event: MouseEvent) => {
    const number =
      event.target instanceof HTMLElement && event.target.dataset.number;
    const line = lines.find(each => String(each.number) === number);
    if (line) onPick?.(line);
  };
  return (
    <div
      role="presentation"
      className={props.isTall ? styles.tall : styles.frame}
      onKeyDown={navigation.onKeyDown}
    >
      <div
        ref={element}
        role="log"
        aria-label={props.label}
        aria-live="off"
        aria-describedby={onPick && hint}
        className={styles.lines}
        data-wrap={props.isWrapped}
        data-linked={onPick !== undefined}
      >
        <div
          role="presentation"
          className={styles.content}
          onClick={pick}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) navigation.leave();
          }}
        >
          {chunks.map(chunk => (
            <LogChunk
              key={chunk[0].number}
              lines={chunk}
              pattern={props.pattern}
              quoted={quoted}
              current={isIn(chunk, current) ? current : undefined}
              focused={
                isIn(chunk, navigation.focused) ? navigation.focused : undefined
              }
              showsTimes={props.showsTimes}
            />
          ))}
        </div>
      </div>
      {onPick && (
        <span hidden id={hint}>
          {t('logs.lineKeys')}
        </span>
      )}
      {unseen > 0 && (
        <button type="button" className={styles.unseen} onClick={toEnd}>
          {t('logs.newLines', { count: unseen })} ↓
        </button>
      )}
    </div>
  );
}

function isIn(chunk: readonly ShownLine[], current: number | undefined) {
  return chunk.some(line => line.number === current);
}

/**
 * What is on the screen. While the reader has text selected or the keyboard on a
 * line, nothing is added or moved: a selection would lose its text, and the line
 * its place.
 */
function useReading(
  element: RefObject<HTMLElement>,
  { lines, current, onPick }: LogViewProps,
) {
  const [shown, setShown] = useState(lines);
  const navigation = useLineNavigation(element, shown, current, onPick);
  const isFrozen =
    useIsTextSelected(element) || navigation.focused !== undefined;
  if (!isFrozen && shown !== lines) setShown(lines);
  const last = shown.at(-1)?.number ?? 0;
  const { leftAt, toEnd } = useEndOfLog(element, last);
  const seen = leftAt ?? last;
  return {
    lines: shown,
    unseen: Math.max(0, (lines.at(-1)?.number ?? 0) - seen),
    navigation,
    toEnd: () => {
      if (isFrozen) document.getSelection()?.removeAllRanges();
      navigation.leave();
      toEnd();
    },
  };
}

/** Brings a line into view when another one becomes the current one. */
function useCurrentLine(
  element: RefObject<HTMLElement>,
  current: number | undefined,
) {
  useEffect(() => {
    if (current === undefined) return;
    element.current
      ?.querySelector(`[data-line="${current}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [element, current]);
}

/** Chunks keep their lines when lines are added, and when the oldest ones go. */
function splitLines(
  lines: readonly ShownLine[],
): readonly (readonly ShownLine[])[] {
  const chunks: ShownLine[][] = [];
  let last = -1;
  for (const line of lines) {
    const index = Math.floor(line.number / LINES_PER_CHUNK);
    if (index !== last) chunks.push([]);
    chunks[chunks.length - 1].push(line);
    last = index;
  }
  return chunks;
}
