import {
  parseLogSearch,
  TimedPattern,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KeyboardEvent, useCallback, useMemo } from 'react';
import { Crash } from '../../service';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  CRASH_COLUMNS,
  DEFAULT_LOG_STATE,
  ViewState,
} from '../../viewState';
import { saveText } from '../LogPanel';
import { Button, Dialog, SearchField, Segments, useTypedText } from '../ui';
import { CrashColumn } from './CrashColumn';
import { CrashList } from './CrashList';
import styles from './CrashLogs.module.css';
import { crashLogsText } from './crashLogsText';
import { useCrashLogs } from './useCrashLogs';
import { useKnownCrashes } from './useKnownCrashes';

/** @internal */
export interface CrashLogsDialogProps {
  readonly entityRef: string;
  readonly crashes: readonly Crash[];
  readonly state: ViewState;
  readonly onChange: ChangeView;
}

/** Keys that go from crash to crash, as in many programs. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
};

/** Every crash of the service: the same errors together, their logs one by one or side by side. */
export function CrashLogsDialog(props: CrashLogsDialogProps) {
  const { entityRef, state, onChange } = props;
  const { log, columns } = state;
  const t = useText();
  const crashes = useKnownCrashes(props.crashes);
  const read = useCrashLogs(entityRef, crashes);
  const ordered = useMemo(
    () => read.groups.flatMap(group => group.crashes),
    [read.groups],
  );
  const index = Math.max(
    0,
    ordered.findIndex(crash => crash.key === state.crash),
  );
  const pattern = usePattern(log.find);
  const close = () =>
    onChange({
      logs: undefined,
      crash: undefined,
      columns: 1,
      log: DEFAULT_LOG_STATE,
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || isTyping(event)) return;
    event.preventDefault();
    const next = ordered.at(
      Math.min(Math.max(index + step, 0), ordered.length - 1),
    );
    if (next) onChange({ crash: next.key });
  };
  return (
    <Dialog
      isWide
      title={t('crashes.title')}
      subtitle={t('crashes.subtitle', { count: crashes.length })}
      closeLabel={t('help.close')}
      onClose={close}
    >
      <div role="presentation" className={styles.layout} onKeyDown={onKeyDown}>
        <div className={styles.toolbar}>
          <CrashSearch
            find={log.find}
            onFind={find => onChange({ log: { ...log, find } })}
          />
          <Segments
            label={t('crashes.columns')}
            value={String(columns)}
            options={CRASH_COLUMNS.map(count => ({
              value: String(count),
              text: String(count),
              name: t('crashes.columnCount', { count }),
            }))}
            onChange={text =>
              onChange({
                columns: CRASH_COLUMNS.find(count => String(count) === text),
              })
            }
          />
          <Button
            onClick={() =>
              saveText(crashLogsText(read.groups), 'crash-logs.txt')
            }
          >
            {t('crashes.downloadAll')}
          </Button>
        </div>
        <div className={styles.content}>
          <CrashList
            read={read}
            total={crashes.length}
            selected={ordered.at(index)?.key}
            pattern={pattern}
            onSelect={crash => onChange({ crash: crash.key })}
          />
          <div className={styles.columns}>
            {ordered.slice(index, index + columns).map(crash => (
              <CrashColumn
                key={crash.key}
                crash={crash}
                pattern={pattern}
                onOpenPod={() =>
                  onChange({
                    logs: undefined,
                    crash: undefined,
                    columns: 1,
                    pod: { ...crash.pod.row, cluster: crash.pod.cluster },
                    tab: 'logs',
                    log: {
                      ...DEFAULT_LOG_STATE,
                      container: crash.container.name,
                    },
                  })
                }
              />
            ))}
          </div>
        </div>
      </div>
    </Dialog>
  );
}

function CrashSearch(props: {
  readonly find: string;
  readonly onFind: (find: string) => void;
}) {
  const { onFind } = props;
  const t = useText();
  const [text, setText] = useTypedText(
    props.find,
    useCallback((find: string) => onFind(find), [onFind]),
  );
  return (
    <SearchField
      label={t('crashes.search')}
      placeholder={t('crashes.search')}
      value={text}
      onChange={setText}
    />
  );
}

function usePattern(text: string): TimedPattern | undefined {
  return useMemo(() => {
    const search = parseLogSearch({ text, matchesCase: false, isRegex: false });
    return search.type === 'pattern'
      ? new TimedPattern(search.pattern, () => performance.now())
      : undefined;
  }, [text]);
}

/** In a field letters are text, and in a log or among radio buttons arrows have their own meaning. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.target.matches('input[type="search"]')) return true;
  return (
    event.key.startsWith('Arrow') && event.target.matches('input, [role="log"]')
  );
}
