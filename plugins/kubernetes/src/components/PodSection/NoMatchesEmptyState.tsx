import { useText } from '../../i18n/useText';
import { ChangeView } from '../../viewState';
import { ClearFilters } from '../Toolbar';
import styles from './PodSection.module.css';

/** @internal */
export interface NoMatchesEmptyStateProps {
  /** How many pods there are without the filters. */
  readonly total: number;
  readonly onChange: ChangeView;
}

/** The filters leave nothing, which is said, with the way out. */
export function NoMatchesEmptyState(props: NoMatchesEmptyStateProps) {
  const t = useText();
  return (
    <div className={styles.nothing}>
      <h4 className={styles.nothingTitle}>{t('toolbar.nothingTitle')}</h4>
      <p className={styles.quiet}>
        {t('toolbar.nothingText', { count: props.total })}
      </p>
      <ClearFilters onChange={props.onChange} />
    </div>
  );
}
