import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  ClusterMessage,
  firstBroken,
  ReachChain,
  ReachLink,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  HEALTHY_CHAINS,
  REACH_BREAKAGES,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { isCluster } from '../__testUtils__/isMessage';
import {
  placeReachCase,
  PlacedCase,
  REACH_CLUSTERS,
} from '../__testUtils__/reachCases';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const CERTIFICATES = {
  group: 'cert-manager.io',
  apiVersion: 'v1',
  plural: 'certificates',
};

const chainsIn = ({ objects = [] }: ClusterMessage): readonly ReachChain[] =>
  objects.flatMap(({ reach = [] }) => reach);

/** In the order in which the tab would show them if it showed all. */
const brokenIn = (message: ClusterMessage): readonly ReachLink[] =>
  chainsIn(message).flatMap(chain => firstBroken(chain) ?? []);

/** Whether everything has been read that the chains need. */
const isRead = (message: ClusterMessage): boolean => {
  const chains = chainsIn(message);
  return (
    chains.length > 0 &&
    chains.every(({ links }) =>
      links.every(({ reason }) => reason !== 'notRead'),
    )
  );
};

/** The same as in the unit tests, but as the tab gets it: read from API servers. */
describe('the way of requests that the tab shows', () => {
  const cases = [...REACH_BREAKAGES, ...HEALTHY_CHAINS].map(
    ([what, objects], at) => [what, placeReachCase(objects, at)] as const,
  );
  const [breakages, healthy] = [
    REACH_BREAKAGES.map(
      ([what, , step, reason], at) =>
        [what, cases[at][1], { step, reason }] as const,
    ),
    cases.slice(REACH_BREAKAGES.length),
  ];
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: REACH_CLUSTERS.map(({ name }) => ({
          name,
          operators: ['gateway-api', 'cert-manager'],
        })),
      },
    });
    for (const { name, objects } of REACH_CLUSTERS) {
      for (const object of objects) simulator.cluster(name).put(object);
    }
    for (const [, { cluster, objects }] of cases) {
      for (const object of objects) simulator.cluster(cluster).put(object);
    }
    backend = await startBackend({
      simulator,
      entities: cases.map(([, { service }]) => anEntity(service)),
      kubernetes: { customResources: [CERTIFICATES] },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const show = async (
    { cluster, service }: PlacedCase,
    isDone: (message: ClusterMessage) => boolean,
  ) => {
    const stream = await backend.follow(`component/default/${service}/live`);
    const seen: ClusterMessage[] = [];
    const message = await stream.next(
      isCluster(cluster, each => {
        seen.push(each);
        return isDone(each);
      }),
    );
    stream.leave();
    return { message, seen };
  };

  it.each(breakages)('ends at %s', async (_, placed, expected) => {
    const { message } = await show(
      placed,
      each =>
        isRead(each) &&
        brokenIn(each).some(({ reason }) => reason === expected.reason),
    );
    expect(brokenIn(message)).toContainEqual(expect.objectContaining(expected));
  });

  it.each(healthy)('has no end at %s', async (_, placed) => {
    const { seen } = await show(placed, isRead);
    expect(seen.flatMap(brokenIn)).toEqual([]);
  });
});
