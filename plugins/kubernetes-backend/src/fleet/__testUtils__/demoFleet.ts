import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { configFor } from '../../__testUtils__/simulatorConfig';
import { until } from '../../__testUtils__/until';
import { readConfig } from '../../config';
import { createPipeline, PipelineOptions } from '../../createPipeline';
import { configuredTypes } from '../../read/resourceTypes';
import { followedTypes } from '../followedTypes';
import { followSimulator, TEST_SETTINGS } from './followSimulator';
import { inThisThread } from './inThisThread';
import { ownUserInfo } from '../../__testUtils__/ownUserInfo';

const DEMO = resolve(
  __dirname,
  '../../../../../packages/cluster-simulator/scenarios/demo.yaml',
);

const LISTED_MS = 60_000;

/** The clusters of the demo, all of which have been listed into an index. */
export async function followDemo() {
  const simulator = await startSimulator({ scenario: DEMO });
  return { simulator, followed: await followAll(simulator) };
}

/** Follows all that the index reads of simulated clusters; resolves when all has been listed. */
export async function followAll(simulator: Simulator) {
  const types = followedTypes(configuredTypes(undefined));
  const settings = { ...TEST_SETTINGS, types };
  const followed = followSimulator(simulator, inThisThread, settings);
  const lists = simulator.clusters.length * types.length;
  const ended = () =>
    followed.events.filter(({ type }) => type === 'listEnded').length;
  await until(() => ended() >= lists, LISTED_MS);
  return followed;
}

/** What reads simulated clusters for tabs. */
export function createTabPipeline(
  simulator: Simulator,
  options: Pick<PipelineOptions, 'placement'> = {},
) {
  const kubernetes = configFor(simulator);
  return createPipeline({
    config: readConfig(new ConfigReader({ kubernetes }), () => undefined),
    clusterProviders: [],
    authProviders: [],
    serviceLocators: [],
    userInfo: ownUserInfo,
    rootConfig: new ConfigReader({}),
    getClusterEntities: async () => [],
    onProviderProblem: () => undefined,
    onFault: () => undefined,
    ...options,
  });
}
