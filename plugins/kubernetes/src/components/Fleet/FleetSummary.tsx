import {
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { CountedState, StateCountBar, StateCountChips } from '../StateCounts';
import { StateSign } from '../StateSign';
import { Announcement, Button, Card } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { verdictText, findWorstState } from './verdictText';

/** @internal */
export interface FleetSummaryProps {
  readonly counts: Readonly<Partial<Record<FleetState, number>>>;
  /** `5 s ago`: of when that is. */
  readonly ago: string;
  readonly status: readonly FleetState[];
  readonly onStatus: (status: readonly FleetState[]) => void;
  readonly onReload: () => void;
}

/** How many services are in each state; each count is a switch that filters. */
export function FleetSummary(props: FleetSummaryProps) {
  const { counts } = props;
  const t = useText();
  const words = verdictText(counts, t);
  const worst = findWorstState(counts);
  const counted = useCountedServices(counts);
  return (
    <Card className={styles.summary} label={t('fleet.summary')}>
      <div className={styles.top}>
        <StateSign state={worst && fleetSign(worst)} sizePx={36} />
        <div className={styles.heading}>
          <h2 className={styles.verdict}>{words}</h2>
          <Announcement about={worst ?? ''} words={words} />
        </div>
        <span className={styles.quiet}>
          {t('fleet.updated', { ago: props.ago })}
        </span>
        <Button onClick={props.onReload}>{t('fleet.refresh')}</Button>
      </div>
      {worst !== undefined && (
        <>
          <StateCountBar counted={counted} />
          <StateCountChips
            label={t('fleet.filterStates')}
            counted={counted}
            chosen={props.status}
            onChoose={props.onStatus}
          />
        </>
      )}
    </Card>
  );
}

/** Shares of the states of services as one bar. */
export function FleetStateBar(props: Pick<FleetSummaryProps, 'counts'>) {
  return <StateCountBar counted={useCountedServices(props.counts)} />;
}

function useCountedServices(
  counts: FleetSummaryProps['counts'],
): readonly CountedState<FleetState>[] {
  const t = useText();
  return FLEET_STATES.map(state => ({
    state,
    sign: fleetSign(state),
    count: counts[state] ?? 0,
    words: t(`fleet.state.${state}`),
  }));
}
