import { createApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeKubernetesApi } from '../../fixtures';
import {
  aClusterList,
  aClusterRow,
  forbidden,
  showClustersPage,
  throwing,
} from '../../__testUtils__/clustersPage';
import { ClustersPage } from './ClustersPage';

describe('ClustersPage', () => {
  it('names the package of the peer that was left in the app', async () => {
    const peer = createApiRef<object>({ id: 'plugin.kubernetes.service' });
    renderInTestApp(<ClustersPage />, {
      apis: [
        [
          kubernetesApiRef,
          new FakeKubernetesApi({
            clusters: () => aClusterList(aClusterRow()),
          }),
        ],
        [peer, {}],
      ],
    });
    expect(
      await screen.findByText(/remove @backstage\/plugin-kubernetes$/),
    ).toHaveTextContent('plugin.kubernetes.service');
  });

  it('says nothing of the peer where only Podlight is in the app', async () => {
    showClustersPage({ clusters: () => aClusterList(aClusterRow()) });
    await screen.findByRole('row', { name: /^eu/ });
    expect(screen.queryByText(/plugin-kubernetes/)).not.toBeInTheDocument();
  });

  it.each([
    ['/fleet', 'leads to the services'],
    [undefined, 'leads nowhere'],
  ])('with the page of the fleet at %s, %s', async (fleetHref, _what) => {
    renderInTestApp(<ClustersPage fleetHref={fleetHref} />, {
      apis: [
        [
          kubernetesApiRef,
          new FakeKubernetesApi({
            clusters: () => aClusterList(aClusterRow()),
          }),
        ],
      ],
    });
    await screen.findByRole('row', { name: /^eu/ });
    const link = screen.queryByRole('link', {
      name: 'Services in these clusters',
    });
    expect(link?.getAttribute('href')).toBe(fleetHref);
  });

  it('keeps the clusters and reports the error when a refresh fails', async () => {
    const answers = [
      () => aClusterList(aClusterRow()),
      throwing(new Error('no backend')),
    ];
    showClustersPage({
      clusters: () => (answers.shift() ?? throwing(new Error('x')))(),
    });
    await screen.findByRole('row', { name: /^eu/ });
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(await screen.findByText('no backend')).toBeVisible();
    expect(screen.getByRole('row', { name: /^eu/ })).toBeVisible();
  });

  it('names the missing permission', async () => {
    showClustersPage({ clusters: throwing(await forbidden()) });
    expect(await screen.findByText(/podlight\.clusters\.read/)).toBeVisible();
  });

  it('says how to add a cluster where there is none, and which provider failed', async () => {
    showClustersPage({
      clusters: () => ({
        ...aClusterList(),
        providerProblems: [{ provider: 'gke', message: 'no project' }],
      }),
    });
    expect(await screen.findByText('No clusters')).toBeVisible();
    const notice = screen.getByText('Cluster provider gke failed');
    expect(notice).toBeVisible();
    expect(screen.getByText('no project')).toBeVisible();
  });
});
