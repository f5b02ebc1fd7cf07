import { ReactNode } from 'react';
import styles from './Hidden.module.css';

/** @internal */
export interface HiddenProps {
  /** Said when it changes. */
  readonly isLive?: boolean;
  readonly children: ReactNode;
}

/** Words that are heard and not seen. */
export function Hidden(props: HiddenProps) {
  return (
    <span
      className={styles.hidden}
      aria-live={props.isLive ? 'polite' : undefined}
    >
      {props.children}
    </span>
  );
}
