import { useCallback } from 'react';
import { PodView } from '../../service';
import { useText } from '../../useText';
import {
  ChangeView,
  DEFAULT_LOG_STATE,
  LogState,
  ViewState,
} from '../../viewState';
import {
  LogControls,
  LogLoading,
  LogSearchBar,
  LogSilence,
  LogTools,
  useLogLook,
  useLogSearch,
  wordsOf,
} from '../LogPanel';
import { LogView } from '../LogView';
import { Alert, Button, Dialog } from '../ui';
import { ContainerPicker } from './ContainerPicker';
import styles from './MergedLogs.module.css';
import { MergedLogsResult, useMergedLogs } from './useMergedLogs';

/** @internal */
export interface MergedLogsDialogProps {
  readonly entityRef: string;
  /** What the pods have in common, in words. */
  readonly title: string;
  readonly pods: readonly PodView[];
  readonly state: ViewState;
  readonly onChange: ChangeView;
}

/** The logs of many pods in one, by time, each line with the name of its pod. */
export function MergedLogsDialog(props: MergedLogsDialogProps) {
  const { pods, state, onChange } = props;
  const { log } = state;
  const t = useText();
  const look = useLogLook();
  const merged = useMergedLogs(props.entityRef, pods, log);
  const search = useLogSearch(merged.lines, log);
  const onLog = useCallback(
    (changes: Partial<LogState>) => onChange({ log: { ...log, ...changes } }),
    [log, onChange],
  );
  const close = () =>
    onChange({ logs: undefined, logsOf: undefined, log: DEFAULT_LOG_STATE });
  const { shown } = merged;
  return (
    <Dialog
      isWide
      title={t('merged.title', { count: shown.length })}
      subtitle={props.title}
      closeLabel={t('help.close')}
      onClose={close}
    >
      <div className={styles.layout}>
        {pods.length > shown.length && (
          <Alert severity="info">
            {t('merged.capped', {
              shown: String(shown.length),
              total: String(pods.length),
            })}
          </Alert>
        )}
        <div className={styles.row}>
          <ContainerPicker
            pods={shown}
            container={log.container}
            onChange={container => onLog({ container })}
          />
          <LogControls log={log} look={look} onChange={onLog} />
          <Button onClick={merged.reload}>{t('merged.refresh')}</Button>
        </div>
        <LogSearchBar log={log} search={search} onChange={onLog} />
        {search.lines.length > 0 ? (
          <LogView
            isTall
            lines={search.lines}
            label={t('merged.label', { total: String(shown.length) })}
            pattern={search.pattern}
            current={search.current?.number}
            isWrapped={look.isWrapped}
            showsTimes={look.showsTimes}
          />
        ) : (
          <NoLines merged={merged} />
        )}
        <div className={styles.status}>
          <MergedStatus merged={merged} />
          <LogTools
            lines={search.lines}
            showsTimes={look.showsTimes}
            fileName="merged.log"
          />
        </div>
      </div>
    </Dialog>
  );
}

/** Why no line is shown. */
function NoLines(props: { readonly merged: MergedLogsResult }) {
  const { shown, loading, lines } = props.merged;
  const t = useText();
  if (loading > 0) return <LogLoading />;
  if (shown.length === 0) return <LogSilence>{t('merged.noPods')}</LogSilence>;
  if (lines.length === 0) return <LogSilence />;
  return <LogSilence>{t('logs.nothingFound')}</LogSilence>;
}

/** How far reading is, how much there is, and what could not be read. */
function MergedStatus(props: { readonly merged: MergedLogsResult }) {
  const { shown, loading, failures, lines } = props.merged;
  const t = useText();
  return (
    <>
      <span role="status">
        {loading > 0
          ? t('merged.reading', {
              done: String(shown.length - loading),
              total: String(shown.length),
            })
          : t('logs.lineCount', { count: lines.length })}
      </span>
      {failures.length > 0 && (
        <details>
          <summary>{t('merged.unread', { count: failures.length })}</summary>
          <ul>
            {failures.map(({ pod, error }) => (
              <li key={pod.key}>
                {pod.row.name}: {wordsOf(error)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
