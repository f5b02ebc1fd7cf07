import { FleetFailureList } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { forbidden } from '../../__testUtils__/clustersPage';
import { currentAddress, showFleet } from '../../__testUtils__/fleetPanel';
import { aFleetCluster, FLEET_FAILURES } from '../../fixtures';
import { FailuresPanel } from './FailuresPanel';

function show(changes: Partial<FleetFailureList> = {}) {
  const fleetFailures = jest.fn(() => ({ ...FLEET_FAILURES, ...changes }));
  showFleet(<FailuresPanel clustersHref="/kubernetes" />, { fleetFailures });
  return fleetFailures;
}

const failures = () =>
  screen.findByRole('region', { name: 'Current failures' });

describe('FailuresPanel', () => {
  it('says how the services do, and ranks what fails', async () => {
    show();
    const region = await failures();
    expect(
      screen.getByRole('heading', { name: '6 of 60 services are failing' }),
    ).toBeVisible();
    expect(within(region).getAllByRole('row')).toHaveLength(4);
    expect(screen.getByRole('img', { name: /^6 failing, 2 / })).toBeVisible();
  });

  it('leads to the services that have a failure, on the same page', async () => {
    show();
    await userEvent.click(
      within(await failures()).getByRole('link', { name: '3 services' }),
    );
    expect(currentAddress()).toBe('/fleet?q=class%3AOOMKilled');
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

  it('asks again on demand', async () => {
    const asked = show();
    await failures();
    expect(asked).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  });

  it('says what the index does not see', async () => {
    show({ clusters: [aFleetCluster('eu', { sight: 'gap' })] });
    expect(
      await screen.findByText(/^No current data from 1 cluster/),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Clusters' })).toBeVisible();
  });

  it('has no clusters where it knows of none', async () => {
    show({ clusters: [] });
    await failures();
    expect(screen.queryByRole('region', { name: 'Clusters' })).toBeNull();
  });

  it.each(['unknown', 'unseen'])(
    'does not claim that nothing fails while services are %s',
    async state => {
      show({ failures: [], states: { [state]: 3 } });
      expect(await failures()).toHaveTextContent('No known failures.');
    },
  );

  it('says that nothing fails', async () => {
    show({ failures: [], states: { healthy: 3 } });
    const region = await failures();
    expect(region).toHaveTextContent('No failures right now.');
    expect(within(region).queryByRole('table')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Export CSV' })).toBeNull();
  });

  it('shows no list to those who may not see it', async () => {
    const error = await forbidden();
    const fleetFailures = () => {
      throw error;
    };
    showFleet(<FailuresPanel />, { fleetFailures });
    expect(
      await screen.findByText(/^You don’t have permission to view/),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Current failures' }),
    ).toBeNull();
  });
});
