import { useEntityList } from '@backstage/plugin-catalog-react';
import {
  countFleetStates,
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  useFleetServices,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useEffect } from 'react';
import { useAge, useCount } from '../../format';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Skeleton } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { FleetTrouble, hidesList } from './FleetTrouble';
import { HealthFilter, HealthFilters } from './HealthFilter';
import { verdictText } from './verdictText';

/** It counts the whole fleet, which the backend has to authorize each time. */
const REFRESH_MS = 60_000;

/** @internal */
export interface HealthChoicesProps {
  readonly states: readonly FleetState[];
  readonly onChoose: (states: readonly FleetState[]) => void;
}

/** How many services are in each state, to choose from; it keeps the filter of the catalog up to date. */
export function HealthChoices(props: HealthChoicesProps) {
  const { states, onChoose } = props;
  const fleet = useFleetServices('all', { everyMs: REFRESH_MS });
  const { filters, paginationMode, updateFilters } =
    useEntityList<HealthFilters>();
  const hasPages = paginationMode !== 'none';
  const t = useText();
  const ages = useAge(useNow(REFRESH_MS));
  const countText = useCount();
  const { error, list } = fleet;
  const applied = filters.kubernetesHealth;
  // A chosen state covers other services after each refresh.
  useEffect(() => {
    if (!list || states.length === 0) return;
    const filter = new HealthFilter(states, list, hasPages);
    if (filter.key !== applied?.key) {
      updateFilters({ kubernetesHealth: filter });
    }
  }, [applied, hasPages, list, states, updateFilters]);
  if (!list || hidesList(error)) {
    return error ? (
      <FleetTrouble fleet={fleet} ages={ages} />
    ) : (
      <div role="status" aria-label={t('fleet.loading')}>
        <Skeleton width="100%" height={20} />
      </div>
    );
  }
  const counts = countFleetStates(list.services);
  const choose = (next: readonly FleetState[]) => {
    onChoose(next);
    updateFilters({
      kubernetesHealth:
        next.length > 0 ? new HealthFilter(next, list, hasPages) : undefined,
    });
  };
  if (list.services.length === 0 && states.length === 0) {
    return <p>{verdictText(counts, t)}</p>;
  }
  return (
    <div
      role="group"
      aria-label={t('fleet.health')}
      className={styles.pickerChoices}
    >
      <FleetTrouble fleet={fleet} ages={ages} />
      {FLEET_STATES.filter(
        state => (counts[state] ?? 0) > 0 || states.includes(state),
      ).map(state => (
        <label key={state}>
          <input
            type="checkbox"
            checked={states.includes(state)}
            onChange={event =>
              choose(
                event.target.checked
                  ? [...states, state]
                  : states.filter(each => each !== state),
              )
            }
          />
          <StateSign state={fleetSign(state)} />
          <span>
            {t(`fleet.state.${state}`)} ({countText(counts[state] ?? 0)})
          </span>
        </label>
      ))}
      {applied && applied.total > applied.shown && (
        <p className={styles.quiet} role="status">
          {t('fleet.healthLimit', {
            count: applied.total,
            shown: countText(applied.shown),
          })}
        </p>
      )}
    </div>
  );
}
