import { useEntityList } from '@backstage/plugin-catalog-react';
import {
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useId, useState } from 'react';
import { useCount } from '../../format';
import { useText } from '../../i18n/useText';
import { FoldButton, ThemeRoot } from '../ui';
import styles from './Fleet.module.css';
import { HealthChoices } from './HealthChoices';
import { HealthFilters } from './HealthFilter';

/**
 * A filter of the catalog by how services do. While it is folded and nothing is chosen, it asks
 * for nothing.
 *
 * @public
 */
export function EntityKubernetesHealthPicker() {
  const { queryParameters } = useEntityList<HealthFilters>();
  const asked = [queryParameters.kubernetesHealth ?? []].flat().join();
  // The URL of a link that was followed; afterwards the page writes it.
  const [states, setStates] = useState(() => readStates(asked));
  const [isOpen, setIsOpen] = useState(states.length > 0);
  const id = useId();
  const t = useText();
  const countText = useCount();
  return (
    <ThemeRoot>
      <div className={styles.picker}>
        <FoldButton
          isOpen={isOpen}
          controls={id}
          onToggle={() => setIsOpen(!isOpen)}
        >
          <strong>{t('fleet.health')}</strong>
          {states.length > 0 && ` (${countText(states.length)})`}
        </FoldButton>
        {(isOpen || states.length > 0) && (
          <div id={id} hidden={!isOpen}>
            <HealthChoices states={states} onChoose={setStates} />
          </div>
        )}
      </div>
    </ThemeRoot>
  );
}

function readStates(text: string): readonly FleetState[] {
  const asked = text.split(',');
  return FLEET_STATES.filter(state => asked.includes(state));
}
