import { useId } from 'react';
import { visible } from '../../format/visible';
import styles from './Toolbar.module.css';

/** @internal */
export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly text: string;
    /** Accessible name where the text is an abbreviation. */
    readonly name?: string;
    /** Why it is disabled. */
    readonly disabled?: string;
  }[];
  readonly onChange: (value: T) => void;
}

/** A choice among few, all of them visible: native radio buttons in one row. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className={styles.field}>
      <span id={id} className={styles.label}>
        {props.label}
      </span>
      <span className={styles.segments}>
        {props.options.map(({ value, text, name, disabled }) => (
          <label
            key={value}
            className={styles.segment}
            title={visible(disabled ?? name)}
          >
            <input
              type="radio"
              name={id}
              className={styles.radio}
              aria-label={visible(name ?? text)}
              aria-describedby={disabled && `${id}-${value}`}
              disabled={disabled !== undefined}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {visible(text)}
            {disabled && (
              <span id={`${id}-${value}`} hidden>
                {disabled}
              </span>
            )}
          </label>
        ))}
      </span>
    </div>
  );
}
