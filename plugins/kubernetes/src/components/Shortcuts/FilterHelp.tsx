import { FILTER_SAMPLES } from '@podlight/backstage-plugin-kubernetes-common';
import { useId } from 'react';
import { FILTER_MESSAGES } from '../../i18n/en/tab/filter';
import { useText } from '../../i18n/useText';
import styles from './ShortcutSheet.module.css';

const { finds } = FILTER_MESSAGES.filterHelp;

/** In the order of the texts. */
const SORTS = Object.keys(finds) as (keyof typeof finds)[];

/** What can be written into the filter. */
export function FilterHelp() {
  const t = useText();
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {t('filterHelp.title')}
      </h3>
      <p className={styles.note}>{t('filterHelp.all')}</p>
      <dl className={styles.keys}>
        {SORTS.map(sort => (
          <div key={sort} className={styles.term}>
            <dt className={styles.samples}>
              {FILTER_SAMPLES[sort].map(sample => (
                <code key={sample} className={styles.key}>
                  {sample}
                </code>
              ))}
            </dt>
            <dd>{t(`filterHelp.finds.${sort}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
