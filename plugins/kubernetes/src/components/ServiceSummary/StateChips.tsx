import {
  DISPLAY_STATES,
  DisplayState,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCount } from '../../format';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import styles from './ServiceSummary.module.css';

/** @internal */
export interface StateChipsProps {
  readonly counts: StateCounts;
  /** The states that are shown; all of them when empty. */
  readonly status: readonly DisplayState[];
  readonly onStatus: (status: readonly DisplayState[]) => void;
}

/** Number of pods per state; each chip toggles a filter. */
export function StateChips(props: StateChipsProps) {
  const { counts, status, onStatus } = props;
  const countText = useCount();
  const t = useText();
  // One that is pressed stays when its last pod is gone, so that it can be released.
  const shown = DISPLAY_STATES.filter(
    state => counts[state] > 0 || status.includes(state),
  );
  return (
    <div role="group" aria-label={t('summary.filter')} className={styles.chips}>
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
            <StateSign state={state} />
            <span>
              <strong>{countText(counts[state])}</strong> {t(`state.${state}`)}
            </span>
          </button>
        );
      })}
    </div>
  );
}
