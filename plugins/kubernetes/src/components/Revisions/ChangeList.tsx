import {
  changeSubject,
  hidesValues,
  TemplateChange,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FACT_SEPARATOR } from '../../format';
import { visible } from '../../format/visible';
import { toRolloutWords } from '../../i18n/toRolloutWords';
import { useText } from '../../i18n/useText';
import { Hidden } from '../ui';
import styles from './Revisions.module.css';

/** @internal */
export interface ChangeListProps {
  readonly changes: readonly TemplateChange[];
  /** How many more there are. */
  readonly more?: number;
  /** Accessible name of the list. */
  readonly label: string;
}

/** What differs between the pod templates of two revisions. */
export function ChangeList({ changes, more = 0, label }: ChangeListProps) {
  const t = useText();
  return (
    <>
      <ul className={styles.changes} aria-label={visible(label)}>
        {changes.map((change, index) => (
          <li key={index} className={styles.change}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.quiet}>{t('revisions.more', { count: more })}</p>
      )}
    </>
  );
}

function Change({ change }: { readonly change: TemplateChange }) {
  const { field, type, container, from, to } = change;
  const t = useText();
  const hasValues = from !== undefined || to !== undefined;
  return (
    <>
      <p>
        <strong>{visible(changeSubject(change, toRolloutWords(t)))}</strong>
        {(type !== 'changed' || !hasValues) && (
          <>
            {' '}
            {hidesValues(change) && type === 'changed'
              ? t('revisions.hiddenValue')
              : t(`revisions.type.${type}`)}
          </>
        )}
        {container !== undefined && field !== 'container' && (
          <span className={styles.quiet}>
            {FACT_SEPARATOR}
            {visible(t('revisions.container', { container }))}
          </span>
        )}
      </p>
      {from !== undefined && (
        <p className={styles.before}>
          <span aria-hidden="true">−</span>
          <del>
            <Hidden>{t('revisions.before')}: </Hidden>
            {visible(from)}
          </del>
        </p>
      )}
      {to !== undefined && (
        <p className={styles.after}>
          <span aria-hidden="true">+</span>
          <ins>
            <Hidden>{t('revisions.after')}: </Hidden>
            {visible(to)}
          </ins>
        </p>
      )}
    </>
  );
}
