import { PlanOf, STAGES } from '../../scenario/operated';
import { PlacedObject } from '../../world/Controller';
import {
  podLabels,
  Revision,
  selectorLabels,
  templateHash,
  WorkloadContext,
  workloadLabels,
} from '../../world/context';
import { companionControllers } from '../../world/companions';
import { nameSuffix } from '../../world/nameSuffix';
import { podTemplate } from '../../world/template';
import { analysisRun } from './analysisRun';
import { countPods, customOwner, Life, Moment, WantedPod } from '../Life';
import { metadata, operatorEvents, place } from '../objects';
import { replicaSet } from '../replicaSet';
import { rolloutEvents } from './events';
import { HASH_LABEL, replicaSetName, Sides, STEPS } from './sides';
import { rolloutStatus } from './status';

const ROLLOUT_API = 'argoproj.io/v1alpha1';

/** Pods of the new version in a stage. */
function updatedPods(stage: string, replicas: number): number {
  if (stage === 'promoted') return replicas;
  if (stage === 'paused') return Math.ceil(replicas * 0.2);
  return stage === 'analyzing' ? Math.ceil(replicas * 0.6) : 0;
}

function wantedPods(
  context: WorkloadContext,
  revision: Revision,
  count: number,
  isNew: boolean,
): readonly WantedPod[] {
  const name = replicaSetName(context, revision);
  return Array.from({ length: count }, (_, index) => ({
    context,
    isNew,
    input: {
      name: `${name}-${nameSuffix(5, name, context.cluster.name, index)}`,
      generateName: `${name}-`,
      revision,
      owner: customOwner(context, 'apps/v1', 'ReplicaSet', name),
      extraLabels: { [HASH_LABEL]: templateHash(context, revision) },
    },
  }));
}

function rolloutObject(context: WorkloadContext, sides: Sides, moment: Moment) {
  const { stage, generation } = moment;
  const newest = stage === 'healthy' ? sides.stable : sides.canary;
  return {
    metadata: metadata(context, {
      kind: 'Rollout',
      name: context.name,
      createdMs: context.createdMs,
      generation,
      labels: workloadLabels(context, newest.version),
      annotations: { 'rollout.argoproj.io/revision': String(newest.number) },
    }),
    spec: {
      replicas: context.replicas,
      revisionHistoryLimit: 5,
      selector: { matchLabels: selectorLabels(context) },
      strategy: { canary: { maxSurge: 1, maxUnavailable: 0, steps: STEPS } },
      template: podTemplate(context, newest),
    },
    status: rolloutStatus(context, sides, moment),
  };
}

/** A Rollout with its ReplicaSets, its analysis and its Service. */
export function rolloutLife(
  plan: PlanOf<'rollout'>,
  context: WorkloadContext,
): Life {
  const number = 11;
  const sides: Sides = {
    stable: {
      number,
      version: context.service.version,
      createdMs: context.createdMs,
    },
    canary: {
      number: number + 1,
      version: plan.version,
      createdMs: context.epochMs - plan.since * 1000,
    },
  };
  const owner = customOwner(context, ROLLOUT_API, 'Rollout', context.name);
  const { replicas } = context;
  return {
    kind: 'Rollout',
    namespace: context.namespace,
    name: context.name,
    stages: STAGES.rollout,
    createdMs: context.createdMs,
    wantedPods(stage) {
      const updated = updatedPods(stage, replicas);
      return [
        ...wantedPods(context, sides.stable, replicas - updated, false),
        ...wantedPods(context, sides.canary, updated, true),
      ];
    },
    objects(moment): readonly PlacedObject[] {
      const { stage, pods, sinceMs } = moment;
      const shown =
        stage === 'healthy' ? [sides.stable] : [sides.stable, sides.canary];
      const updated = updatedPods(stage, replicas);
      return [
        place('rollouts.argoproj.io', rolloutObject(context, sides, moment)),
        ...shown.map(revision => {
          const name = replicaSetName(context, revision);
          const hash = { [HASH_LABEL]: templateHash(context, revision) };
          return place(
            'replicasets.apps',
            replicaSet(context, {
              name,
              owner,
              createdMs: revision.createdMs,
              annotations: {
                'rollout.argoproj.io/desired-replicas': String(replicas),
                'rollout.argoproj.io/revision': String(revision.number),
              },
              labels: { ...podLabels(context, revision.version), ...hash },
              selector: { ...selectorLabels(context), ...hash },
              template: podTemplate(context, revision, hash),
              desired: revision === sides.canary ? updated : replicas - updated,
              ...countPods(pods, name),
            }),
          );
        }),
        ...analysisRun(context, sides.canary, moment, owner),
        ...operatorEvents(
          context,
          moment,
          {
            apiVersion: ROLLOUT_API,
            kind: 'Rollout',
            name: context.name,
            component: 'rollouts-controller',
          },
          rolloutEvents(context, sides, stage),
        ),
        ...companionControllers(context).flatMap(
          controller => controller.snapshot(sinceMs).objects,
        ),
      ];
    },
  };
}
