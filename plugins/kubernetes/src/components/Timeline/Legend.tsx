import { TIMELINE_MARK_KINDS } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { TimelineEntry } from './entries';
import { MarkSign } from './MarkSign';
import styles from './Timeline.module.css';

/** What the signs mean that are drawn. */
export function Legend(props: { readonly entries: readonly TimelineEntry[] }) {
  const t = useText();
  const drawn = new Set(props.entries.map(({ mark }) => mark?.fact.kind));
  const kinds = TIMELINE_MARK_KINDS.filter(kind => drawn.has(kind));
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.legend} aria-label={t('timeline.legendLabel')}>
      {kinds.map(kind => (
        <li key={kind}>
          <MarkSign kind={kind} /> {t(`timeline.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
