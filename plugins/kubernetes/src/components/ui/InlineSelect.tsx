import { useId } from 'react';
import { visible } from '../../format/visible';
import styles from './Toolbar.module.css';

/** @internal */
export interface InlineOption {
  readonly value: string;
  readonly text: string;
}

/** @internal */
export interface InlineSelectProps {
  readonly label: string;
  readonly value: string;
  /** None of them is empty; an empty heading is not shown. */
  readonly groups: readonly {
    readonly heading: string;
    readonly options: readonly InlineOption[];
  }[];
  readonly onChange: (value: string) => void;
}

/** A choice of one with its label beside it; the browser's own list, which copes with hundreds. */
export function InlineSelect(props: InlineSelectProps) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
      >
        {props.groups.map(({ heading, options }) =>
          heading ? (
            <optgroup key={heading} label={visible(heading)}>
              <Options options={options} />
            </optgroup>
          ) : (
            <Options key={options[0].value} options={options} />
          ),
        )}
      </select>
    </span>
  );
}

function Options(props: { readonly options: readonly InlineOption[] }) {
  return (
    <>
      {props.options.map(({ value, text }) => (
        <option key={value} value={value}>
          {visible(text)}
        </option>
      ))}
    </>
  );
}
