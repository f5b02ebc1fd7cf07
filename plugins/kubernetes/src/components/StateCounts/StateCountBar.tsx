import { CountedState } from './CountedState';
import styles from './StateCounts.module.css';

/** @internal */
export interface StateCountBarProps {
  readonly counted: readonly CountedState[];
  readonly thin?: boolean;
}

/** Shares of the states as one bar. One that fails among thousands stays visible. */
export function StateCountBar(props: StateCountBarProps) {
  const present = props.counted.filter(({ count }) => count > 0);
  return (
    <div
      role="img"
      aria-label={present
        .map(({ count, words }) => `${count} ${words}`)
        .join(', ')}
      className={styles.bar}
      data-thin={props.thin}
    >
      {present.map(({ count, sign = 'none', state }) => (
        <span
          key={state}
          data-sign={sign}
          className={styles.part}
          style={{ flexGrow: count }}
        />
      ))}
    </div>
  );
}
