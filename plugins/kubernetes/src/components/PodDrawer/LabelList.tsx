import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import styles from './PodDrawer.module.css';

/** @internal */
export interface LabelListProps {
  readonly labels: Readonly<Record<string, string>>;
}

/** Labels, or what looks like them, by key. */
export function LabelList(props: LabelListProps) {
  const t = useText();
  const labels = Object.entries(props.labels).sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  );
  if (labels.length === 0) return <p>{t('pod.noLabels')}</p>;
  return (
    <dl className={styles.labels}>
      {labels.map(([key, value]) => (
        <div key={key} className={styles.label}>
          <dt>{visible(key)}</dt>
          <dd>
            <code>{visible(value)}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}
