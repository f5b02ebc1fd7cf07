import { storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import { aCluster, aFinding, aHello, FIXTURE_NOW } from '../fixtures';
import { toClusterView } from '../service';
import { GuidanceProvider } from './GuidanceContext';
import { useAffectedClusters } from './useAffectedClusters';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'web' },
};
const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };
const clusters = clustersAfter(
  aHello(['eu', 'us', 'ap']),
  aCluster('eu', [], {
    workloads: [
      { ...web, hasOlderRevision: true },
      { ...web, name: 'api', managedBy: { tool: 'Argo CD', name: 'api' } },
    ],
  }),
  aCluster('us', [], {
    workloads: [{ ...web, managedBy: { tool: 'Argo CD', name: 'web' } }],
  }),
  aCluster('ap', [], { workloads: [{ ...web, hasOlderRevision: true }] }),
).map(cluster => toClusterView(cluster));

const finding = aFinding([], { scope: web, clusters: ['us', 'eu'] });

it('knows of each cluster of a finding what can be undone there, and by the name that the reader gave it', async () => {
  const storage = mockApis.storage();
  await storage.forBucket('kubernetes.contexts').set('eu', 'mine');
  const { result } = renderHook(() => useAffectedClusters(finding), {
    wrapper: ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        <GuidanceProvider
          entity={entity}
          selector="app=web"
          clusters={clusters}
          now={FIXTURE_NOW}
        >
          {children}
        </GuidanceProvider>
      </TestApiProvider>
    ),
  });
  expect(result.current).toMatchObject([
    { name: 'eu', context: 'mine', canUndo: true, managedBy: undefined },
    { name: 'us', context: 'us', canUndo: false, managedBy: { name: 'web' } },
  ]);
});
