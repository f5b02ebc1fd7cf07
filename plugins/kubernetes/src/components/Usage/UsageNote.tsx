import { PodUsage } from '@podlight/backstage-plugin-kubernetes-common';
import { errorText } from '../LogPanel';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { PodView } from '../../service';
import { isRunning, KnownUsage, reasonKind } from '../../usage';
import { Translate, useText } from '../../i18n/useText';
import styles from './Usage.module.css';

/** @internal */
export interface UsageNoteProps {
  readonly pod: PodView;
  readonly known: KnownUsage;
  /** What was measured of the pod. */
  readonly usage: PodUsage | undefined;
  readonly ages: AgeWords;
}

/** Age of a pod's measurement, or the reason for its absence. */
export function UsageNote(props: UsageNoteProps) {
  const t = useText();
  const text = noteText(props, t);
  if (text === undefined) return null;
  return (
    // An age that counts up is not worth being read out.
    <p className={styles.note} role={props.usage ? undefined : 'status'}>
      {visible(text)}
    </p>
  );
}

function noteText(
  { pod, known, usage, ages }: UsageNoteProps,
  t: Translate,
): string | undefined {
  if (!known.isFollowed || !isRunning(pod)) return undefined;
  if (usage) return t('usage.measured', { ago: ages.ago(usage.at) ?? '' });
  const { cluster } = pod;
  const answer = known.clusters.get(cluster);
  if (answer?.state === 'off') return undefined;
  if (answer?.state === 'measured') return t('usage.notYet');
  if (answer) {
    const { message } = answer.reason;
    return t(`usage.why.${reasonKind(answer.reason)}`, { cluster, message });
  }
  if (known.error) {
    return t('usage.why.failed', { message: errorText(known.error) });
  }
  return known.isPaused ? t('usage.paused') : t('usage.reading');
}
