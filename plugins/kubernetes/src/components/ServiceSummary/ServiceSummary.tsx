import {
  DisplayState,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { UseServiceResult } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { ClusterTally, judge } from '../../service';
import { useText } from '../../useText';
import { StateSign } from '../StateSign';
import { Button, Card } from '../ui';
import { ConnectionNote } from './ConnectionNote';
import styles from './ServiceSummary.module.css';
import { StateBar } from './StateBar';
import { StateChips } from './StateChips';
import { clusterText, verdictText } from './verdictText';

/** @internal */
export interface ServiceSummaryProps {
  readonly counts: StateCounts;
  readonly clusters: ClusterTally;
  readonly live: UseServiceResult;
  /** The screen stands still, because somebody has selected text on it. */
  readonly isHeld?: boolean;
  readonly ages: AgeWords;
  /** The states that are shown; all of them when empty. */
  readonly status: readonly DisplayState[];
  /** Leads to the list of keys; absent where there are none. */
  readonly onShortcuts?: () => void;
  readonly onStatus: (status: readonly DisplayState[]) => void;
}

/** How the service does, in one line: the verdict, the counts, and how fresh they are. */
export function ServiceSummary(props: ServiceSummaryProps) {
  const { counts, clusters } = props;
  const t = useText();
  const verdict = judge(counts, clusters);
  return (
    <Card className={styles.summary} label={t('summary.heading')}>
      <div className={styles.top}>
        <StateSign state={verdict.state} sizePx={36} />
        <div className={styles.heading}>
          <h2 className={styles.verdict} aria-live="polite">
            {verdictText(verdict, t)}
          </h2>
          <p className={styles.clusters}>{clusterText(clusters, t)}</p>
        </div>
        <ConnectionNote
          live={props.live}
          isHeld={props.isHeld}
          ages={props.ages}
        />
        {props.onShortcuts && (
          <Button
            kind="text"
            label={t('keys.open')}
            onClick={props.onShortcuts}
          >
            ?
          </Button>
        )}
      </div>
      {verdict.total > 0 && <StateBar counts={counts} />}
      {verdict.total > 0 && (
        <StateChips
          counts={counts}
          status={props.status}
          onStatus={props.onStatus}
        />
      )}
    </Card>
  );
}
