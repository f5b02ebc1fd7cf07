import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { clustersAfter } from '../../__testUtils__/clustersAfter';
import { aCluster, aFinding, aHello, FIXTURE_NOW } from '../../fixtures';
import { GuidanceProvider } from '../../guidance';
import { toClusterView } from '../../service';
import { FindingReach } from './FindingReach';

const ingress = { kind: 'Ingress', namespace: 'shop', name: 'web' };

const clusters = clustersAfter(
  aHello(['eu', 'us']),
  aCluster('eu', [], {
    objects: [
      {
        ...ingress,
        reach: [
          {
            links: [
              {
                step: 'service',
                state: 'broken',
                name: 'wbe',
                reason: 'serviceMissing',
              },
            ],
          },
        ],
      },
    ],
  }),
  aCluster('us', []),
).map(cluster => toClusterView(cluster));

const show = (scope: { cluster: string; name: string }) =>
  renderInTestApp(
    <GuidanceProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'web' },
      }}
      selector="app=web"
      clusters={clusters}
      now={FIXTURE_NOW}
    >
      <p>Help</p>
      <FindingReach
        finding={aFinding([], {
          class: 'BackendServiceMissing',
          scope: { ...ingress, ...scope },
        })}
      />
    </GuidanceProvider>,
  );

it('shows the way through the object of a finding', async () => {
  show({ cluster: 'eu', name: 'web' });
  expect(await screen.findByText('wbe')).toBeVisible();
  expect(
    screen.getByRole('list', { name: 'Requests stop at Service wbe' }),
  ).toHaveTextContent('Service wbe doesn’t exist');
});

it.each([
  { cluster: 'us', name: 'web' },
  { cluster: 'eu', name: 'other' },
])('shows nothing for %j, which has none', async scope => {
  show(scope);
  expect(await screen.findByText('Help')).toBeVisible();
  expect(screen.queryByText('wbe')).not.toBeInTheDocument();
});
