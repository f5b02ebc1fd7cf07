import {
  FleetFailureList,
  FleetSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  aClusterList,
  aClusterRow,
  forbidden,
} from '../../__testUtils__/clustersPage';
import { showFleet } from '../../__testUtils__/fleetPanel';
import {
  aFleetCluster,
  FakeAnswers,
  FLEET_CLUSTERS,
  FLEET_FAILURES,
} from '../../fixtures';
import { FleetClusters } from './FleetClusters';

const SEES_HEALTH: FakeAnswers = {
  clusters: () =>
    aClusterList(
      aClusterRow({ name: 'prod-eu', condition: 'degraded' }),
      aClusterRow({ name: 'staging', condition: 'failing' }),
    ),
};

async function show(
  list: Partial<FleetFailureList> = {},
  answers: FakeAnswers = SEES_HEALTH,
  clustersHref: string | undefined = '/kubernetes',
) {
  showFleet(
    <FleetClusters
      list={{ ...FLEET_FAILURES, ...list }}
      clustersHref={clustersHref}
    />,
    answers,
  );
  return screen.findByRole('region', { name: 'Clusters' });
}

const rowsOf = (region: HTMLElement) =>
  within(region)
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

const withHealth = () =>
  screen.findByRole('columnheader', { name: 'API server' });

describe('FleetClusters', () => {
  it('has the health of clusters beside what fails there, for those who may see it', async () => {
    const region = await show();
    await withHealth();
    expect(rowsOf(region)).toEqual([
      'Production Europe europe-west3LiveDegraded5',
      // Nothing is known of its health.
      'Production US us-east1Live–5',
      'staging europe-west3LiveFailing1',
    ]);
    expect(
      within(region).getByRole('link', { name: /^Connection health/ }),
    ).toHaveAttribute('href', '/kubernetes');
  });

  it('leaves the health of clusters out for others', async () => {
    const error = await forbidden();
    const refuse = () => {
      throw error;
    };
    const region = await show({}, { clusters: refuse });
    expect(rowsOf(region)[0]).toBe('Production Europe europe-west3Live5');
    expect(
      screen.queryByRole('columnheader', { name: 'API server' }),
    ).toBeNull();
    expect(within(region).queryByRole('link')).not.toBeInTheDocument();
  });

  it('leads nowhere where the app has no page of the clusters', async () => {
    showFleet(<FleetClusters list={FLEET_FAILURES} />, SEES_HEALTH);
    await withHealth();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it.each<[FleetSight, RegExp]>([
    ['live', /Live/],
    ['listing', /Reading/],
    ['gap', /No current data/],
    ['leftOut', /Not in the fleet index/],
  ])(
    'says what the index sees of a cluster that is %s',
    async (sight, text) => {
      const region = await show({
        clusters: [aFleetCluster('eu', { sight })],
        failures: [],
      });
      const [row] = rowsOf(region);
      expect(row).toMatch(text);
      // Nothing that is said in addition.
      expect(row).not.toMatch(/,|undefined/);
    },
  );

  it('says that data is incomplete, and why there is a gap', async () => {
    const region = await show({
      clusters: [
        aFleetCluster('eu', {
          sight: 'gap',
          isLimited: true,
          message: 'no\u202e answer',
        }),
      ],
    });
    expect(rowsOf(region)[0]).toMatch(/, incomplete data.* no⟨U\+202E⟩ answer/);
  });

  it('adds up what fails in a cluster', async () => {
    const [failure] = FLEET_FAILURES.failures;
    const region = await show({
      clusters: FLEET_CLUSTERS,
      failures: [
        { ...failure, byCluster: { 'prod-eu': 1_000, gone: 7 } },
        { ...failure, class: 'Other', byCluster: { 'prod-eu': 234 } },
      ],
    });
    await withHealth();
    const numbers = within(region)
      .getAllByRole('row')
      .slice(1)
      .map(row => within(row).getAllByRole('cell').at(-1)?.textContent);
    expect(numbers).toEqual(['1,234', '0', '0']);
  });
});
