import { ReactNode } from 'react';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { Select } from '../ui';
import styles from './CrashLog.module.css';
import { LogChoice } from './useLogChoice';

/** @internal */
export interface CrashLogToolbarProps {
  readonly pods: readonly PodView[];
  readonly choice: LogChoice;
  /** Says what of the log is shown. */
  readonly note: string;
  readonly children?: ReactNode;
}

/** Lets the reader choose pod, container and run, each only where there is a choice. */
export function CrashLogToolbar(props: CrashLogToolbarProps) {
  const { pods, choice } = props;
  const { pod, container } = choice;
  const { containers } = pod.row;
  const t = useText();
  return (
    <div className={styles.toolbar}>
      {pods.length > 1 && (
        <Select
          label={t('logs.pod')}
          value={pod.key}
          options={pods.map(each => ({
            value: each.key,
            text: `${each.row.name} (${each.cluster})`,
          }))}
          onChange={choice.setPod}
        />
      )}
      {containers.length > 1 && container && (
        <Select
          label={t('logs.container')}
          value={container.name}
          options={containers.map(({ name }) => ({ value: name, text: name }))}
          onChange={choice.setContainer}
        />
      )}
      {choice.hasPrevious && (
        <Select
          label={t('logs.run')}
          value={choice.isPrevious ? 'previous' : 'current'}
          options={[
            { value: 'previous', text: t('logs.previousRun') },
            { value: 'current', text: t('logs.currentRun') },
          ]}
          onChange={choice.setRun}
        />
      )}
      <span className={styles.note}>{props.note}</span>
      {props.children}
    </div>
  );
}
