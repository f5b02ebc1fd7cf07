import { useId } from 'react';
import styles from './Toolbar.module.css';

/** @internal */
export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly text: string;
    /** Said instead of a text that is an abbreviation. */
    readonly name?: string;
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
        {props.options.map(({ value, text, name }) => (
          <label key={value} className={styles.segment} title={name}>
            <input
              type="radio"
              name={id}
              className={styles.radio}
              aria-label={name ?? text}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {text}
          </label>
        ))}
      </span>
    </div>
  );
}
