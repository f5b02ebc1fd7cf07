import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aClusterList,
  aClusterRow,
  forbidden,
} from '../../__testUtils__/clustersPage';
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
  clusters: () =>
    aClusterList(aClusterRow({ name: 'prod-eu', condition: 'degraded' })),
};

const show = (more: FakeAnswers = {}, route = '/fleet?show=failures') =>
  showFleet(
    <FleetPage clustersHref="/kubernetes" />,
    { ...answers, ...more },
    route,
  );

const failures = () => screen.findByRole('region', { name: 'Failures now' });

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

  it('ranks failures, each with its trend, clusters and owners', async () => {
    show();
    const rows = within(await failures()).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'ProblemAffectedLast 24 hoursClustersOwners',
      'Crashes with an error6 servicesProduction Europe 5, Production US 2commerce 4, Without owner 2',
      'Out of memory3 servicesProduction US 3logistics 3',
      'Running but failing its readiness check1 servicestaging 1platform 1',
    ]);
    expect(
      within(rows[2]).getByRole('img', {
        name: 'From 0 to 3 services in 4 hours, at most 3',
      }),
    ).toBeVisible();
    expect(within(rows[3]).queryByRole('img')).not.toBeInTheDocument();
  });

  it('leads to the services that have a failure', async () => {
    show();
    await userEvent.click(
      within(await failures()).getByRole('link', { name: '3 services' }),
    );
    expect(currentAddress()).toBe('/fleet?q=class%3AOOMKilled');
    expect(await screen.findByRole('searchbox')).toHaveValue('class:OOMKilled');
  });

  it('opens the numbers of a failure', async () => {
    show();
    const region = await failures();
    await userEvent.click(
      within(region).getByRole('button', { name: 'Out of memory' }),
    );
    const details = within(region)
      .getAllByRole('heading', { level: 4 })
      .map(heading => heading.parentElement?.textContent);
    expect(details).toEqual([
      'Services by clusterProduction US3',
      expect.stringMatching(/^Services by regionus-east13A service in/),
      'Services by ownerlogistics3',
      expect.stringMatching(/^Services by hour.*3.*1.*0.*0$/),
      'Worst servicestracking-5',
    ]);
    expect(
      within(region).getByRole('link', { name: 'logistics' }),
    ).toHaveAttribute(
      'href',
      '/fleet?q=class%3AOOMKilled+owner%3Agroup%3Adefault%2Flogistics',
    );
  });

  it('exports the numbers', async () => {
    const saved: { name?: string; blob?: Blob } = {};
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.blob = blob;
        return 'blob:';
      },
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.name = this.download;
      });
    show();
    await userEvent.click(
      within(await failures()).getByRole('button', { name: 'Export CSV' }),
    );
    jest.restoreAllMocks();
    expect(saved.name).toMatch(/^failures-2.*\.csv$/);
    expect(saved.blob?.type).toBe('text/csv');
    expect(saved.blob?.size).toBeGreaterThan(500);
  });

  it('has the health of clusters beside what fails there, for those who may see it', async () => {
    show();
    const clusters = await screen.findByRole('region', { name: 'Clusters' });
    expect(
      await within(clusters).findByRole('columnheader', { name: 'API server' }),
    ).toBeVisible();
    expect(
      within(clusters).getByRole('row', { name: /^Production Europe/ }),
    ).toHaveTextContent('Production Europe europe-west3LiveDegraded5');
    expect(
      within(clusters).getByRole('link', { name: /^Connection health/ }),
    ).toHaveAttribute('href', '/kubernetes');
  });

  it('leaves the health of clusters out for others', async () => {
    const error = await forbidden();
    show({
      clusters: () => {
        throw error;
      },
    });
    const clusters = await screen.findByRole('region', { name: 'Clusters' });
    expect(
      within(clusters).getByRole('row', { name: /^Production Europe/ }),
    ).toHaveTextContent('Production Europe europe-west3Live5');
    expect(within(clusters).queryByRole('link')).not.toBeInTheDocument();
  });

  it('does not claim that nothing fails while services are not checked', async () => {
    show({
      fleetFailures: () => ({
        ...FLEET_FAILURES,
        ...{ failures: [], states: { unknown: 3 } },
      }),
    });
    expect(await failures()).toHaveTextContent('No known failures.');
    expect(
      screen.getByRole('heading', {
        name: 'None of the 3 services is checked yet',
      }),
    ).toBeVisible();
  });

  it('says that nothing fails', async () => {
    show({
      fleetFailures: () => ({
        ...FLEET_FAILURES,
        ...{ failures: [], states: { healthy: 3 } },
      }),
    });
    expect(await failures()).toHaveTextContent('No failures now.');
    expect(screen.queryByRole('button', { name: 'Export CSV' })).toBeNull();
  });
});
