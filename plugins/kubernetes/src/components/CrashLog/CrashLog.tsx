import { readLogLines } from '@podlight/backstage-plugin-kubernetes-common';
import { Loadable } from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo } from 'react';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { LogFailure, LogLoading, LogSilence } from '../LogPanel';
import { LogView } from '../LogView';
import { Button } from '../ui';
import styles from './CrashLog.module.css';
import { CrashLogToolbar } from './CrashLogToolbar';
import { useLogChoice } from './useLogChoice';
import { TAIL_LINES, useShownLog } from './useShownLog';

/** @internal */
export interface CrashLogProps {
  readonly entityRef: string;
  /** The pods to choose from, at least one. */
  readonly pods: readonly PodView[];
  /** The container to start with, e.g. the one that failed. */
  readonly container?: string;
  /** Starts with the current run, not with the previous one. */
  readonly isCurrentFirst?: boolean;
  /** Highlighted lines. */
  readonly quoted: readonly string[];
  /** Opens the log of that pod and container with everything that can be done with it. */
  readonly onOpenLog?: (pod: PodView, container: string | undefined) => void;
}

/** The end of the log of one of several pods, of the run that crashed where there was one. */
export function CrashLog(props: CrashLogProps) {
  const { onOpenLog } = props;
  const t = useText();
  const choice = useLogChoice(
    props.pods,
    props.container,
    props.isCurrentFirst,
  );
  const { pod, container } = choice;
  const { log, isCurrentInstead } = useShownLog(props.entityRef, choice);
  let note: string = t('logs.lastLines', { lines: String(TAIL_LINES) });
  if (isCurrentInstead) note = t('logs.previousGone');
  else if (!choice.hasPrevious && !props.isCurrentFirst)
    note = t('logs.noPreviousRun');
  return (
    <div className={styles.panel}>
      <CrashLogToolbar pods={props.pods} choice={choice} note={note}>
        {onOpenLog && (
          <Button kind="text" onClick={() => onOpenLog(pod, container?.name)}>
            {t('logs.openFull')}
          </Button>
        )}
        {log.phase === 'loaded' && log.value !== '' && (
          <CopyButton text={log.value} label={t('logs.copy')} />
        )}
      </CrashLogToolbar>
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
  const text = log.phase === 'loaded' ? log.value : '';
  const lines = useMemo(
    // Asked for without the kubelet's times, so those that are there are the program's.
    () => readLogLines(text, { isTimed: false }),
    [text],
  );
  switch (log.phase) {
    case 'loaded':
      return lines.length === 0 ? (
        <LogSilence />
      ) : (
        <LogView
          lines={lines}
          quoted={props.quoted}
          label={props.label}
          isWrapped
          showsTimes={false}
        />
      );
    case 'failed':
      return <LogFailure error={log.error} onRetry={log.reload} />;
    default:
      return <LogLoading />;
  }
}
