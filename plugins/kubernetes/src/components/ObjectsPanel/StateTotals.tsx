import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useCount } from '../../format';
import {
  countListedStates,
  countObjectStates,
  OBJECT_FILTER_STATES,
  ObjectLists,
} from '../../service';
import { useText } from '../../i18n/useText';
import styles from './ObjectsPanel.module.css';

/** @internal */
export interface StateTotalsProps {
  readonly clusters: readonly ServiceCluster[];
  /** What a filter leaves of them; all of them when absent. */
  readonly listed?: ObjectLists;
}

/** How many objects are in each state that is worth a look, in the numbers and words of the summary. */
export function StateTotals({ clusters, listed }: StateTotalsProps) {
  const t = useText();
  const countText = useCount();
  const counts = useMemo(
    () =>
      listed
        ? countListedStates(listed, clusters)
        : countObjectStates(clusters),
    [clusters, listed],
  );
  return (
    <>
      {OBJECT_FILTER_STATES.filter(state => counts[state] > 0).map(state => (
        <span key={state} className={styles.toNotice}>
          {countText(counts[state])}{' '}
          {t(`summary.objectsIn.${state}`, { count: counts[state] })}
        </span>
      ))}
    </>
  );
}
