import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { worstFleetCell } from '@podlight/backstage-plugin-kubernetes-common';
import {
  useFleetService,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { Link } from 'react-router-dom';
import { joinFacts } from '../../format';
import { StateSign } from '../StateSign';
import { ThemeRoot } from '../ui';
import styles from './Fleet.module.css';
import { fleetSign } from './fleetSign';
import { useFleetWords } from './useFleetWords';
import { TabPathContext, useServiceLinks } from './useServiceLinks';

/** Only a tooltip has ages. */
const TICK_MS = 60_000;

/** @internal */
export interface EntityHealthProps {
  readonly entity: Entity;
  /** Where the tab is on the page of an entity, in an app that cannot be asked. */
  readonly tabPath?: string;
}

/** The state of a service in one line, with a link to its tab; nothing for other entities. */
export function EntityHealth(props: EntityHealthProps) {
  return (
    <TabPathContext.Provider value={props.tabPath}>
      <ThemeRoot>
        <HealthLink entity={props.entity} />
      </ThemeRoot>
    </TabPathContext.Provider>
  );
}

function HealthLink({ entity }: Pick<EntityHealthProps, 'entity'>) {
  const service = useFleetService(stringifyEntityRef(entity));
  const words = useFleetWords(useNow(TICK_MS));
  const links = useServiceLinks();
  if (!service) return null;
  const worst = worstFleetCell(service);
  const facts = worst && [words.cause(worst), words.since(worst.since)];
  return (
    <Link
      className={styles.health}
      to={links.toTab(service.entityRef)}
      title={facts && joinFacts(facts)}
    >
      <StateSign state={fleetSign(service.state)} />
      <span>
        {words.t(`fleet.state.${service.state}`)}
        {service.unseen && (
          <>
            {', '}
            {words.t('fleet.unseen', { count: service.unseen.length })}
          </>
        )}
      </span>
    </Link>
  );
}
