import { screen } from '@testing-library/react';
import { showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetCell,
  aFleetList,
  aFleetService,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
  manyFleetServices,
} from '../../fixtures';
import { FleetCard } from './FleetCard';

describe('FleetCard', () => {
  it('names the worst services with their causes, and counts the others', async () => {
    showFleet(<FleetCard scope="mine" href="/fleet" />, {
      fleetServices: scope =>
        scope === 'mine'
          ? aFleetList(FLEET_CLUSTERS, [
              aFleetService('zoo', [
                aFleetCell('prod-eu', FLEET_TROUBLE.failing),
              ]),
              ...Array.from({ length: 7 }, (_, index) =>
                aFleetService(`late-${index}`, [
                  aFleetCell('prod-us', FLEET_TROUBLE.notReady),
                ]),
              ),
              ...manyFleetServices(4, FLEET_CLUSTERS, 100).slice(1),
            ])
          : aFleetList([], []),
    });
    expect(
      await screen.findByText('1 of 11 services is failing'),
    ).toBeVisible();
    const items = screen.getAllByRole('listitem').map(each => each.textContent);
    expect(items).toEqual([
      expect.stringMatching(/^zooCrashes at start/),
      expect.stringMatching(/^late-0Running but failing its readiness check/),
      ...[1, 2, 3].map(index => expect.stringMatching(`^late-${index}`)),
      'and 3 more services',
    ]);
    expect(screen.getByRole('link', { name: 'zoo' })).toHaveAttribute(
      'href',
      '/catalog/default/component/zoo/kubernetes',
    );
    expect(screen.getByRole('link', { name: /^All services/ })).toHaveAttribute(
      'href',
      '/fleet',
    );
  });

  it('lists nothing where all is well, and leads nowhere without a page', async () => {
    showFleet(<FleetCard scope="mine" />, {
      fleetServices: () =>
        aFleetList(
          FLEET_CLUSTERS,
          manyFleetServices(3, FLEET_CLUSTERS, 100).slice(1),
        ),
    });
    expect(await screen.findByText('All 2 services are healthy')).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says why there are no services', async () => {
    showFleet(<FleetCard scope="mine" />, {});
    expect(await screen.findByText(/^You and your groups own/)).toBeVisible();
  });
});
