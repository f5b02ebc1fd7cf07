import { ConditionRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useId } from 'react';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { PastCondition } from '../../service';
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
  /** What one of a type said before, as far as that was watched. */
  readonly past: (type: string) => readonly PastCondition[];
}

/** Conditions with reason, message and when they changed. */
export function ConditionList(props: ConditionListProps) {
  const { conditions, problems, ages, past } = props;
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
              <PastStatuses past={past(type)} ages={ages} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Only what was seen since the tab was opened: Kubernetes keeps no more than the last change. */
function PastStatuses(props: {
  readonly past: readonly PastCondition[];
  readonly ages: AgeWords;
}) {
  const { past, ages } = props;
  const t = useText();
  const id = useId();
  if (past.length === 0) return null;
  return (
    <div className={styles.past}>
      <p id={id}>{t('objectDrawer.pastConditions')}</p>
      <ul aria-labelledby={id}>
        {past.map(({ status, reason, until }) => (
          <li key={`${status} ${reason} ${until}`}>
            {t('objectDrawer.wasUntil', {
              status: visible([status, reason].filter(Boolean).join(' ')),
              ago: ages.ago(until),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
