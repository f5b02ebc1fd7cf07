import { useCount } from '../../format';
import { StateSign } from '../StateSign';
import { CountedState } from './CountedState';
import styles from './StateCounts.module.css';

/** @internal */
export interface StateCountChipsProps<State extends string> {
  readonly label: string;
  readonly counted: readonly CountedState<State>[];
  /** The states that are shown; all of them when empty. */
  readonly chosen: readonly State[];
  readonly onChoose: (chosen: readonly State[]) => void;
}

/** How many are in each state; each chip toggles a filter. */
export function StateCountChips<State extends string>(
  props: StateCountChipsProps<State>,
) {
  const { chosen, counted, label, onChoose } = props;
  const countText = useCount();
  // One that is pressed stays when nothing is in its state, so that it can be released.
  const shown = counted.filter(
    ({ count, state }) => count > 0 || chosen.includes(state),
  );
  return (
    <div role="group" aria-label={label} className={styles.chips}>
      {shown.map(({ count, sign, state, words }) => {
        const isPressed = chosen.includes(state);
        return (
          <button
            key={state}
            type="button"
            className={styles.chip}
            aria-pressed={isPressed}
            onClick={() =>
              onChoose(
                isPressed
                  ? chosen.filter(each => each !== state)
                  : [...chosen, state],
              )
            }
          >
            <StateSign state={sign} />
            <span>
              <strong>{countText(count)}</strong> {words}
            </span>
          </button>
        );
      })}
    </div>
  );
}
