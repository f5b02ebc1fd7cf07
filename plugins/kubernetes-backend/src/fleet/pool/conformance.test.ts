import { Simulator } from '@internal/cluster-simulator';
import { fleetSourceCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { put, startFleet } from '../../__testUtils__/fleet';
import { shopPod } from '../../__testUtils__/watchedFleet';
import {
  toClusterDetails,
  createSource,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { inThisThread } from '../__testUtils__/inThisThread';
import { toldBy } from '../__testUtils__/toldBy';

describe('the source that lists and watches', () => {
  let simulator: Simulator;
  let pods = 0;

  beforeAll(async () => {
    simulator = await startFleet('eu', 'us', 'closed');
    const closed = simulator.cluster('closed');
    closed.revokeToken(closed.tokens.reader);
  });

  afterAll(() => simulator.stop());

  /** Follows one cluster instead of that which the kit asks for, if it is given. */
  const create = (instead?: string) =>
    toldBy(cluster => {
      const getClusters = () =>
        toClusterDetails(simulator).filter(
          ({ name }) => name === (instead ?? cluster),
        );
      return createSource(simulator, inThisThread, { getClusters }).source;
    });

  it.each(
    fleetSourceCases({
      create: () => create(),
      createFailing: () => create('closed'),
      ...{ cluster: 'eu', otherCluster: 'us' },
      kinds: TEST_SETTINGS.types.map(({ kind }) => kind),
      change: () => {
        pods += 1;
        put(simulator.cluster('eu'), shopPod(`new-${pods}`));
      },
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
