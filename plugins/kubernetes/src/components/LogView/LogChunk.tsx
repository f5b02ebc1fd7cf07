import {
  LinePattern,
  LogLine,
  markHits,
} from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import { visible } from '../../format/visible';
import styles from './LogView.module.css';

/** Microseconds add length and no information. */
const TIME_LENGTH = '2026-03-01T12:00:00.000'.length;

/** Where a line of several logs comes from. */
export interface LineSource {
  readonly name: string;
  /** Index of its color, from 0. */
  readonly color: number;
}

/** One line on the screen. */
export interface ShownLine extends LogLine {
  readonly source?: LineSource;
}

/** @internal */
export interface LogChunkProps {
  readonly lines: readonly ShownLine[];
  readonly pattern?: LinePattern;
  /** Trimmed texts of highlighted lines. */
  readonly quoted: ReadonlySet<string>;
  /** Number of the highlighted line, the one that the reader is looking at. */
  readonly current?: number;
  /** Number of the focused line. */
  readonly focused?: number;
  readonly showsTimes: boolean;
}

function PlainLogChunk(props: LogChunkProps) {
  return (
    <div className={styles.chunk}>
      {props.lines.map(line => (
        <LogRow key={line.number} line={line} {...props} />
      ))}
    </div>
  );
}

function LogRow(props: LogChunkProps & { readonly line: ShownLine }) {
  const { line, pattern } = props;
  const { source, time } = line;
  const isCurrent = line.number === props.current;
  const segments = pattern ? markHits(line.segments, pattern) : line.segments;
  return (
    <div
      className={styles.line}
      data-line={line.number}
      data-quoted={props.quoted.has(line.text.trim())}
      data-current={isCurrent}
      {...(line.number === props.focused && {
        role: 'button',
        tabIndex: -1,
        'aria-pressed': isCurrent,
      })}
    >
      <span className={styles.gutter} data-number={line.number} />
      {source && (
        <span
          className={styles.source}
          data-source={source.color}
          title={visible(source.name)}
        >
          {visible(source.name)}{' '}
        </span>
      )}
      {props.showsTimes && time && (
        <span className={styles.time}>{time.slice(0, TIME_LENGTH)}Z </span>
      )}
      <code>
        {segments.map(({ text, color, isBold, ...mark }, part) =>
          'isHit' in mark && mark.isHit ? (
            <mark key={part}>{text}</mark>
          ) : (
            <span key={part} data-color={color} data-bold={isBold}>
              {text}
            </span>
          ),
        )}
      </code>
    </div>
  );
}

/** Lines do not change, so a chunk of the same ones between the same ends is the same. */
function isSameChunk(a: LogChunkProps, b: LogChunkProps): boolean {
  return (
    a.lines.length === b.lines.length &&
    a.lines[0] === b.lines[0] &&
    a.lines.at(-1) === b.lines.at(-1) &&
    a.pattern === b.pattern &&
    a.quoted === b.quoted &&
    a.current === b.current &&
    a.focused === b.focused &&
    a.showsTimes === b.showsTimes
  );
}

/** A few hundred lines, which the browser skips while they are off screen. */
export const LogChunk = memo(PlainLogChunk, isSameChunk);
