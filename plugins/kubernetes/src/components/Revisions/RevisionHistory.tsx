import { RevisionHistory as History } from '@podlight/backstage-plugin-kubernetes-common';
import { Loadable } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { AgeWords } from '../../format';
import { useText } from '../../i18n/useText';
import { errorText } from '../LogPanel';
import { Alert, Button, Skeleton } from '../ui';
import { RevisionList } from './RevisionList';
import styles from './Revisions.module.css';

/** @internal */
export interface RevisionHistoryProps {
  readonly history: Loadable<History>;
  readonly workload: { readonly kind: string; readonly name: string };
  readonly ages: AgeWords;
  /** Lists what is left out here. */
  readonly command: ReactNode;
}

/** All revisions that the API server still has of a workload, while and after they are loaded. */
export function RevisionHistory(props: RevisionHistoryProps) {
  const { history, workload, ages } = props;
  const t = useText();
  switch (history.phase) {
    case 'loaded': {
      const { revisions, isTruncated } = history.value;
      if (revisions.length === 0) {
        return <p className={styles.quiet}>{t('revisions.none', workload)}</p>;
      }
      return (
        <>
          <RevisionList
            revisions={revisions}
            label={t('revisions.listOf', workload)}
            ages={ages}
          />
          <p className={styles.quiet}>{t('revisions.unrecorded')}</p>
          {isTruncated && (
            <div className={styles.more}>
              <p>{t('revisions.truncated', { count: revisions.length })}</p>
              {props.command}
            </div>
          )}
        </>
      );
    }
    case 'failed':
      return (
        <Alert
          severity="error"
          title={t('revisions.failed')}
          action={
            <Button kind="text" onClick={history.reload}>
              {t('logs.retry')}
            </Button>
          }
        >
          {errorText(history.error)}
        </Alert>
      );
    default:
      return (
        <div role="status" aria-label={t('revisions.loading')}>
          <Skeleton width="100%" height={160} />
        </div>
      );
  }
}
