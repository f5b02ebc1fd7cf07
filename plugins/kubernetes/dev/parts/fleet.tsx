import { FleetPanel } from '../../src/components/Fleet';
import { FakeKubernetesApi } from '../../src/fixtures';
import { StateName } from '../catalog';
import { ApiMaker, detailsApis } from '../states/apis';
import { FLEET_LISTS } from '../states/fleet';

const listed: Partial<Record<StateName, ApiMaker>> = Object.fromEntries(
  Object.entries(FLEET_LISTS).map(([state, fleetServices]) => [
    state,
    () => new FakeKubernetesApi({ fleetServices }),
  ]),
);

/** Parts about many services. */
export const fleetParts = {
  services: {
    apis: { ...detailsApis, ...listed },
    render: () => <FleetPanel scope="all" />,
  },
};
