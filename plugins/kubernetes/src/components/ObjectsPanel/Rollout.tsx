import { RevisionRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';
import styles from './Rollout.module.css';

/** The new revision beside the old one, while there are pods of both. */
export function Rollout({ object }: CellProps) {
  const { rollout, desired = 0, upToDate = 0 } = object.row;
  const t = useText();
  if (!rollout) return <>{t('objects.nothing')}</>;
  const old = rollout
    .filter(({ isNew }) => !isNew)
    .reduce((sum, { replicas }) => sum + replicas, 0);
  const most = Math.max(desired, ...rollout.map(({ replicas }) => replicas), 1);
  return (
    <div className={styles.rollout}>
      <p className={styles.summary}>
        {t('objects.rollout.summary', {
          updated: String(upToDate),
          total: String(desired),
          old: String(old),
        })}
      </p>
      <ul className={styles.revisions}>
        {rollout.map(revision => (
          <Revision key={revision.name} revision={revision} most={most} />
        ))}
      </ul>
    </div>
  );
}

function Revision(props: {
  readonly revision: RevisionRow;
  /** Pods that fill the whole bar. */
  readonly most: number;
}) {
  const { revision, most } = props;
  const { name, isNew, replicas, ready } = revision;
  const t = useText();
  const side = t(isNew ? 'objects.rollout.new' : 'objects.rollout.old');
  return (
    <li className={styles.revision} data-new={isNew}>
      <span>
        {revision.revision
          ? t('objects.rollout.nameWithRevision', {
              side,
              name,
              revision: revision.revision,
            })
          : t('objects.rollout.name', { side, name })}
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span
          className={styles.there}
          style={{ width: percent(replicas, most) }}
        />
        <span
          className={styles.ready}
          style={{ width: percent(ready ?? 0, most) }}
        />
      </span>
      <span className={styles.numbers}>
        {t('objects.rollout.replicas', { count: replicas })}
        {ready !== undefined &&
          `, ${t('objects.rollout.ready', { ready: String(ready) })}`}
      </span>
    </li>
  );
}

function percent(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}
