import { readLogLines } from '@podlight/backstage-plugin-kubernetes-common';
import { useLayoutEffect, useMemo, useRef } from 'react';
import styles from './LogPanel.module.css';

/** @internal */
export interface LogLinesProps {
  readonly log: string;
  readonly label: string;
  /** Lines that a finding quotes; they stand out. */
  readonly quoted: readonly string[];
}

/** A log, scrolled to its end, because that is where a crash has its reason. */
export function LogLines(props: LogLinesProps) {
  const element = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => readLogLines(props.log), [props.log]);
  const quoted = useMemo(
    () => new Set(props.quoted.map(line => line.trim())),
    [props.quoted],
  );
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    // Whoever has no mouse scrolls with the keyboard, and for that must be able to get here.
    box.tabIndex = 0;
    box.scrollTop = box.scrollHeight;
  }, [lines]);
  return (
    <div
      ref={element}
      role="log"
      aria-label={props.label}
      aria-live="off"
      className={styles.lines}
    >
      <ol>
        {lines.map(line => (
          <li
            key={line.number}
            className={styles.line}
            data-quoted={quoted.has(line.text.trim())}
          >
            <code>
              {line.segments.map((segment, part) => (
                <span
                  key={part}
                  data-color={segment.color}
                  data-bold={segment.isBold}
                >
                  {segment.text}
                </span>
              ))}
            </code>
          </li>
        ))}
      </ol>
    </div>
  );
}
