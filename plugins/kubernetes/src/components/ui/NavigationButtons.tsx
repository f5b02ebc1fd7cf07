import { useText } from '../../i18n/useText';
import { IconButton } from './IconButton';
import styles from './NavigationButtons.module.css';

/** @internal */
export interface NavigationButtonsProps {
  /** Counted from 1; undefined where the reader is at none of them. */
  readonly position: number | undefined;
  readonly total: number;
  readonly previousLabel: string;
  readonly nextLabel: string;
  /** Undefined at the beginning. */
  readonly onPrevious?: () => void;
  /** Undefined at the end. */
  readonly onNext?: () => void;
}

const nothing = () => {};

/** To the one before and the one after, with where the reader is; nothing where there are no others. */
export function NavigationButtons(props: NavigationButtonsProps) {
  const { position, total, onPrevious, onNext } = props;
  const t = useText();
  if (position === undefined || total <= 1) return null;
  return (
    <>
      <IconButton
        label={props.previousLabel}
        disabled={!onPrevious}
        onClick={onPrevious ?? nothing}
      >
        ←
      </IconButton>
      <span className={styles.position}>
        {t('pod.position', {
          position: String(position),
          total: String(total),
        })}
      </span>
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
