import { Simulator } from '@internal/cluster-simulator';
import { createPipeline } from '../../createPipeline';
import {
  compareWithTab,
  isSame,
  isUnseen,
} from '../__testUtils__/compareWithTab';
import { createTabPipeline, followDemo } from '../__testUtils__/demoFleet';
import { followSimulator } from '../__testUtils__/followSimulator';

/** All clusters of the demo are read twice. */
jest.setTimeout(180_000);

describe('the verdicts on the demo', () => {
  let simulator: Simulator;
  let followed: ReturnType<typeof followSimulator>;
  let created: ReturnType<typeof createPipeline>;

  beforeAll(async () => {
    ({ simulator, followed } = await followDemo());
    created = createTabPipeline(simulator);
  });

  afterAll(async () => {
    await followed.stop();
    await created.close();
    await simulator.stop();
  });

  it('miss no cluster that the tab finds fault with, and say the same of each service in each cluster', async () => {
    const ids = new Set<string>();
    const { store } = followed;
    for (const { name } of simulator.clusters) {
      for (const { labels } of store.ofCluster(name)) {
        const id = labels['backstage.io/kubernetes-id'];
        if (id) ids.add(id);
      }
    }
    const compare = compareWithTab(simulator, store, created);
    const missed: string[] = [];
    const differing: unknown[] = [];
    let unhealthy = 0;
    for (const id of ids) {
      const compared = await compare(id);
      differing.push(...compared.filter(each => !isSame(each)));
      unhealthy += compared.filter(({ shown }) => shown.length > 0).length;
      missed.push(
        ...compared
          .filter(isUnseen)
          .map(({ shown, where }) => `${where}: ${shown.join()}`),
      );
    }
    expect(ids.size).toBeGreaterThan(8);
    expect(unhealthy).toBeGreaterThan(8);
    expect(missed).toEqual([]);
    expect(differing).toEqual([]);
  });
});
