import { visible } from '../../format/visible';
import { AgeWords, When } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { PlannedDuration, usePlannedDuration } from './plannedDuration';
import { RolloutPause, RolloutProgress } from './readRollout';
import { RolloutStep } from './readSteps';
import styles from './RolloutDetails.module.css';

/** @internal */
export interface RolloutWaitsProps {
  readonly rollout: RolloutProgress;
  readonly ages: AgeWords;
}

/** Why a Rollout does not move on, and since when; nothing while it does. */
export function RolloutWaits({ rollout, ages }: RolloutWaitsProps) {
  const t = useText();
  const words = usePlannedDuration();
  const { abort, isPausedInSpec, pauses } = rollout;
  return (
    <>
      {abort && (
        <div className={styles.wait}>
          <StateSign state="failing" />
          <div className={styles.words}>
            <p>
              <strong>{t('rolloutDetails.aborted')}</strong>{' '}
              {abort.at !== undefined && (
                <span className={styles.quiet}>
                  <When time={abort.at} ages={ages} />
                </span>
              )}
            </p>
            {abort.message && <p>{visible(abort.message)}</p>}
          </div>
        </div>
      )}
      {isPausedInSpec && (
        <div className={styles.wait}>
          <StateSign state="suspended" />
          <p className={styles.words}>{t('rolloutDetails.pausedInSpec')}</p>
        </div>
      )}
      {pauses.map((pause, index) => (
        <div key={index} className={styles.wait}>
          <StateSign state="suspended" />
          <div className={styles.words}>
            <p>{pauseText(pause, rollout, t, words)}</p>
            {pause.since !== undefined && (
              <p className={styles.quiet}>
                {t('rolloutDetails.pauseStarted')}{' '}
                <When time={pause.since} ages={ages} />
              </p>
            )}
          </div>
        </div>
      ))}
    </>
  );
}

function pauseText(
  { reason }: RolloutPause,
  { blueGreen, current, steps }: RolloutProgress,
  t: Translate,
  words: (duration: PlannedDuration) => string,
): string {
  switch (reason) {
    case 'CanaryPauseStep':
      return current === undefined
        ? t('rolloutDetails.pausedOther', { reason })
        : stepPauseText(current, steps[current], t, words);
    case 'BlueGreenPause':
      return promotionPauseText(blueGreen, t, words);
    case 'InconclusiveAnalysisRun':
    case 'InconclusiveExperiment':
      return t('rolloutDetails.inconclusive');
    default:
      return t('rolloutDetails.pausedOther', { reason });
  }
}

function promotionPauseText(
  blueGreen: RolloutProgress['blueGreen'],
  t: Translate,
  words: (duration: PlannedDuration) => string,
): string {
  if (!blueGreen?.isAutomatic) return t('rolloutDetails.waitsForPromotion');
  const { promotesAfterSeconds } = blueGreen;
  return promotesAfterSeconds === undefined
    ? t('rolloutDetails.pausedBlueGreen')
    : t('rolloutDetails.pausedBlueGreenFor', {
        duration: words(promotesAfterSeconds),
      });
}

function stepPauseText(
  index: number,
  step: RolloutStep | undefined,
  t: Translate,
  words: (duration: PlannedDuration) => string,
): string {
  const position = String(index + 1);
  return step?.type === 'pause' && step.duration !== undefined
    ? t('rolloutDetails.pausedFor', {
        position,
        duration: words(step.duration),
      })
    : t('rolloutDetails.pausedAtStep', { position });
}
