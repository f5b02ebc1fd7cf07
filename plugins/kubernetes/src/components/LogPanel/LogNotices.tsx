import { ReactNode } from 'react';
import { useText } from '../../i18n/useText';
import { Alert, Button, Skeleton } from '../ui';
import { logFailure, errorText } from './logFailure';
import styles from './LogPanel.module.css';

/** The log is on its way. */
export function LogLoading() {
  const t = useText();
  return (
    <div role="status" aria-label={t('logs.loading')}>
      <Skeleton width="100%" height={120} />
    </div>
  );
}

/** There is a log, and nothing in it. */
export function LogSilence(props: { readonly children?: ReactNode }) {
  const t = useText();
  return <p className={styles.quiet}>{props.children ?? t('logs.empty')}</p>;
}

/** @internal */
export interface LogFailureProps {
  readonly error: Error;
  readonly onRetry?: () => void;
  /** A better way out than trying again. */
  readonly action?: ReactNode;
}

/** Why there is no log. */
export function LogFailure(props: LogFailureProps) {
  const t = useText();
  const failure = logFailure(props.error);
  return (
    <Alert
      severity={failure === 'failed' ? 'error' : 'info'}
      title={t(`logs.${failure}`)}
      action={
        props.action ||
        (props.onRetry && (
          <Button kind="text" onClick={props.onRetry}>
            {t('logs.retry')}
          </Button>
        ))
      }
    >
      {errorText(props.error)}
    </Alert>
  );
}
