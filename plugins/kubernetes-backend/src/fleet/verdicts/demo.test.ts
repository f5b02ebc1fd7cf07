import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  assessService,
  FLEET_LIMITS,
  ServiceAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../../__testUtils__/anEntity';
import { createPipeline } from '../../createPipeline';
import { serviceTarget } from '../../locate/serviceTarget';
import { createTabPipeline, followDemo } from '../__testUtils__/demoFleet';
import { glanceAt } from '../__testUtils__/glanceAt';
import { followSimulator } from '../__testUtils__/followSimulator';
import { ServiceMatcher } from '../match';
import { judgeWith } from './judgeWith';
import { Judgement } from './judgement';

/** All clusters of the demo are read twice. */
jest.setTimeout(180_000);

const { signal } = new AbortController();

function classesOf(causes: ServiceAssessment['causes']): readonly string[] {
  const wrong = causes.filter(({ severity }) => severity !== 'info');
  return [...new Set(wrong.map(cause => cause.class))].sort();
}

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
    const matcher = new ServiceMatcher(store);
    const clusters = new Set(simulator.clusters.map(({ name }) => name));
    const judge = judgeWith({
      pipeline: created.pipeline,
      getEntity: async ref => anEntity(ref.split('/').at(-1)),
      isFollowed: () => true,
      getCaller: async () => ({ credentials: mockCredentials.service() }),
    });
    const missed: string[] = [];
    const differing: unknown[] = [];
    let unhealthy = 0;

    /** What the tab shows of a service in each cluster, beside the verdict there. */
    async function compare(id: string) {
      const entity = anEntity(id);
      const target = serviceTarget(entity);
      matcher.set({ target, clusters, subject: 'subject' });
      const service = await created.pipeline.locate(
        entity,
        { credentials: mockCredentials.service() },
        signal,
      );
      const snapshot = await created.pipeline.snapshot(service, signal);
      const records = matcher.recordsOf(target.entityRef);
      const looked = [...glanceAt(records, new Date())]
        .filter(([, { reasons }]) => reasons.size > 0)
        .map(([cluster]) => cluster);
      const judgements =
        looked.length > 0
          ? await judge(target.entityRef, looked, signal)
          : new Map<string, Judgement>();
      return snapshot.clusters.map(({ cluster, ...rest }) => ({
        where: `${id} in ${cluster}`,
        shown: classesOf(
          assessService({ clusters: [{ cluster, ...rest }] }).causes,
        ),
        judged: (judgements.get(cluster)?.classes ?? []).toSorted(),
        isLookedAt: looked.includes(cluster),
      }));
    }
    const isSame = ({
      judged,
      shown,
    }: Awaited<ReturnType<typeof compare>>[number]) =>
      judged.length === Math.min(shown.length, FLEET_LIMITS.classes) &&
      judged.every(name => shown.includes(name));

    for (const id of ids) {
      let compared = await compare(id);
      // A pod may begin to fail between the two.
      for (let more = 0; more < 3 && !compared.every(isSame); more += 1) {
        compared = await compare(id);
      }
      differing.push(...compared.filter(each => !isSame(each)));
      for (const { isLookedAt, shown, where } of compared) {
        if (shown.length === 0) continue;
        unhealthy += 1;
        if (!isLookedAt) missed.push(`${where}: ${shown.join()}`);
      }
    }
    expect(ids.size).toBeGreaterThan(8);
    expect(unhealthy).toBeGreaterThan(8);
    expect(missed).toEqual([]);
    expect(differing).toEqual([]);
  });
});
