/** The samples of plugins/kubernetes/README.md and docs/fleet.md for pages, on the classic frontend system. */
import { CatalogIndexPage, CatalogTable } from '@backstage/plugin-catalog';
import { DefaultFilters } from '@backstage/plugin-catalog-react';
import {
  createKubernetesHealthColumn,
  EntityKubernetesHealthPicker,
  KubernetesClustersPage,
  KubernetesFleetPage,
} from '@podlight/backstage-plugin-kubernetes/legacy';
import { Route, Routes } from 'react-router-dom';

export const routes = (
  <Routes>
    <Route path="/kubernetes" element={<KubernetesClustersPage />} />
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
