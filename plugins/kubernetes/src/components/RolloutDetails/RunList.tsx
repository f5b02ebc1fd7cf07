import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { MeasuredRun } from './analysisRuns';
import { MetricList } from './MetricList';
import { RolloutProgress } from './readRollout';
import styles from './RolloutDetails.module.css';

/** @internal */
export interface RunListProps {
  readonly rollout: RolloutProgress;
  /** Those that belong to no step. */
  readonly runs: readonly MeasuredRun[];
}

/** Analyses beside the steps: in the background of a canary, before and after a promotion. */
export function RunList({ rollout, runs }: RunListProps) {
  const t = useText();
  const measured = new Map(runs.map(run => [run.name, run]));
  const told = rollout.analyses.flatMap(({ type, ...rest }) =>
    type === 'step' ? [] : { type, ...rest },
  );
  const others = runs.filter(({ name }) =>
    told.every(each => each.name !== name),
  );
  if (told.length + others.length === 0) return null;
  return (
    <ul className={styles.runs} aria-label={t('rolloutDetails.analyses')}>
      {told.map(({ type, name, phase, message }) => (
        <li key={name} className={styles.words}>
          <p>
            {t(`rolloutDetails.analysis.${type}`)}: {visible(phase)}
            {message && (
              <span className={styles.quiet}> {visible(message)}</span>
            )}
          </p>
          <MetricList metrics={measured.get(name)?.metrics ?? []} />
        </li>
      ))}
      {others.map(({ name, phase, metrics }) => (
        <li key={name} className={styles.words}>
          <p>
            {visible(name)}
            {phase && <>: {visible(phase)}</>}
          </p>
          <MetricList metrics={metrics} />
        </li>
      ))}
    </ul>
  );
}
