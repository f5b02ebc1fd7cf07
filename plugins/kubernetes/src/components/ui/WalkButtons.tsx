import { IconButton } from './IconButton';
import styles from './WalkButtons.module.css';

/** @internal */
export interface WalkButtonsProps {
  /** Such as `3 of 12`. */
  readonly position: string;
  readonly previousLabel: string;
  readonly nextLabel: string;
  /** Undefined at the beginning. */
  readonly onPrevious?: () => void;
  /** Undefined at the end. */
  readonly onNext?: () => void;
}

const nothing = () => {};

/** To the one before and the one after, with where the reader is. */
export function WalkButtons(props: WalkButtonsProps) {
  const { onPrevious, onNext } = props;
  return (
    <>
      <IconButton
        label={props.previousLabel}
        disabled={!onPrevious}
        onClick={onPrevious ?? nothing}
      >
        ←
      </IconButton>
      <span className={styles.position}>{props.position}</span>
      <IconButton
        label={props.nextLabel}
        disabled={!onNext}
        onClick={onNext ?? nothing}
      >
        →
      </IconButton>
    </>
  );
}
