/** The sample of plugins/kubernetes/README.md for the page of the clusters, on the classic frontend system. */
import { KubernetesClustersPage } from '@podlight/backstage-plugin-kubernetes/legacy';
import { Route, Routes } from 'react-router-dom';

export const routes = (
  <Routes>
    <Route path="/kubernetes" element={<KubernetesClustersPage />} />
  </Routes>
);
