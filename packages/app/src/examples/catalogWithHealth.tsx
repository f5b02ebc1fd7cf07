/** The sample of docs/fleet.md for a catalog whose table has a column of health, on the new frontend system. */
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import catalogPlugin, {
  CatalogIndexPage,
} from '@backstage/plugin-catalog/alpha';
import { CatalogTable } from '@backstage/plugin-catalog';
import { createKubernetesHealthColumn } from '@podlight/backstage-plugin-kubernetes';

const catalogPage = catalogPlugin.getExtension('page:catalog').override({
  factory: (originalFactory, { config, inputs }) =>
    originalFactory({
      params: {
        loader: async () => (
          <CatalogIndexPage
            pagination={config.pagination}
            columns={context => [
              ...CatalogTable.defaultColumnsFunc(context),
              createKubernetesHealthColumn(),
            ]}
            filters={
              <>
                {inputs.filters.map(filter =>
                  filter.get(coreExtensionData.reactElement),
                )}
              </>
            }
          />
        ),
      },
    }),
});

/** In place of `catalogPlugin` among the features of the app. */
export const catalogWithHealth = catalogPlugin.withOverrides({
  extensions: [catalogPage],
});
