import {
  FleetGroup,
  FleetGroupBy,
  isFleetProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { StateSign } from '../StateSign';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { FleetWords } from './useFleetWords';

/** @internal */
export interface FleetGroupRowProps {
  readonly group: FleetGroup;
  /** Of all services of the group, listed or not. */
  readonly total: number;
  readonly groupBy: FleetGroupBy;
  readonly words: FleetWords;
}

/** The heading of a group, and how many of its services need attention. */
export function FleetGroupRow(props: FleetGroupRowProps) {
  const { group, groupBy, total, words } = props;
  const { t } = words;
  if (groupBy === 'none') return null;
  const { value } = group;
  const problems = group.services.filter(({ state }) => isFleetProblem(state));
  return (
    <div role="row" className={styles.groupRow}>
      <span role="rowheader" className={styles.group}>
        <StateSign state={fleetSign(group.state)} sizePx={18} />
        <strong>
          {value === undefined
            ? t(`fleet.without.${groupBy}`)
            : words.refName(value)}
        </strong>{' '}
        <span className={styles.quiet}>
          {t('fleet.groupCounts', {
            count: problems.length,
            total: String(total),
          })}
        </span>
      </span>
    </div>
  );
}
