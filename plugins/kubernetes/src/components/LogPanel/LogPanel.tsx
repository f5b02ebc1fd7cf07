import {
  useLog,
  UseLogResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo } from 'react';
import { chooseLogContainer, PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { LOG_SINCE_SECONDS, LogRun, LogState } from '../../viewState';
import { LogView, ShownLine } from '../LogView';
import { Button } from '../ui';
import { FollowToggle, LogControls, LogTarget } from './LogControls';
import { LogFailure, LogLoading, LogSilence } from './LogNotices';
import styles from './LogPanel.module.css';
import { logFailure } from './logFailure';
import { LogSearchBar } from './LogSearchBar';
import { LogStatusLine } from './LogStatusLine';
import { LogTools } from './LogTools';
import { UnmaskedNotice, UnmaskToggle, useUnmasking } from './unmasking';
import { useLogDisplayOptions } from './useLogDisplayOptions';
import { useLogSearch } from './useLogSearch';

/** Ten thousand lines of a usual length; the backend gives no more. */
const LIMIT_BYTES = 10 * 1024 * 1024;

/** @internal */
export interface LogPanelProps {
  readonly entityRef: string;
  readonly pod: PodView;
  readonly log: LogState;
  /** Highlighted lines. */
  readonly quoted: readonly string[];
  /** Must keep its identity between renders. */
  readonly onChange: (changes: Partial<LogState>) => void;
}

/** The log of one pod, with everything that can be done with it. */
export function LogPanel(props: LogPanelProps) {
  const { pod, log, onChange } = props;
  const t = useText();
  const look = useLogDisplayOptions();
  const unmasking = useUnmasking(pod.key);
  const container = chooseLogContainer(pod, log.container);
  const run = container?.hasPreviousLog ? log.run ?? 'previous' : 'current';
  const read = useLog(
    {
      entityRef: props.entityRef,
      cluster: pod.cluster,
      namespace: pod.row.namespace,
      name: pod.row.name,
    },
    {
      log: {
        container: container?.name,
        previous: run === 'previous',
        tailLines: log.tail,
        sinceSeconds: log.since && LOG_SINCE_SECONDS[log.since],
        // They name lines, and tell what is new after a loss, whether they are shown or not.
        timestamps: true,
        limitBytes: LIMIT_BYTES,
        ...(unmasking.isOn && { unscrubbed: true }),
      },
      isFollowed: log.isFollowed && run === 'current',
    },
  );
  const search = useLogSearch(read.lines, log);
  const linked = useLinkedLine(read.lines, log.line);
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <LogTarget
          containers={pod.row.containers}
          container={container}
          run={run}
          onChange={onChange}
        />
        {run === 'current' && <FollowToggle log={log} onChange={onChange} />}
        <LogControls log={log} look={look} onChange={onChange} />
        <UnmaskToggle entityRef={props.entityRef} unmasking={unmasking} />
      </div>
      <UnmaskedNotice unmasking={unmasking} />
      <LogSearchBar log={log} search={search} onChange={onChange} />
      {search.lines.length > 0 ? (
        <LogView
          key={`${pod.key} ${container?.name} ${run}`}
          isTall
          lines={search.lines}
          label={t('logs.label', {
            container: container?.name ?? '',
            pod: pod.row.name,
          })}
          quoted={props.quoted}
          pattern={search.pattern}
          current={(search.current ?? linked)?.number}
          isWrapped={look.isWrapped}
          showsTimes={look.showsTimes}
          onPick={line => onChange({ line: line.time })}
        />
      ) : (
        <NoLines
          read={read}
          run={run}
          onShowCurrent={() => onChange({ run: 'current' })}
        />
      )}
      <LogStatusLine
        read={read}
        ended={t('logs.ended')}
        isLinkLost={!!log.line && !linked}
      >
        <LogTools
          lines={search.lines}
          showsTimes={look.showsTimes}
          linked={linked}
          fileName={`${pod.row.name}_${container?.name}_${run}.log`}
        />
      </LogStatusLine>
    </div>
  );
}

/** Why no line is shown. */
function NoLines(props: {
  readonly read: UseLogResult;
  readonly run: LogRun;
  readonly onShowCurrent: () => void;
}) {
  const { read, run } = props;
  const { status } = read;
  const t = useText();
  if (status.phase === 'loading') return <LogLoading />;
  if (status.phase !== 'failed') {
    return (
      <LogSilence>
        {read.lines.length > 0 ? t('logs.nothingFound') : undefined}
      </LogSilence>
    );
  }
  const isRunGone =
    run === 'previous' && logFailure(status.error) === 'noPrevious';
  return (
    <LogFailure
      error={status.error}
      onRetry={read.reconnect}
      action={
        isRunGone && (
          <Button kind="text" onClick={props.onShowCurrent}>
            {t('logs.showCurrent')}
          </Button>
        )
      }
    />
  );
}

function useLinkedLine(
  lines: readonly ShownLine[],
  time: string | undefined,
): ShownLine | undefined {
  return useMemo(
    () =>
      time === undefined ? undefined : lines.find(line => line.time === time),
    [lines, time],
  );
}
