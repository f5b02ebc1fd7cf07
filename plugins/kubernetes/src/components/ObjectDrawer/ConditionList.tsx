import { ConditionRow } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import { Hidden } from '../ui';
import styles from './ObjectDrawer.module.css';

/** @internal */
export interface ConditionListProps {
  /** In their order. */
  readonly conditions: readonly ConditionRow[];
  /** How many at the beginning report a problem. */
  readonly problems: number;
  readonly ages: AgeWords;
}

/** Conditions with reason, message and when they changed. */
export function ConditionList(props: ConditionListProps) {
  const { conditions, problems, ages } = props;
  const t = useText();
  return (
    <ul className={styles.conditions}>
      {conditions.map(({ type, status, reason, message, since }, index) => {
        const isProblem = index < problems;
        return (
          <li key={`${type} ${index}`} className={styles.condition}>
            <SeveritySign
              severity={isProblem ? 'warning' : 'info'}
              sizePx={16}
            />
            <div className={styles.conditionText}>
              <p>
                {isProblem && <Hidden>{t('objectDrawer.problem')}: </Hidden>}
                <strong>{visible(type)}</strong>{' '}
                {status && <span>{visible(status)}</span>}{' '}
                {reason && <span>{visible(reason)}</span>}{' '}
                {since && (
                  <span className={styles.quiet} title={visible(since)}>
                    {ages.ago(since)}
                  </span>
                )}
              </p>
              {message && <p className={styles.message}>{visible(message)}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
