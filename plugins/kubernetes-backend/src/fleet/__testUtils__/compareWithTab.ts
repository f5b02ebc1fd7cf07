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
import { ServiceMatcher } from '../match';
import { RecordStore } from '../records';
import { Judgement } from '../verdicts/judgement';
import { judgeWith } from '../verdicts/judgeWith';
import { glanceAt } from './glanceAt';

/** What the tab shows of a service in a cluster, beside what the index does. */
export interface Compared {
  readonly where: string;
  /** Classes of the tab's causes, without mere information. */
  readonly shown: readonly string[];
  readonly judged: readonly string[];
  /** Whether the index finds it worth a diagnosis. */
  readonly isLookedAt: boolean;
}

/** A pod may begin to fail between the two, or a busy machine not read all in time. */
const MOST_TIMES = 4;

/**
 * Compares services of simulated clusters, by the id in their label, in the tab and in an index of
 * the same clusters; again while they differ.
 */
export function compareWithTab(
  simulator: Simulator,
  store: RecordStore,
  { pipeline }: Pick<ReturnType<typeof createPipeline>, 'pipeline'>,
): (id: string) => Promise<readonly Compared[]> {
  const { signal } = new AbortController();
  const matcher = new ServiceMatcher(store);
  const clusters = new Set(simulator.clusters.map(({ name }) => name));
  const judge = judgeWith({
    pipeline,
    getEntity: async ref => anEntity(ref.split('/').at(-1)),
    isFollowed: () => true,
    getCaller: async () => ({ credentials: mockCredentials.service() }),
  });
  const compare = async (id: string) => {
    const entity = anEntity(id);
    const target = serviceTarget(entity);
    matcher.set({ target, clusters, subject: 'subject' });
    const service = await pipeline.locate(
      entity,
      { credentials: mockCredentials.service() },
      signal,
    );
    const snapshot = await pipeline.snapshot(service, signal);
    const looked = [
      ...glanceAt(matcher.findRecords(target.entityRef), new Date()),
    ]
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
  };
  return async id => {
    let compared: readonly Compared[] = [];
    for (let times = 0; times < MOST_TIMES; times += 1) {
      compared = await compare(id);
      if (compared.every(each => isSame(each) || isUnseen(each))) break;
    }
    return compared;
  };
}

/** Whether both say the same, as far as the index says all. */
export function isSame({ judged, shown }: Compared): boolean {
  return (
    judged.length === Math.min(shown.length, FLEET_LIMITS.classes) &&
    judged.every(name => shown.includes(name))
  );
}

/** Whether the tab finds fault where the index sees none. */
export function isUnseen({ isLookedAt, shown }: Compared): boolean {
  return !isLookedAt && shown.length > 0;
}

function classesOf(causes: ServiceAssessment['causes']): readonly string[] {
  const wrong = causes.filter(({ severity }) => severity !== 'info');
  return [...new Set(wrong.map(cause => cause.class))].sort();
}
