import { PlanOf, STAGES } from '../../scenario/operated';
import { PlacedObject } from '../../world/Controller';
import { Revision, WorkloadContext } from '../../world/context';
import { customOwner, Life, Moment, WantedPod } from '../Life';
import { metadata, operatorEvents, place, serviceLabel } from '../objects';
import { Instances, instancesAt } from './instances';
import { claim, databaseService, instanceLabels } from './owned';
import { clusterStatus } from './status';

const API = 'postgresql.cnpg.io/v1';

function wantedPod(
  plan: PlanOf<'postgres'>,
  context: WorkloadContext,
  revision: Revision,
  instance: string,
  { primary, failing }: Instances,
  stage: string,
): WantedPod {
  const isFailing = instance === failing;
  return {
    context,
    isNew: isFailing,
    input: {
      name: instance,
      revision,
      owner: customOwner(context, API, 'Cluster', plan.name),
      extraLabels: instanceLabels(plan.name, instance, instance === primary),
      claim: instance,
      ...(isFailing && {
        problem:
          stage === 'failing-over'
            ? {
                type: 'crash',
                pods: 1,
                exitCode: 1,
                after: 3,
                logs: plan.lastWords,
              }
            : {
                type: 'notReady',
                pods: 1,
                message: 'HTTP probe failed with statuscode: 500',
                after: 0,
              },
      }),
    },
  };
}

function eventsAt(stage: string, { names: [first, second] }: Instances) {
  if (stage === 'failing-over') {
    return [
      {
        type: 'Normal' as const,
        reason: 'FailingOver',
        message: `Current primary isn't healthy, initiating a failover from ${first}`,
      },
    ];
  }
  return stage === 'rejoining'
    ? [
        {
          type: 'Normal' as const,
          reason: 'FailoverTarget',
          message: `Failing over from ${first} to ${second}`,
        },
      ]
    : [];
}

/**
 * A Cluster of CloudNativePG. It has the service's label; its pods, claims and Services have
 * only its own, as the operator does not hand labels on.
 */
export function postgresLife(
  plan: PlanOf<'postgres'>,
  context: WorkloadContext,
): Life {
  const revision: Revision = {
    number: 1,
    version: plan.version,
    createdMs: context.createdMs,
  };
  const owner = customOwner(context, API, 'Cluster', plan.name);
  const objects = (moment: Moment): readonly PlacedObject[] => {
    const instances = instancesAt(plan.name, plan.instances, moment.stage);
    return [
      place('clusters.postgresql.cnpg.io', {
        metadata: metadata(context, {
          kind: 'Cluster',
          name: plan.name,
          createdMs: context.createdMs,
          generation: 1,
          labels: serviceLabel(context),
        }),
        spec: {
          instances: plan.instances,
          imageName: `ghcr.io/cloudnative-pg/postgresql:${plan.version}`,
          bootstrap: { initdb: { database: 'app', owner: 'app' } },
          storage: { size: plan.storage, resizeInUseVolumes: true },
          primaryUpdateStrategy: 'unsupervised',
          maxSyncReplicas: 0,
          minSyncReplicas: 0,
        },
        status: clusterStatus(context, plan, instances, moment),
      }),
      ...instances.names.map(name =>
        place('persistentvolumeclaims', claim(context, plan, name, owner)),
      ),
      ...(['rw', 'ro', 'r'] as const).map(kind =>
        place('services', databaseService(context, plan.name, kind, owner)),
      ),
      ...operatorEvents(
        context,
        moment,
        {
          apiVersion: API,
          kind: 'Cluster',
          name: plan.name,
          component: 'cloudnative-pg',
        },
        eventsAt(moment.stage, instances),
      ),
    ];
  };
  return {
    kind: 'Cluster',
    namespace: context.namespace,
    name: plan.name,
    stages: STAGES.postgres,
    createdMs: context.createdMs,
    wantedPods(stage) {
      const instances = instancesAt(plan.name, plan.instances, stage);
      return instances.names.map(name =>
        wantedPod(plan, context, revision, name, instances, stage),
      );
    },
    objects,
  };
}
