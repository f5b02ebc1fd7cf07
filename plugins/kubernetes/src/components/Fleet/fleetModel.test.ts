import {
  FleetCluster,
  FleetColumns,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aFleetCell,
  aFleetCluster,
  aFleetService,
  FLEET_CLUSTERS,
  FLEET_TROUBLE,
} from '../../fixtures';
import { DEFAULT_FLEET_VIEW, FleetView } from '../../viewState';
import { FleetModel, toFleetModel, toFleetPlaces } from './fleetModel';

const { failing } = FLEET_TROUBLE;

const broken = aFleetService('broken', [aFleetCell('prod-eu', failing)], {
  owner: 'group:default/games',
});
const well = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aFleetService(`well-${index}`, [aFleetCell('prod-us')]),
  );
const absent = aFleetService('absent', [
  aFleetCell('staging', { state: 'absent', pods: 0, ready: 0 }),
]);

function modelOf(
  services: readonly FleetServiceRow[],
  view: Partial<FleetView> = {},
  clusters: readonly FleetCluster[] = FLEET_CLUSTERS,
): FleetModel {
  return toFleetModel(
    { clusters, services },
    { ...DEFAULT_FLEET_VIEW, ...view },
    failureClass => `The ${failureClass}`,
  );
}

const listed = ({ groups }: FleetModel) =>
  groups.flatMap(({ services }) =>
    services.map(({ entityRef }) => entityRef.replace(/.*\//, '')),
  );

describe('toFleetModel', () => {
  it('counts all services, whatever is filtered', () => {
    const services = [broken, ...well(3)];
    for (const view of [{}, { filter: 'broken' }]) {
      const model = modelOf(services, view);
      expect(model.counts).toMatchObject({ failing: 1, healthy: 3 });
      expect(model.total).toBe(4);
    }
  });

  it('lists a short list whole', () => {
    const model = modelOf([broken, ...well(7)]);
    expect(model).toMatchObject({ shown: 8, folded: [], isFiltered: false });
  });

  it('folds services without a problem in a longer one', () => {
    const services = [broken, ...well(7), absent];
    const folded = modelOf(services);
    expect(listed(folded)).toEqual(['broken']);
    expect(folded.folded).toEqual(services.slice(1));
    expect(folded).toMatchObject({ shown: 1, showsFolded: false });
    const unfolded = modelOf(services, { showsHealthy: true });
    expect(unfolded.folded).toEqual(services.slice(1));
    expect(unfolded).toMatchObject({ shown: 9, showsFolded: true });
  });

  it.each(['notReady', 'warning', 'unseen', 'unknown'] as const)(
    'does not fold a service that is %s',
    state => {
      const service = aFleetService('x', [
        aFleetCell('prod-eu', FLEET_TROUBLE[state]),
      ]);
      expect(listed(modelOf([service, ...well(9)]))).toEqual(['x']);
    },
  );

  it.each<[string, Partial<FleetView>, readonly string[]]>([
    ['a text', { filter: 'well-3' }, ['well-3']],
    ['a state', { status: ['failing'] }, ['broken']],
    [
      'a state of healthy ones',
      { status: ['healthy', 'absent'], filter: '!well' },
      ['absent'],
    ],
    ['both', { status: ['failing'], filter: 'well' }, []],
    ['an owner', { filter: 'owner:games' }, ['broken']],
    [
      'a region of a cluster',
      { filter: 'region:europe-west3' },
      ['broken', 'absent'],
    ],
    [
      'the title of a problem',
      { filter: '"the applicationerror"' },
      ['broken'],
    ],
  ])(
    'lists what %s finds, and folds nothing of it',
    (_what, view, expected) => {
      const model = modelOf([broken, ...well(9), absent], view);
      expect(listed(model)).toEqual(expected);
      expect(model.shown).toBe(expected.length);
      expect(model).toMatchObject({ folded: [], isFiltered: true });
    },
  );

  it('filters by the state of the service, not of its cells', () => {
    const unseen = aFleetService('unseen', [aFleetCell('prod-eu')], {
      state: 'unseen',
    });
    const services = [unseen, ...well(2)];
    expect(listed(modelOf(services, { status: ['unseen'] }))).toEqual([
      'unseen',
    ]);
  });

  it('groups what is listed', () => {
    const { groups } = modelOf([broken, ...well(2)], { group: 'owner' });
    expect(
      groups.map(({ value, services }) => [value, services.length]),
    ).toEqual([
      ['group:default/games', 1],
      ['group:default/commerce', 2],
    ]);
  });

  describe('has as columns', () => {
    const clusters = (count: number, regions: number) =>
      Array.from({ length: count }, (_, index) =>
        aFleetCluster(`c${index}`, { region: `r${index % regions}` }),
      );
    const plain = (count: number) =>
      Array.from({ length: count }, (_, index) => aFleetCluster(`c${index}`));

    it.each<[FleetColumns, string, readonly FleetCluster[]]>([
      ['cluster', '8 clusters', clusters(8, 2)],
      ['region', '8 regions of 9 clusters', clusters(9, 8)],
      ['cluster', '9 regions of 10 clusters', clusters(10, 9)],
      ['cluster', '9 clusters without a region', plain(9)],
    ])('%s for %s', (columns, _what, all) => {
      expect(modelOf([], {}, all).columns).toBe(columns);
    });

    it('what was chosen, where it is one of the choices', () => {
      const chosen = (columns: FleetColumns, all = FLEET_CLUSTERS) =>
        modelOf([], { columns }, all).columns;
      expect(chosen('region')).toBe('region');
      expect(chosen('parameter:environment')).toBe('parameter:environment');
      expect(chosen('parameter:gone')).toBe('cluster');
      expect(chosen('region', plain(2))).toBe('cluster');
    });

    it('one of the choices that it offers', () => {
      expect(modelOf([]).choices).toEqual([
        'cluster',
        'region',
        'parameter:environment',
      ]);
    });
  });
});

describe('toFleetPlaces', () => {
  const unclearOf = (
    changes: Partial<FleetCluster>,
    columns: FleetColumns = 'cluster',
  ) => {
    const [first, ...others] = FLEET_CLUSTERS;
    return [
      ...toFleetPlaces([{ ...first, ...changes }, ...others], columns).unclear,
    ];
  };

  it('has an environment for each column', () => {
    const names = (columns: FleetColumns) =>
      toFleetPlaces(FLEET_CLUSTERS, columns).environments.map(
        ({ clusters, value }) => [value, ...clusters],
      );
    expect(names('cluster')).toEqual(
      ['prod-eu', 'prod-us', 'staging'].map(name => [name, name]),
    );
    expect(names('region')).toEqual([
      ['europe-west3', 'prod-eu', 'staging'],
      ['us-east1', 'prod-us'],
    ]);
  });

  it.each<[Partial<FleetCluster>, readonly string[]]>([
    [{ sight: 'live' }, []],
    [{ sight: 'listing' }, ['prod-eu']],
    [{ sight: 'gap' }, ['prod-eu']],
    [{ sight: 'leftOut' }, ['prod-eu']],
    [{ isLimited: true }, ['prod-eu']],
  ])('with %j, is unclear in %j', (changes, expected) => {
    expect(unclearOf(changes)).toEqual(expected);
  });

  it('is unclear in a region with one cluster that is not seen', () => {
    expect(unclearOf({ sight: 'gap' }, 'region')).toEqual(['europe-west3']);
    // Of clusters without the parameter.
    const stray = aFleetCluster('stray', { sight: 'gap' });
    const { unclear } = toFleetPlaces(
      [...FLEET_CLUSTERS, stray],
      'parameter:environment',
    );
    expect([...unclear]).toEqual([undefined]);
  });
});
