import { useText } from '../../i18n/useText';
import { RolloutWeight } from './readRollout';
import styles from './RolloutDetails.module.css';

/** @internal */
export interface WeightsProps {
  readonly weight: RolloutWeight;
}

/** What the new revision shall have, and what it has. */
export function Weights({ weight: { set, actual } }: WeightsProps) {
  const t = useText();
  return (
    <dl className={styles.facts}>
      <div className={styles.fact}>
        <dt>{t('rolloutDetails.setWeight')}</dt>
        <dd>{t('rolloutDetails.percent', { percent: String(set) })}</dd>
      </div>
      {actual && (
        <div className={styles.fact}>
          <dt>{t('rolloutDetails.actualWeight')}</dt>
          <dd>
            {actual.of === 'requests'
              ? t('rolloutDetails.ofRequests', {
                  percent: String(actual.percent),
                })
              : t('rolloutDetails.ofPods', {
                  percent: String(actual.percent),
                  updated: String(actual.updated),
                  count: actual.total,
                })}
          </dd>
        </div>
      )}
    </dl>
  );
}
