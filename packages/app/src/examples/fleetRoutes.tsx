/** The samples of docs/fleet.md for pages, on the classic frontend system. */
import { CatalogIndexPage, CatalogTable } from '@backstage/plugin-catalog';
import { DefaultFilters } from '@backstage/plugin-catalog-react';
import {
  createKubernetesHealthColumn,
  EntityKubernetesHealthPicker,
  KubernetesFleetPage,
} from '@podlight/backstage-plugin-kubernetes/legacy';
import { Route, Routes } from 'react-router-dom';

export const fleetRoutes = (
  <Routes>
    <Route path="/fleet" element={<KubernetesFleetPage />} />
    <Route
      path="/catalog"
      element={
        <CatalogIndexPage
          columns={context => [
            ...CatalogTable.defaultColumnsFunc(context),
            createKubernetesHealthColumn(),
          ]}
          filters={
            <>
              <DefaultFilters />
              <EntityKubernetesHealthPicker />
            </>
          }
        />
      }
    />
  </Routes>
);
