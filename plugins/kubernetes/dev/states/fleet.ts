import {
  FleetFailureList,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aFleetCell,
  aFleetCluster,
  aFleetList,
  aFleetService,
  FLEET_CLUSTERS,
  FLEET_FAILURES,
  FLEET_TROUBLE,
  manyFleetServices,
} from '../../src/fixtures';
import { StateName } from '../catalog';

/** As many as a large company has. */
const FORTY = Array.from({ length: 40 }, (_, index) =>
  aFleetCluster(`prod-${index + 1}`, { region: `region-${index % 12}` }),
);

const NOT_SEEN = [
  ...FLEET_CLUSTERS,
  aFleetCluster('edge-9', {
    sight: 'gap',
    message: 'connect ETIMEDOUT 10.1.2.3:6443',
  }),
  aFleetCluster('prod-ap', { sight: 'listing' }),
  aFleetCluster('dev', { sight: 'leftOut', message: 'personal credentials' }),
  aFleetCluster('batch', { isLimited: true }),
];

/** What a page of services is answered. */
export const FLEET_LISTS: Partial<Record<StateName, () => FleetServiceList>> = {
  empty: () => aFleetList([], []),
  healthy: () =>
    aFleetList(
      FLEET_CLUSTERS,
      manyFleetServices(12, FLEET_CLUSTERS, 100).slice(1),
    ),
  partial: () =>
    aFleetList(
      NOT_SEEN,
      [
        aFleetService('checkout', [
          aFleetCell('prod-eu'),
          aFleetCell('edge-9', FLEET_TROUBLE.unseen),
        ]),
        aFleetService('search', [aFleetCell('batch', FLEET_TROUBLE.unknown)]),
        aFleetService('storefront', [aFleetCell('prod-eu')]),
      ],
      { isTruncated: true },
    ),
  'every-state': () =>
    aFleetList(FLEET_CLUSTERS, [
      ...Object.entries(FLEET_TROUBLE).map(([state, trouble], index) =>
        aFleetService(
          `${state.toLowerCase()}-service`,
          [
            aFleetCell('prod-eu', trouble),
            aFleetCell('prod-us', {
              versions: [index === 0 ? '1.4.1' : '1.4.2'],
            }),
          ],
          index === 1 ? { owner: undefined, system: undefined } : {},
        ),
      ),
      aFleetService('healthy-service', [
        aFleetCell('prod-eu', { versions: ['main-6a7b8c9'] }),
        aFleetCell('prod-us', { versions: ['main-1d2e3f4'] }),
        aFleetCell('staging', { versions: undefined }),
      ]),
      aFleetService('absent-service', []),
    ]),
  '1-pod': () =>
    aFleetList(FLEET_CLUSTERS.slice(0, 1), [
      aFleetService('dice-roller', [
        aFleetCell('prod-eu', FLEET_TROUBLE.failing),
      ]),
    ]),
  '90-pods': () =>
    aFleetList(FLEET_CLUSTERS, manyFleetServices(60, FLEET_CLUSTERS)),
  '5000-pods': () => aFleetList(FORTY, manyFleetServices(1_000, FORTY, 2)),
};

/** What the page of the failures is answered. */
export const FLEET_FAILURE_LISTS: Partial<
  Record<StateName, () => FleetFailureList>
> = {
  empty: () => ({ ...FLEET_FAILURES, clusters: [], states: {}, failures: [] }),
  healthy: () => ({
    ...FLEET_FAILURES,
    states: { healthy: 60 },
    failures: [],
  }),
  partial: () => ({ ...FLEET_FAILURES, clusters: NOT_SEEN }),
  'every-state': () => FLEET_FAILURES,
};
