import { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** @internal */
export interface ToggleProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  /** Accessible name where the text is an abbreviation. */
  readonly name?: string;
  readonly onChange: (isOn: boolean) => void;
}

/** A button that stays pressed. */
export function Toggle(props: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={props.isOn}
      aria-label={props.name}
      title={props.name}
      onClick={() => props.onChange(!props.isOn)}
    >
      {props.children}
    </button>
  );
}
