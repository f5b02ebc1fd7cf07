import { Entity } from '@backstage/catalog-model';
import {
  assessService,
  FLEET_LIMITS,
  ServiceAssessment,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Caller } from '../../auth/Caller';
import { ServicePipeline } from '../../pipeline';
import { needsAttention } from '../../pipeline/needsAttention';
import { JudgedState, Judgement } from './judgement';
import { VerdictKeeperOptions } from './VerdictKeeper';

export interface JudgeOptions {
  readonly pipeline: Pick<ServicePipeline, 'locate' | 'snapshot'>;
  /** Undefined for an entity that is gone. */
  readonly getEntity: (
    entityRef: string,
    signal: AbortSignal,
  ) => Promise<Entity | undefined>;
  /** Whether an entity stands for what the index has of it, and not for what its author has made of it since. */
  readonly isFollowed: (entity: Entity) => boolean;
  /** Backstage itself. */
  readonly getCaller: () => Promise<Caller>;
}

/** Judges as the tab does, with the same pipeline, in the given clusters only: one run for all of them. */
export function judgeWith({
  pipeline,
  getEntity,
  isFollowed,
  getCaller,
}: JudgeOptions): VerdictKeeperOptions['judge'] {
  return async (entityRef, clusters, signal) => {
    const judged = new Map<string, Judgement>();
    const entity = await getEntity(entityRef, signal);
    if (!entity || !isFollowed(entity)) return judged;
    const caller = await getCaller();
    const service = await pipeline.locate(entity, caller, signal);
    const looked = service.clusters.filter(({ name }) =>
      clusters.includes(name),
    );
    const snapshot = await pipeline.snapshot(
      { ...service, clusters: looked },
      signal,
      { isBackground: true },
    );
    for (const known of snapshot.clusters) {
      const judgement = judgeCluster(known);
      if (judgement) judged.set(known.cluster, judgement);
    }
    return judged;
  };
}

/** Undefined for what can't be read: that is neither well nor unwell. */
function judgeCluster(
  known: ServiceSnapshot['clusters'][number],
): Judgement | undefined {
  const assessment = assessService({ clusters: [known] });
  const { verdict, causes } = assessment;
  const wrong = causes.filter(({ severity }) => severity !== 'info');
  if (verdict.unread.length > 0 && wrong.length === 0) return undefined;
  const [worst] = wrong;
  const since = worst?.since === undefined ? NaN : Date.parse(worst.since);
  return {
    state: toJudgedState(assessment),
    // Causes quote what a container wrote.
    headline: (worst?.title ?? verdict.headline).slice(
      0,
      FLEET_LIMITS.headline,
    ),
    // Cut here, so that counts, the filter and all replicas know the same ones.
    classes: [...new Set(wrong.map(cause => cause.class))].slice(
      0,
      FLEET_LIMITS.classes,
    ),
    ...(!Number.isNaN(since) && { since: new Date(since) }),
  };
}

function toJudgedState(assessment: ServiceAssessment): JudgedState {
  if (!needsAttention(assessment)) return 'healthy';
  const { state } = assessment.verdict;
  if (state === 'failing') return 'failing';
  // A pod of which its node says nothing any more serves nobody.
  return state === 'notReady' || state === 'unknown' ? 'notReady' : 'warning';
}
