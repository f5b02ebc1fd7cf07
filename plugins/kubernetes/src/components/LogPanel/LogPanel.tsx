import { Loadable } from '@podlight/backstage-plugin-kubernetes-react';
import { PodView } from '../../service';
import { useText } from '../../useText';
import { CopyButton } from '../CommandLine';
import { Alert, Button, Skeleton } from '../ui';
import { logFailure, wordsOf } from './logFailure';
import { LogLines } from './LogLines';
import styles from './LogPanel.module.css';
import { LogToolbar } from './LogToolbar';
import { useLogChoice } from './useLogChoice';
import { TAIL_LINES, useShownLog } from './useShownLog';

/** @internal */
export interface LogPanelProps {
  readonly entityRef: string;
  /** The pods to choose from, at least one. */
  readonly pods: readonly PodView[];
  /** The container to start with, e.g. the one that failed. */
  readonly container?: string;
  /** Lines that stand out. */
  readonly quoted: readonly string[];
}

/** The log of one of several pods, of the run that crashed where there was one. */
export function LogPanel(props: LogPanelProps) {
  const t = useText();
  const choice = useLogChoice(props.pods, props.container);
  const { pod, container } = choice;
  const { log, isCurrentInstead } = useShownLog(props.entityRef, choice);
  let note: string = t('logs.lastLines', { lines: String(TAIL_LINES) });
  if (isCurrentInstead) note = t('logs.previousGone');
  else if (!choice.hasPrevious) note = t('logs.noPreviousRun');
  return (
    <div className={styles.panel}>
      <LogToolbar pods={props.pods} choice={choice} note={note}>
        {log.phase === 'loaded' && log.value !== '' && (
          <CopyButton text={log.value} label={t('logs.copy')} />
        )}
      </LogToolbar>
      <LogContent
        log={log}
        quoted={props.quoted}
        label={t('logs.label', {
          container: container?.name ?? '',
          pod: pod.row.name,
        })}
      />
    </div>
  );
}

function LogContent(props: {
  readonly log: Loadable<string>;
  readonly label: string;
  readonly quoted: readonly string[];
}) {
  const { log } = props;
  const t = useText();
  switch (log.phase) {
    case 'loaded':
      return log.value === '' ? (
        <p className={styles.empty}>{t('logs.empty')}</p>
      ) : (
        <LogLines log={log.value} quoted={props.quoted} label={props.label} />
      );
    case 'failed': {
      const failure = logFailure(log.error);
      return (
        <Alert
          severity={failure === 'failed' ? 'error' : 'info'}
          title={t(`logs.${failure}`)}
          action={
            <Button kind="text" onClick={log.reload}>
              {t('logs.retry')}
            </Button>
          }
        >
          {wordsOf(log.error)}
        </Alert>
      );
    }
    default:
      return (
        <div role="status" aria-label={t('logs.loading')}>
          <Skeleton width="100%" height={120} />
        </div>
      );
  }
}
