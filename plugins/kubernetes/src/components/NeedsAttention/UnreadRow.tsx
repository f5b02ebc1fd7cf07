import { useState } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import { isUnreachable, secondsToRetry, UnreadCluster } from '../../service';
import { useText } from '../../i18n/useText';
import { problemText } from '../ClusterAlert';
import { StateSign } from '../StateSign';
import { Button, Hidden } from '../ui';
import styles from './NeedsAttention.module.css';

/** @internal */
export interface UnreadRowProps {
  readonly cluster: UnreadCluster;
  /** By the second, for the countdown. */
  readonly clock: AgeWords;
  readonly onRetry?: (cluster: string) => Promise<void>;
}

/** A cluster of which nothing is known now: what is in it may be as bad as anything. */
export function UnreadRow(props: UnreadRowProps) {
  const { clock, onRetry } = props;
  const { name, title, since, reason, pods } = props.cluster;
  const t = useText();
  const [failure, setFailure] = useState<string>();
  const age = clock.age(since);
  const seconds = secondsToRetry(reason, clock.now);
  const facts = [
    pods > 0 && t('attention.podsUnknown', { count: pods }),
    age !== undefined && t('attention.since', { age }),
  ].filter(fact => fact);
  const retry = () => {
    setFailure(undefined);
    onRetry?.(name).catch((error: unknown) =>
      setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <li
      className={styles.row}
      data-severity="unknown"
      data-problem="true"
      data-cluster={name}
    >
      <StateSign state="unknown" sizePx={20} />
      <div className={styles.what}>
        <p className={styles.title}>
          <Hidden>{t('attention.unknown')}: </Hidden>
          {t(
            isUnreachable(props.cluster)
              ? 'attention.unreachable'
              : 'attention.unread',
          )}
          <span>: </span>
          <span className={styles.brief}>
            {visible(joinFacts([title, problemText(reason, t)]))}
          </span>
        </p>
        <p className={styles.facts}>
          {facts.map(fact => (
            <span key={String(fact)}>{visible(fact)}</span>
          ))}
          {seconds !== undefined && (
            <span>{t('attention.retryIn', { seconds: String(seconds) })}</span>
          )}
        </p>
        {failure !== undefined && (
          <p role="alert" className={styles.facts}>
            {t('attention.retryFailed', { message: failure })}
          </p>
        )}
      </div>
      {onRetry && (
        <Button
          label={t('attention.retryCluster', { cluster: title })}
          onClick={retry}
        >
          {t('attention.retryNow')}
        </Button>
      )}
    </li>
  );
}
