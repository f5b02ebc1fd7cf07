import {
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCount } from '../../format';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Announcement, Button, Card } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { verdictText, worstOf } from './verdictText';

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
  const worst = worstOf(counts);
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
          <FleetStateBar counts={counts} />
          <StatusChips {...props} />
        </>
      )}
    </Card>
  );
}

/** Shares of the states as one bar. One failing service among thousands stays visible. */
export function FleetStateBar(props: Pick<FleetSummaryProps, 'counts'>) {
  const { counts } = props;
  const t = useText();
  const present = FLEET_STATES.filter(state => (counts[state] ?? 0) > 0);
  return (
    <div
      role="img"
      aria-label={present
        .map(state => `${counts[state]} ${t(`fleet.state.${state}`)}`)
        .join(', ')}
      className={styles.bar}
    >
      {present.map(state => (
        <span
          key={state}
          data-state={state}
          className={styles.part}
          style={{ flexGrow: counts[state] }}
        />
      ))}
    </div>
  );
}

function StatusChips(props: FleetSummaryProps) {
  const { counts, status, onStatus } = props;
  const countText = useCount();
  const t = useText();
  // One that is pressed stays when its last service is gone, so that it can be released.
  const shown = FLEET_STATES.filter(
    state => (counts[state] ?? 0) > 0 || status.includes(state),
  );
  return (
    <div
      role="group"
      aria-label={t('fleet.filterStates')}
      className={styles.chips}
    >
      {shown.map(state => {
        const isPressed = status.includes(state);
        return (
          <button
            key={state}
            type="button"
            className={styles.chip}
            aria-pressed={isPressed}
            onClick={() =>
              onStatus(
                isPressed
                  ? status.filter(each => each !== state)
                  : [...status, state],
              )
            }
          >
            <StateSign state={fleetSign(state)} />
            <span>
              <strong>{countText(counts[state] ?? 0)}</strong>{' '}
              {t(`fleet.state.${state}`)}
            </span>
          </button>
        );
      })}
    </div>
  );
}
