import type { ObjectState } from '../../service';
import styles from './StateSign.module.css';

/** @internal */
export interface StateSignProps {
  /** Undefined draws the neutral sign: neither good nor bad can be said. */
  readonly state: ObjectState | undefined;
  /** CSS pixels; 16 when absent. */
  readonly sizePx?: number;
}

/**
 * The sign of a state: shape, glyph and colour. It says nothing to a screen
 * reader, so the state must stand beside it in words.
 */
export function StateSign(props: StateSignProps) {
  const size = props.sizePx ?? 16;
  return (
    <span
      aria-hidden="true"
      className={styles.sign}
      data-state={props.state ?? 'none'}
      style={{ width: size, height: size }}
    />
  );
}
