import { LIST_FIELDS } from '@podlight/backstage-plugin-kubernetes-common';
import { useId } from 'react';
import { useText } from '../../i18n/useText';
import styles from './ShortcutSheet.module.css';

/** What each sort of term looks like; the same in all languages. */
const TERMS = {
  text: ['crashloop', '"two words"'],
  status: ['status:failing,notReady'],
  place: LIST_FIELDS.map(field => `${field}:`),
  written: ['label:KEY=VALUE', 'annotation:KEY=VALUE'],
  details: ['image:', 'reason:', 'class:', 'exit:137'],
  labels: ['-l app=web,env in (dev,test)'],
  numbers: ['restarts:>3', 'age:<1h'],
  not: ['!'],
} as const;

const SORTS = [
  'text',
  'status',
  'place',
  'written',
  'details',
  'labels',
  'numbers',
  'not',
] as const;

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
              {TERMS[sort].map(sample => (
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
