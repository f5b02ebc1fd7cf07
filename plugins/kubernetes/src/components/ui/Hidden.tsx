import { ReactNode } from 'react';
import styles from './Hidden.module.css';

/** @internal */
export interface HiddenProps {
  /** Announced when it changes. */
  readonly isLive?: boolean;
  readonly children: ReactNode;
}

/** Text for screen readers only. */
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
