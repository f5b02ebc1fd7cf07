import {
  KubernetesResourceProps,
  useNow,
  useResources,
} from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords, useAge } from '../../format';
import { useGuidance } from '../../guidance';
import { useText } from '../../i18n/useText';
import { ownRuns } from './analysisRuns';
import { BlueGreen } from './BlueGreen';
import { readRollout } from './readRollout';
import styles from './RolloutDetails.module.css';
import { RolloutSteps } from './RolloutSteps';
import { RolloutWaits } from './RolloutWaits';
import { RunList } from './RunList';
import { Weights } from './Weights';

/** Ages are in minutes. */
const CLOCK_INTERVAL_MS = 60_000;

/**
 * Where a Rollout of Argo is: why it waits or was aborted, how much the new
 * revision has, and its steps with what was measured.
 */
export function RolloutDetails({ resource }: KubernetesResourceProps) {
  const ages = useRolloutAges();
  const rollout = readRollout(resource);
  const runs = ownRuns(
    resource,
    rollout,
    useResources('analysisruns.argoproj.io'),
  );
  const { steps, blueGreen } = rollout;
  const t = useText();
  return (
    <div className={styles.details}>
      <RolloutWaits rollout={rollout} ages={ages} />
      {rollout.weight && <Weights weight={rollout.weight} />}
      {blueGreen && <BlueGreen rollout={rollout} sides={blueGreen} />}
      {steps.length > 0 && <RolloutSteps rollout={rollout} runs={runs} />}
      {rollout.isWithoutSteps && (
        <p className={styles.quiet}>{t('rolloutDetails.noSteps')}</p>
      )}
      <RunList
        rollout={rollout}
        runs={runs.filter(({ step = -1 }) => steps[step]?.type !== 'analysis')}
      />
    </div>
  );
}

/** By the clock of the backend, where that is known. */
function useRolloutAges(): AgeWords {
  const clock = useNow(CLOCK_INTERVAL_MS);
  return useAge(useGuidance()?.sources.now ?? clock);
}
