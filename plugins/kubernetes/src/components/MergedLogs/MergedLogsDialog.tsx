import { MAX_MERGED_LOGS } from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  DEFAULT_LOG_STATE,
  LogState,
  ViewState,
} from '../../viewState';
import {
  FollowToggle,
  LogControls,
  LogSearchBar,
  LogTools,
  UnmaskedNotice,
  UnmaskToggle,
  useLogDisplayOptions,
  useLogSearch,
  useUnmasking,
} from '../LogPanel';
import { LogView } from '../LogView';
import { Alert, Button, Dialog } from '../ui';
import { ContainerPicker } from './ContainerPicker';
import styles from './MergedLogs.module.css';
import { MergedStatus, NoLines } from './MergedStatus';
import { useMergedLogs } from './useMergedLogs';
import { useMergedPods } from './useMergedPods';

/** @internal */
export interface MergedLogsDialogProps {
  readonly entityRef: string;
  /** What the pods have in common, in words. */
  readonly title: string;
  readonly pods: readonly PodView[];
  /** All clusters have answered: who comes from now on is new. */
  readonly isSettled: boolean;
  readonly state: ViewState;
  readonly onChange: ChangeView;
}

/** The logs of many pods in one, by time, each line with the name of its pod. */
export function MergedLogsDialog(props: MergedLogsDialogProps) {
  const { pods, state, onChange } = props;
  const { log } = state;
  const t = useText();
  const look = useLogDisplayOptions();
  const { shown, newcomers, include } = useMergedPods(pods, props.isSettled);
  const unmasking = useUnmasking(props.title);
  const merged = useMergedLogs(props.entityRef, shown, log, unmasking.isOn);
  const search = useLogSearch(merged.lines, log);
  const onLog = useCallback(
    (changes: Partial<LogState>) => onChange({ log: { ...log, ...changes } }),
    [log, onChange],
  );
  const close = () =>
    onChange({ logs: undefined, logsOf: undefined, log: DEFAULT_LOG_STATE });
  return (
    <Dialog
      isWide
      title={t('merged.title', { count: shown.length })}
      subtitle={props.title}
      closeLabel={t('help.close')}
      onClose={close}
    >
      <div className={styles.layout}>
        {pods.length > MAX_MERGED_LOGS && (
          <Alert severity="info">
            {t('merged.capped', {
              shown: String(shown.length),
              total: String(pods.length),
            })}
          </Alert>
        )}
        {newcomers > 0 && (
          <Alert
            severity="info"
            action={
              <Button kind="text" onClick={include}>
                {t('merged.include')}
              </Button>
            }
          >
            {t('merged.newcomers', { count: newcomers })}
          </Alert>
        )}
        <div className={styles.row}>
          <ContainerPicker
            pods={shown}
            container={log.container}
            onChange={container => onLog({ container })}
          />
          <FollowToggle log={log} onChange={onLog} />
          <LogControls log={log} look={look} onChange={onLog} />
          <UnmaskToggle entityRef={props.entityRef} unmasking={unmasking} />
          <Button onClick={merged.reconnect}>{t('merged.refresh')}</Button>
        </div>
        <UnmaskedNotice unmasking={unmasking} />
        <LogSearchBar log={log} search={search} onChange={onLog} />
        {search.lines.length > 0 ? (
          <LogView
            isTall
            lines={search.lines}
            label={t('merged.label', { count: shown.length })}
            pattern={search.pattern}
            current={search.current?.number}
            isWrapped={look.isWrapped}
            showsTimes={look.showsTimes}
          />
        ) : (
          <NoLines merged={merged} isEmpty={shown.length === 0} />
        )}
        <MergedStatus merged={merged} total={shown.length}>
          <LogTools
            lines={search.lines}
            showsTimes={look.showsTimes}
            fileName="merged.log"
          />
        </MergedStatus>
      </div>
    </Dialog>
  );
}
