import {
  DISPLAY_STATES,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import styles from './StateBar.module.css';

/** @internal */
export interface StateBarProps {
  readonly counts: StateCounts;
  readonly thin?: boolean;
}

/** Shares of the states as one bar. One failing pod among thousands stays visible. */
export function StateBar(props: StateBarProps) {
  const t = useText();
  const present = DISPLAY_STATES.filter(state => props.counts[state] > 0);
  const label = present
    .map(state => `${props.counts[state]} ${t(`state.${state}`)}`)
    .join(', ');
  return (
    <div
      role="img"
      aria-label={label}
      className={styles.bar}
      data-thin={props.thin}
    >
      {present.map(state => (
        <span
          key={state}
          data-state={state}
          className={styles.part}
          style={{ flexGrow: props.counts[state] }}
        />
      ))}
    </div>
  );
}
