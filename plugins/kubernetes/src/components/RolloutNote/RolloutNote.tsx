import {
  Finding,
  rolloutText,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useMoment } from '../../format';
import { toRolloutWords } from '../../i18n/toRolloutWords';
import { useText } from '../../i18n/useText';
import { useRolloutAssessment } from '../../rollouts';
import { Button, TextButton } from '../ui';
import styles from './RolloutNote.module.css';
import { shortRolloutText } from './rolloutText';

/** @internal */
export interface RolloutNoteProps {
  readonly finding: Finding;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** Leads to what the rollout changed; absent where that cannot be shown. */
  readonly onChanges?: (verdict: RolloutAssessment) => void;
}

/** The rollout that a problem came with, in a line; nothing where that cannot be said. */
export function RolloutLine(props: RolloutNoteProps) {
  const { onChanges } = props;
  const verdict = useRolloutAssessment(props.finding);
  const t = useText();
  const moment = useMoment(props.now);
  if (!verdict) return null;
  const text = visible(shortRolloutText(verdict, moment, t));
  return (
    <p className={styles.line}>
      {onChanges ? (
        <TextButton
          title={t('rollout.showFor', verdict.workload)}
          onClick={() => onChanges(verdict)}
        >
          {text}
        </TextButton>
      ) : (
        text
      )}
    </p>
  );
}

/** The same with the numbers that it rests on. */
export function RolloutNote(props: RolloutNoteProps) {
  const { onChanges } = props;
  const verdict = useRolloutAssessment(props.finding);
  const t = useText();
  const moment = useMoment(props.now);
  if (!verdict) return null;
  return (
    <div role="note" className={styles.note} data-verdict={verdict.type}>
      <p>{visible(rolloutText(verdict, moment, toRolloutWords(t)))}</p>
      {onChanges && (
        <Button
          label={t('rollout.showFor', verdict.workload)}
          onClick={() => onChanges(verdict)}
        >
          {t('rollout.show')}
        </Button>
      )}
    </div>
  );
}
