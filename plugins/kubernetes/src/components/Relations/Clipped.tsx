import { visible } from '../../format/visible';
import styles from './Relations.module.css';

/** Names of one service often begin alike, and differ at their ends. */
const END_LENGTH = 9;

/** @internal */
export interface ClippedProps {
  readonly text: string;
  readonly widthPx: number;
  /** Average width of a character; what is wider after all is cut off by the style sheet. */
  readonly characterPx: number;
}

/** A text that loses its middle where there is no room for all of it. */
export function Clipped({ text, widthPx, characterPx }: ClippedProps) {
  const shown = visible(text);
  const most = Math.floor(widthPx / characterPx);
  return (
    <span className={styles.clipped}>
      {shown.length <= most
        ? shown
        : `${shown.slice(0, Math.max(1, most - END_LENGTH - 1))}…${shown.slice(
            -END_LENGTH,
          )}`}
    </span>
  );
}
