import { visible } from '../../format/visible';
import styles from './Relations.module.css';

/** Names of one service often begin alike, and differ at their ends. */
const END_LENGTH = 9;

/** A text that is cut off before its end where there is no room for all of it. */
export function Clipped({ text }: { readonly text: string }) {
  const shown = visible(text);
  if (shown.length <= END_LENGTH * 2) {
    return <span className={styles.start}>{shown}</span>;
  }
  return (
    <>
      <span className={styles.start}>{shown.slice(0, -END_LENGTH)}</span>
      <span className={styles.end}>{shown.slice(-END_LENGTH)}</span>
    </>
  );
}
