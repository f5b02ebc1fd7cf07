import {
  ContainerRow,
  LOG_LEVELS,
  LogLevel,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { LOG_SINCE, LOG_TAILS, LogRun, LogState } from '../../viewState';
import { InlineSelect, Segments, Toggle } from '../ui';
import styles from './LogPanel.module.css';
import { LogDisplayOptions } from './useLogDisplayOptions';

/** What stands for no choice. */
const ANY = '';

/** @internal */
export interface LogControlsProps {
  readonly log: LogState;
  readonly look: LogDisplayOptions;
  readonly onChange: (changes: Partial<LogState>) => void;
}

/** How much of a log is read, and how it is shown. */
export function LogControls(props: LogControlsProps) {
  const { log, look, onChange } = props;
  const t = useText();
  return (
    <>
      <InlineSelect
        label={t('logs.tail')}
        value={String(log.tail)}
        groups={[
          {
            heading: '',
            options: LOG_TAILS.map(tail => ({
              value: String(tail),
              text: t('logs.lines', { lines: String(tail) }),
            })),
          },
        ]}
        onChange={text =>
          onChange({ tail: LOG_TAILS.find(tail => String(tail) === text) })
        }
      />
      <InlineSelect
        label={t('logs.since')}
        value={log.since ?? ANY}
        groups={[
          {
            heading: '',
            options: [
              { value: ANY, text: t('logs.sinceStart') },
              ...LOG_SINCE.map(value => ({
                value,
                text: t(`logs.sinceAgo.${value}`),
              })),
            ],
          },
        ]}
        onChange={text =>
          onChange({ since: LOG_SINCE.find(since => since === text) })
        }
      />
      <LevelSelect {...props} />
      <Toggle isOn={look.isWrapped} onChange={isOn => look.set('wrap', isOn)}>
        {t('logs.wrap')}
      </Toggle>
      <Toggle isOn={look.showsTimes} onChange={isOn => look.set('times', isOn)}>
        {t('logs.times')}
      </Toggle>
    </>
  );
}

/** Goes on for as long as the container writes. */
export function FollowToggle(props: Omit<LogControlsProps, 'look'>) {
  const { log, onChange } = props;
  const t = useText();
  return (
    <Toggle
      isOn={log.isFollowed}
      onChange={isFollowed => onChange({ isFollowed })}
    >
      {t('logs.follow')}
    </Toggle>
  );
}

function LevelSelect(props: LogControlsProps) {
  const t = useText();
  /** All lines there are say more than those that are at least for debugging. */
  const levels = LOG_LEVELS.filter(
    (level): level is Exclude<LogLevel, 'debug'> => level !== 'debug',
  );
  return (
    <InlineSelect
      label={t('logs.level')}
      value={props.log.level ?? ANY}
      groups={[
        {
          heading: '',
          options: [
            { value: ANY, text: t('logs.levels.all') },
            ...levels.map(value => ({
              value,
              text: t(`logs.levels.${value}`),
            })),
          ],
        },
      ]}
      onChange={text =>
        props.onChange({ level: levels.find(level => level === text) })
      }
    />
  );
}

/** @internal */
export interface LogTargetProps {
  readonly containers: readonly ContainerRow[];
  readonly container: ContainerRow | undefined;
  readonly run: LogRun;
  readonly onChange: (changes: Partial<LogState>) => void;
}

/** Which container's log, and of which run. */
export function LogTarget(props: LogTargetProps) {
  const { containers, container, onChange } = props;
  const t = useText();
  return (
    <div className={styles.row}>
      {containers.length > 1 && container && (
        <InlineSelect
          label={t('logs.container')}
          value={container.name}
          groups={[
            {
              heading: '',
              options: containers.map(({ name, kind }) => ({
                value: name,
                text:
                  kind === 'app'
                    ? name
                    : `${name} (${t(`pod.containerKind.${kind}`)})`,
              })),
            },
          ]}
          onChange={name =>
            onChange({ container: name, run: undefined, line: undefined })
          }
        />
      )}
      <Segments
        label={t('logs.run')}
        value={props.run}
        options={[
          {
            value: 'previous',
            text: t('logs.runs.previous'),
            disabled: container?.hasPreviousLog
              ? undefined
              : t('logs.noPreviousReason'),
          },
          { value: 'current', text: t('logs.runs.current') },
        ]}
        onChange={run => onChange({ run, line: undefined })}
      />
    </div>
  );
}
