import { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** @internal */
export interface IconButtonProps {
  /** A sign, in place of words. */
  readonly children: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** A small square button. */
export function IconButton(props: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
