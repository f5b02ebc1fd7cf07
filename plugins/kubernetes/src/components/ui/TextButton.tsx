import { ReactNode } from 'react';
import styles from './TextButton.module.css';

/** @internal */
export interface TextButtonProps {
  readonly children: ReactNode;
  /** Replaces the visible text for screen readers. */
  readonly label?: string;
  /** Says more to those who point at it. */
  readonly title?: string;
  readonly onClick: () => void;
}

/** Words among others that lead somewhere. */
export function TextButton(props: TextButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={props.label}
      title={props.title}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
