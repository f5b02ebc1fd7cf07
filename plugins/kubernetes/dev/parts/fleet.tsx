import { FleetCard, FleetPanel } from '../../src/components/Fleet';
import { FailuresPanel } from '../../src/components/Fleet/FailuresPanel';
import { ThemeRoot } from '../../src/components/ui';
import { FakeKubernetesApi } from '../../src/fixtures';
import { StateName } from '../catalog';
import { ApiMaker, detailsApis } from '../states/apis';
import { CLUSTER_LISTS } from '../states/clusters';
import { FLEET_FAILURE_LISTS, FLEET_LISTS } from '../states/fleet';

const listed: Partial<Record<StateName, ApiMaker>> = Object.fromEntries(
  Object.entries(FLEET_LISTS).map(([state, fleetServices]) => [
    state,
    () => new FakeKubernetesApi({ fleetServices }),
  ]),
);

const ranked: Partial<Record<StateName, ApiMaker>> = Object.fromEntries(
  Object.entries(FLEET_FAILURE_LISTS).map(([state, fleetFailures]) => [
    state,
    () =>
      new FakeKubernetesApi({
        fleetFailures,
        clusters: () => CLUSTER_LISTS.partial,
      }),
  ]),
);

/** Parts about many services. */
export const fleetParts = {
  services: {
    apis: { ...detailsApis, ...listed },
    render: () => <FleetPanel scope="all" />,
  },
  'services-card': {
    apis: { ...detailsApis, ...listed },
    render: () => <FleetCard scope="mine" href="/" />,
  },
  failures: {
    apis: { ...detailsApis, ...ranked },
    render: () => (
      <ThemeRoot>
        <FailuresPanel clustersHref="/" />
      </ThemeRoot>
    ),
  },
};
