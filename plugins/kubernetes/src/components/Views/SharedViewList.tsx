import { useId } from 'react';
import { useBadValueText } from '../../format';
import { useText } from '../../i18n/useText';
import { KeptView } from '../../viewState';
import { ViewButton } from './ViewButton';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface SharedViewListProps {
  readonly current: KeptView;
  readonly onApply: (kept: KeptView, title: string) => void;
}

/** The views of the platform team, in its order; nothing where it has none. */
export function SharedViewList(props: SharedViewListProps) {
  const t = useText();
  const headingId = useId();
  const badValueText = useBadValueText();
  const shared = useViewsSetting()?.shared ?? [];
  if (shared.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <h4 id={headingId} className={styles.heading}>
        {t('views.shared')}
      </h4>
      <ul>
        {shared.map(({ title, kept, bad }) => (
          <li key={title}>
            <div className={styles.row}>
              <ViewButton title={title} kept={kept} {...props} />
            </div>
            {bad.map(value => (
              <p key={`${value.name}=${value.value}`} className={styles.detail}>
                {badValueText(value)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
