import {
  DefaultEntityFilters,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import {
  countFleetStates,
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useFleetServices } from '@podlight/backstage-plugin-kubernetes-react';
import { useEffect, useState } from 'react';
import { useCount } from '../../format';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { ThemeRoot } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { HealthFilter } from './HealthFilter';

/** It counts the whole fleet, which the backend has to authorize each time. */
const REFRESH_MS = 60_000;

interface Filters extends DefaultEntityFilters {
  readonly kubernetesHealth?: HealthFilter;
}

/**
 * A filter of the catalog by how services do. It shows nothing while there is no fleet
 * index.
 *
 * @public
 */
export function EntityKubernetesHealthPicker() {
  const { list } = useFleetServices('all', { everyMs: REFRESH_MS });
  const { filters, queryParameters, updateFilters } = useEntityList<Filters>();
  const t = useText();
  const countText = useCount();
  const asked = [queryParameters.kubernetesHealth ?? []].flat().join();
  const applied = filters.kubernetesHealth;
  // The URL of a link that was followed; afterwards the page writes it.
  const [states, setStates] = useState(() => readStates(asked));
  // What a state means for the table changes with the services that are in it.
  useEffect(() => {
    if (!list || states.length === 0) return;
    const filter = new HealthFilter(states, list);
    if (filter.key !== applied?.key) {
      updateFilters({ kubernetesHealth: filter });
    }
  }, [applied, list, states, updateFilters]);
  if (!list || list.services.length === 0) return null;
  const counts = countFleetStates(list.services);
  const choose = (next: readonly FleetState[]) => {
    setStates(next);
    updateFilters({
      kubernetesHealth:
        next.length > 0 ? new HealthFilter(next, list) : undefined,
    });
  };
  return (
    <ThemeRoot>
      <fieldset className={styles.picker}>
        <legend>{t('fleet.health')}</legend>
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
      </fieldset>
    </ThemeRoot>
  );
}

function readStates(text: string): readonly FleetState[] {
  const asked = text.split(',');
  return FLEET_STATES.filter(state => asked.includes(state));
}
