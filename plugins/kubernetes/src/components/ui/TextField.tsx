import { useId } from 'react';
import styles from './TextField.module.css';

/** @internal */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Placeholder: the value of an empty field. */
  readonly placeholder?: string;
  readonly help?: string;
  /** Few digits, so the field is short and beside its label. */
  readonly isNumber?: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for one line of text. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const helpId = useId();
  return (
    <span className={props.isNumber ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-describedby={props.help === undefined ? undefined : helpId}
        inputMode={props.isNumber ? 'numeric' : 'text'}
        placeholder={props.placeholder}
        value={props.value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={event => props.onChange(event.target.value)}
      />
      {props.help !== undefined && (
        <span id={helpId} className={styles.help}>
          {props.help}
        </span>
      )}
    </span>
  );
}
