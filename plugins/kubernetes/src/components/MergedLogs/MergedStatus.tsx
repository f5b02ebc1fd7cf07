import { ReactNode } from 'react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import {
  LogFailure,
  LogLoading,
  LogSilence,
  LogStatusLine,
  errorText,
} from '../LogPanel';
import styles from './MergedLogs.module.css';
import { MergedLogsResult } from './useMergedLogs';

/** Why no line is shown. */
export function NoLines(props: {
  readonly merged: MergedLogsResult;
  /** There is no pod whose log could be read. */
  readonly isEmpty: boolean;
}) {
  const { loading, lines, status, reconnect } = props.merged;
  const t = useText();
  if (props.isEmpty) return <LogSilence>{t('merged.noPods')}</LogSilence>;
  if (status.phase === 'failed') {
    return <LogFailure error={status.error} onRetry={reconnect} />;
  }
  if (lines.length > 0)
    return <LogSilence>{t('logs.nothingFound')}</LogSilence>;
  const isReading = loading > 0 && status.phase !== 'following';
  return isReading ? <LogLoading /> : <LogSilence />;
}

/** How far reading is, how much there is, and which logs go no further. */
export function MergedStatus(props: {
  readonly merged: MergedLogsResult;
  readonly total: number;
  /** What stands beside it. */
  readonly children: ReactNode;
}) {
  const { merged, total } = props;
  const { loading, failures, ended, status } = merged;
  const t = useText();
  const isReading = loading > 0 && status.phase === 'loading';
  return (
    <LogStatusLine
      read={merged}
      ended={t('merged.allEnded')}
      progress={
        isReading
          ? t('merged.reading', {
              done: String(total - loading),
              total: String(total),
            })
          : undefined
      }
    >
      {failures.length > 0 && (
        <PodDetails summary={t('merged.unread', { count: failures.length })}>
          {failures.map(({ pod, error }) => (
            <li key={pod.key}>
              {visible(pod.row.name)}: {errorText(error)}
            </li>
          ))}
        </PodDetails>
      )}
      {ended.length > 0 && status.phase !== 'ended' && (
        <PodDetails summary={t('merged.ended', { count: ended.length })}>
          {ended.map(pod => (
            <li key={pod.key}>{visible(pod.row.name)}</li>
          ))}
        </PodDetails>
      )}
      {props.children}
    </LogStatusLine>
  );
}

function PodDetails(props: {
  readonly summary: string;
  readonly children: ReactNode;
}) {
  return (
    <details>
      <summary className={styles.summary}>{props.summary}</summary>
      <ul>{props.children}</ul>
    </details>
  );
}
