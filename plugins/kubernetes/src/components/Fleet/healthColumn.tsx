import { Entity } from '@backstage/catalog-model';
import { ReactElement } from 'react';
import { useText } from '../../i18n/useText';
import { EntityHealth } from './EntityHealth';

/**
 * A column of `CatalogTable`.
 *
 * @public
 */
export interface KubernetesHealthColumn {
  readonly title: ReactElement;
  readonly sorting: boolean;
  readonly width: string;
  readonly render: (row: { readonly entity: Entity }) => ReactElement;
}

/**
 * A column for the table of the catalog: the state of each service, with a link to its
 * Kubernetes tab. Up to 100 rows share one request to the fleet index.
 *
 * @param options - `tabPath`: where the tab is on an entity page, `/kubernetes` when absent
 *
 * @public
 */
export function createKubernetesHealthColumn(
  options: { readonly tabPath?: string } = {},
): KubernetesHealthColumn {
  return {
    title: <ColumnTitle />,
    // The table sorts by what is in the entity.
    sorting: false,
    width: 'auto',
    render: ({ entity }) => (
      <EntityHealth entity={entity} tabPath={options.tabPath} />
    ),
  };
}

function ColumnTitle() {
  const t = useText();
  return <>{t('fleet.health')}</>;
}
