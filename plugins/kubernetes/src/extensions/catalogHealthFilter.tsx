import { CatalogFilterBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** Filters the catalog by how services do; off where the fleet index is. */
export const catalogHealthFilter = CatalogFilterBlueprint.make({
  name: 'health',
  disabled: true,
  params: {
    loader: () =>
      import('../components/Fleet').then(module => (
        <module.EntityKubernetesHealthPicker />
      )),
  },
});
