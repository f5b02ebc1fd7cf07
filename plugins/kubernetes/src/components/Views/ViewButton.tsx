import { FACT_SEPARATOR } from '../../format';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { KeptView, writeKeptView } from '../../viewState';
import { useViewText } from './useViewText';
import styles from './Views.module.css';

/** @internal */
export interface ViewButtonProps {
  readonly title: string;
  readonly kept: KeptView;
  /** It is for one service only. */
  readonly isOwn?: boolean;
  readonly current: KeptView;
  readonly onApply: (kept: KeptView, title: string) => void;
}

/** A view by name, with what it shows; a click shows it. */
export function ViewButton(props: ViewButtonProps) {
  const { title, kept } = props;
  const t = useText();
  const viewText = useViewText();
  const isCurrent = writeKeptView(kept) === writeKeptView(props.current);
  return (
    <button
      type="button"
      className={styles.choice}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => props.onApply(kept, title)}
    >
      <span className={styles.title}>
        <bdi>{visible(title)}</bdi>
      </span>{' '}
      <span className={styles.detail}>
        {viewText(kept)}
        {props.isOwn && `${FACT_SEPARATOR}${t('views.ownSign')}`}
      </span>
    </button>
  );
}
