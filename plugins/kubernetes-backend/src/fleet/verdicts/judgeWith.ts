import { Entity } from '@backstage/catalog-model';
import { assessService } from '@podlight/backstage-plugin-kubernetes-common';
import { Caller } from '../../auth/Caller';
import { ServicePipeline } from '../../pipeline';
import { isUnwell } from '../../pipeline/isUnwell';
import { Judgement, VerdictKeeperOptions } from './VerdictKeeper';

export interface JudgeOptions {
  readonly pipeline: Pick<ServicePipeline, 'locate' | 'snapshot'>;
  /** Undefined for an entity that is gone. */
  readonly getEntity: (
    entityRef: string,
    signal: AbortSignal,
  ) => Promise<Entity | undefined>;
  /** Backstage itself. */
  readonly getCaller: () => Promise<Caller>;
}

/** Judges as the tab does, with the same pipeline, in the given clusters only. */
export function judgeWith({
  pipeline,
  getEntity,
  getCaller,
}: JudgeOptions): VerdictKeeperOptions['judge'] {
  return async (
    entityRef,
    clusters,
    signal,
  ): Promise<Judgement | undefined> => {
    const entity = await getEntity(entityRef, signal);
    if (!entity) return undefined;
    const caller = await getCaller();
    const service = await pipeline.locate(entity, caller, signal);
    const looked = service.clusters.filter(({ name }) =>
      clusters.includes(name),
    );
    const snapshot = await pipeline.snapshot(
      { ...service, clusters: looked },
      signal,
    );
    const assessment = assessService(snapshot);
    const { verdict, causes } = assessment;
    const classes = causes
      .filter(({ severity }) => severity !== 'info')
      .map(cause => cause.class);
    // What cannot be read is neither well nor unwell.
    if (verdict.unread.length > 0 && classes.length === 0) return undefined;
    return {
      isWell: !isUnwell(assessment),
      state: verdict.state,
      headline: verdict.headline,
      classes: [...new Set(classes)],
    };
  };
}
