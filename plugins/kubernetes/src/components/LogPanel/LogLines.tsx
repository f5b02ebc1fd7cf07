import { useLayoutEffect, useMemo, useRef } from 'react';
import styles from './LogPanel.module.css';
import { parseAnsi, plainText } from './parseAnsi';

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
  const lines = useMemo(() => parseAnsi(props.log), [props.log]);
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
        {lines.map((line, index) => (
          <li
            // A log only grows at its end, so a line's number is its name.
            key={index}
            className={styles.line}
            data-quoted={quoted.has(plainText(line).trim())}
          >
            <code>
              {line.map((segment, part) => (
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
