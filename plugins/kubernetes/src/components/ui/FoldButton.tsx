import { ReactNode } from 'react';
import styles from './FoldButton.module.css';

/** @internal */
export interface FoldButtonProps {
  readonly id?: string;
  /** Id of the element that names it; its own text when absent. */
  readonly labelledBy?: string;
  readonly isOpen: boolean;
  /** Id of the folded content, while it is rendered. */
  readonly controls?: string;
  /** Problems are among what is folded, so that the keys that walk them come by. */
  readonly hidesProblems?: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A heading that opens and closes what is below it. */
export function FoldButton(props: FoldButtonProps) {
  return (
    <button
      type="button"
      id={props.id}
      className={styles.toggle}
      aria-expanded={props.isOpen}
      aria-controls={props.isOpen ? props.controls : undefined}
      aria-labelledby={props.labelledBy}
      data-hides-problems={!props.isOpen && props.hidesProblems}
      onClick={props.onToggle}
    >
      <svg className={styles.arrow} viewBox="0 0 24 24" aria-hidden="true">
        <path d="M9 6l6 6-6 6" />
      </svg>
      {props.children}
    </button>
  );
}
