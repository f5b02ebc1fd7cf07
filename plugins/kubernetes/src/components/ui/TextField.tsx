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
  readonly maxLength?: number;
  /** What is wrong with the value. */
  readonly error?: string;
  readonly onChange: (value: string) => void;
}

/** A field for one line of text. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const helpId = useId();
  const errorId = useId();
  const { help, error } = props;
  const descriptions = [help && helpId, error && errorId].filter(Boolean);
  return (
    <span className={props.isNumber ? styles.inline : styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <input
        id={id}
        className={styles.input}
        aria-describedby={descriptions.join(' ') || undefined}
        aria-invalid={error ? true : undefined}
        maxLength={props.maxLength}
        inputMode={props.isNumber ? 'numeric' : 'text'}
        placeholder={props.placeholder}
        value={props.value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={event => props.onChange(event.target.value)}
      />
      {help && (
        <span id={helpId} className={styles.help}>
          {help}
        </span>
      )}
      {error && (
        <span id={errorId} role="alert" className={styles.help}>
          {error}
        </span>
      )}
    </span>
  );
}
