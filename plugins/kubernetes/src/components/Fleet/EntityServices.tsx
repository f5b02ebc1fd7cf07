import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { useText } from '../../i18n/useText';
import { FleetCard } from './FleetCard';
import { FleetPanel } from './FleetPanel';
import { TabPathContext } from './useServiceLinks';

/** @public */
export interface EntityServicesContentProps {
  /**
   * Where the Kubernetes tab is on an entity page, such as `/runtime`. An app on the new
   * frontend system knows it by itself; `/kubernetes` when absent.
   */
  readonly tabPath?: string;
}

/** All services below the System, Domain, Group or User around it. */
export function EntityServicesContent(props: EntityServicesContentProps) {
  const { entity } = useEntity();
  return (
    <TabPathContext.Provider value={props.tabPath}>
      <FleetPanel scope={{ of: stringifyEntityRef(entity) }} />
    </TabPathContext.Provider>
  );
}

/** @public */
export interface EntityServicesCardProps extends EntityServicesContentProps {
  /** Where all of these services are; without it the card leads to no such page. */
  readonly href?: string;
}

/** How the services below the entity around it do, and the worst of them. */
export function EntityServicesCard(props: EntityServicesCardProps) {
  const { entity } = useEntity();
  const t = useText();
  return (
    <EntityInfoCard title={t('fleet.title')}>
      <TabPathContext.Provider value={props.tabPath}>
        <FleetCard
          scope={{ of: stringifyEntityRef(entity) }}
          href={props.href}
        />
      </TabPathContext.Provider>
    </EntityInfoCard>
  );
}
