import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aClusterList, aClusterRow } from '../../__testUtils__/clustersPage';
import { currentAddress, showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetList,
  FakeAnswers,
  FLEET_CLUSTERS,
  FLEET_FAILURES,
  manyFleetServices,
} from '../../fixtures';
import { FleetPage } from './FleetPage';

const answers: FakeAnswers = {
  fleetServices: () =>
    aFleetList(FLEET_CLUSTERS, manyFleetServices(60, FLEET_CLUSTERS)),
  fleetFailures: () => FLEET_FAILURES,
  clusters: () => aClusterList(aClusterRow({ name: 'prod-eu' })),
};

const show = (more: FakeAnswers = {}, route = '/fleet?show=failures') =>
  showFleet(
    <FleetPage clustersHref="/kubernetes" />,
    { ...answers, ...more },
    route,
  );

const failures = () =>
  screen.findByRole('region', { name: 'Current failures' });

describe('the page of the fleet', () => {
  it('has services first, and failures behind a tab that the URL names', async () => {
    show({}, '/fleet');
    await screen.findByRole('heading', {
      name: '2 of 60 services are failing',
    });
    await userEvent.click(screen.getByRole('tab', { name: 'Failures' }));
    expect(currentAddress()).toBe('/fleet?show=failures');
    expect(
      await screen.findByRole('heading', {
        name: '6 of 60 services are failing',
      }),
    ).toBeVisible();
  });

  it('leads back to the services, which the URL does not name', async () => {
    show();
    await failures();
    await userEvent.click(screen.getByRole('tab', { name: 'Services' }));
    expect(currentAddress()).toBe('/fleet');
    expect(
      await screen.findByRole('heading', {
        name: '2 of 60 services are failing',
      }),
    ).toBeVisible();
  });

  it('leads to the tab where the app says it is', async () => {
    showFleet(<FleetPage tabPath="/runtime" />, answers, '/fleet');
    const grid = await screen.findByRole('grid');
    const [link] = within(grid).getAllByRole('link');
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/runtime\b/));
  });

  it('leads to the services that have a failure', async () => {
    show();
    await userEvent.click(
      within(await failures()).getByRole('link', { name: '3 services' }),
    );
    expect(currentAddress()).toBe('/fleet?q=class%3AOOMKilled');
    expect(await screen.findByRole('searchbox')).toHaveValue('class:OOMKilled');
  });

  it('leads to the page of the clusters', async () => {
    show();
    expect(
      await screen.findByRole('link', { name: /^Connection health/ }),
    ).toHaveAttribute('href', '/kubernetes');
  });
});
