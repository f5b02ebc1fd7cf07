import { useId } from 'react';
import styles from './Toolbar.module.css';

/** @internal */
export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** Error of the value. */
  readonly error?: string;
  /** Shortcut that focuses the field. */
  readonly shortcut?: string;
  /** Called for Enter, with or without Shift. */
  readonly onEnter?: (isBackwards: boolean) => void;
  readonly onChange: (value: string) => void;
}

/** A search field with its error below. */
export function SearchField(props: SearchFieldProps) {
  const errorId = useId();
  return (
    <div className={styles.search}>
      <input
        type="search"
        className={styles.input}
        aria-label={props.label}
        aria-keyshortcuts={props.shortcut}
        aria-invalid={props.error !== undefined}
        aria-describedby={props.error === undefined ? undefined : errorId}
        placeholder={props.placeholder}
        value={props.value}
        spellCheck={false}
        autoComplete="off"
        onChange={event => props.onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') props.onEnter?.(event.shiftKey);
        }}
      />
      {props.shortcut && (
        <kbd className={styles.key} aria-hidden="true">
          {props.shortcut}
        </kbd>
      )}
      {props.error !== undefined && (
        <p id={errorId} role="status" className={styles.error}>
          {props.error}
        </p>
      )}
    </div>
  );
}
