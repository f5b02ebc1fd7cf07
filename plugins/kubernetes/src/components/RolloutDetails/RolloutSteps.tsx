import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import { MeasuredMetric, MeasuredRun } from './analysisRuns';
import { MetricList } from './MetricList';
import { PlannedDuration, usePlannedDuration } from './plannedDuration';
import { RolloutProgress } from './readRollout';
import { RolloutStep } from './readSteps';
import styles from './RolloutDetails.module.css';

/** @internal */
export interface RolloutStepsProps {
  readonly rollout: RolloutProgress;
  readonly runs: readonly MeasuredRun[];
}

/** The steps of a canary, with the one that it is at. */
export function RolloutSteps({ rollout, runs }: RolloutStepsProps) {
  const { current, steps } = rollout;
  const t = useText();
  const words = usePlannedDuration();
  return (
    <>
      <p className={styles.quiet}>{stepsText(rollout, t)}</p>
      <ol className={styles.steps} aria-label={t('rolloutDetails.steps')}>
        {steps.map((step, index) => {
          const isDone = current !== undefined && index < current;
          const isNow = index === current;
          return (
            <li
              key={index}
              className={styles.step}
              aria-current={isNow ? 'step' : undefined}
            >
              <StateSign state={stepSign(step, isDone, isNow)} />
              <div className={styles.words}>
                <p>
                  {visible(stepText(step, t, words))}
                  {isDone && <Hidden> {t('rolloutDetails.done')}</Hidden>}
                  {isNow && (
                    <span className={styles.now}>
                      {' '}
                      {t('rolloutDetails.now')}
                    </span>
                  )}
                </p>
                {step.type === 'analysis' && (
                  <MetricList metrics={listMetrics(rollout, runs, index)} />
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/**
 * What the run of a step has measured; what the Rollout says of the current one while that
 * is not read. A step to come has only runs of an earlier attempt.
 */
function listMetrics(
  { analyses, current }: RolloutProgress,
  runs: readonly MeasuredRun[],
  index: number,
): readonly MeasuredMetric[] {
  if (current !== undefined && index > current) return [];
  const own = runs.filter(run => run.step === index);
  const told = analyses.filter(({ type }) => type === 'step');
  const isUnread = told.some(({ name }) => own.every(run => run.name !== name));
  return index === current && isUnread ? told : own.flatMap(run => run.metrics);
}

function stepSign(step: RolloutStep, isDone: boolean, isNow: boolean) {
  if (isDone) return 'completed';
  if (!isNow) return undefined;
  return step.type === 'pause' ? 'suspended' : 'starting';
}

/** How far it is. An aborted one is at no step: the controller starts over. */
function stepsText(
  { abort, current, isDone, steps }: RolloutProgress,
  t: Translate,
): string {
  const count = steps.length;
  if (isDone) return t('rolloutDetails.allDone', { count });
  if (abort) return t('rolloutDetails.startsOver', { count });
  return current === undefined || current >= count
    ? t('rolloutDetails.stepCount', { count })
    : t('rolloutDetails.stepOf', { position: String(current + 1), count });
}

function stepText(
  step: RolloutStep,
  t: Translate,
  words: (duration: PlannedDuration) => string,
): string {
  switch (step.type) {
    case 'setWeight':
      return t('rolloutDetails.step.setWeight', {
        percent: String(step.weight),
      });
    case 'pause':
      return step.duration === undefined
        ? t('rolloutDetails.step.pause')
        : t('rolloutDetails.step.pauseFor', {
            duration: words(step.duration),
          });
    case 'analysis':
      return step.templates === ''
        ? t('rolloutDetails.step.anyAnalysis')
        : t('rolloutDetails.step.analysis', { templates: step.templates });
    case 'experiment':
      return step.duration === undefined
        ? t('rolloutDetails.step.experiment')
        : t('rolloutDetails.step.experimentFor', {
            duration: words(step.duration),
          });
    case 'scaleWeight':
      return t('rolloutDetails.step.scaleWeight', {
        percent: String(step.weight),
      });
    case 'scaleReplicas':
      return t('rolloutDetails.step.scaleReplicas', { count: step.replicas });
    case 'scaleTraffic':
      return t('rolloutDetails.step.scaleTraffic');
    default:
      return step.name;
  }
}
