import {
  availableCondition,
  progressingCondition,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { PlanOf, STAGES } from '../scenario/operated';
import {
  ownReference,
  podLabels,
  Revision,
  selectorLabels,
  templateHash,
  WorkloadContext,
  workloadLabels,
} from '../world/context';
import { nameSuffix } from '../world/nameSuffix';
import { podTemplate } from '../world/template';
import { countPods, customOwner, Life, Moment } from './Life';
import {
  condition,
  ConditionInput,
  metadata,
  operatorEvents,
  place,
  serviceLabel,
} from './objects';
import { replicaSet } from './replicaSet';

const API = 'keda.sh/v1alpha1';
const HASH_LABEL = 'pod-template-hash';
/** Messages that one pod is to have in its queue. */
const QUEUE_LENGTH = 50;

interface Names {
  readonly scaled: string;
  readonly autoscaler: string;
  readonly replicaSet: string;
  readonly metric: string;
}

function deploymentObject(
  context: WorkloadContext,
  names: Names,
  revision: Revision,
  desired: number,
  { sinceMs, pods, generation }: Moment,
): KubernetesObject {
  const { present, ready } = countPods(pods, names.replicaSet);
  const isAvailable = ready >= desired;
  const since = (atMs: number) => ({
    lastUpdateTime: timestamp(atMs),
    lastTransitionTime: timestamp(atMs),
  });
  return {
    metadata: metadata(context, {
      kind: 'Deployment',
      name: context.name,
      createdMs: context.createdMs,
      generation,
      labels: workloadLabels(context),
      annotations: {
        'deployment.kubernetes.io/revision': String(revision.number),
      },
    }),
    spec: {
      replicas: desired,
      selector: { matchLabels: selectorLabels(context) },
      template: podTemplate(context, revision),
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
    status: {
      observedGeneration: generation,
      ...(present > 0 ? { replicas: present, updatedReplicas: present } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      ...(ready < desired ? { unavailableReplicas: desired - ready } : {}),
      conditions: [
        {
          ...progressingCondition(names.replicaSet, 'complete'),
          ...since(context.createdMs),
        },
        { ...availableCondition(isAvailable), ...since(sinceMs) },
      ],
    },
  };
}

/** The autoscaler that KEDA keeps; it does nothing while there are no pods. */
function autoscalerObject(
  context: WorkloadContext,
  names: Names,
  max: number,
  desired: number,
  { sinceMs, pods }: Moment,
): KubernetesObject {
  const { present } = countPods(pods, names.replicaSet);
  const isIdle = desired === 0;
  const conditions: readonly ConditionInput[] = [
    {
      type: 'AbleToScale',
      status: 'True',
      reason: isIdle ? 'SucceededGetScale' : 'ReadyForNewScale',
      message: isIdle
        ? "the HPA controller was able to get the target's current scale"
        : 'recommended size matches current size',
    },
    isIdle
      ? {
          type: 'ScalingActive',
          status: 'False',
          reason: 'ScalingDisabled',
          message:
            'scaling is disabled since the replica count of the target is zero',
        }
      : {
          type: 'ScalingActive',
          status: 'True',
          reason: 'ValidMetricFound',
          message: `the HPA was able to successfully calculate a replica count from external metric ${names.metric}`,
        },
    {
      type: 'ScalingLimited',
      status: 'False',
      reason: 'DesiredWithinRange',
      message: 'the desired count is within the acceptable range',
    },
  ];
  const metric = {
    name: names.metric,
    selector: { matchLabels: { 'scaledobject.keda.sh/name': names.scaled } },
  };
  return {
    metadata: metadata(context, {
      kind: 'HorizontalPodAutoscaler',
      name: names.autoscaler,
      createdMs: context.createdMs,
      labels: {
        ...serviceLabel(context),
        'app.kubernetes.io/managed-by': 'keda-operator',
        'scaledobject.keda.sh/name': names.scaled,
      },
      owner: customOwner(context, API, 'ScaledObject', names.scaled),
    }),
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: context.name,
      },
      minReplicas: 1,
      maxReplicas: max,
      metrics: [
        {
          type: 'External',
          external: {
            metric,
            target: {
              type: 'AverageValue',
              averageValue: String(QUEUE_LENGTH),
            },
          },
        },
      ],
    },
    status: {
      currentReplicas: present,
      desiredReplicas: desired,
      currentMetrics: isIdle
        ? null
        : [
            {
              type: 'External',
              external: { metric, current: { averageValue: '41' } },
            },
          ],
      conditions: conditions.map(input => condition(input, sinceMs)),
    },
  };
}

function scaledConditions(isIdle: boolean): readonly ConditionInput[] {
  return [
    {
      type: 'Ready',
      status: 'True',
      reason: 'ScaledObjectReady',
      message: 'ScaledObject is defined correctly and is ready for scaling',
    },
    isIdle
      ? {
          type: 'Active',
          status: 'False',
          reason: 'ScalerNotActive',
          message: 'Scaling is not performed because triggers are not active',
        }
      : {
          type: 'Active',
          status: 'True',
          reason: 'ScalerActive',
          message: 'Scaling is performed because triggers are active',
        },
    {
      type: 'Fallback',
      status: 'False',
      reason: 'NoFallbackFound',
      message: 'No fallbacks are active on this scaled object',
    },
    { type: 'Paused', status: 'Unknown' },
  ];
}

function scaledObject(
  plan: PlanOf<'scaledObject'>,
  context: WorkloadContext,
  names: Names,
  { stage, sinceMs }: Moment,
): KubernetesObject {
  const isIdle = stage === 'idle';
  return {
    metadata: metadata(context, {
      kind: 'ScaledObject',
      name: names.scaled,
      createdMs: context.createdMs,
      generation: 2,
      labels: {
        ...serviceLabel(context),
        'scaledobject.keda.sh/name': names.scaled,
      },
    }),
    spec: {
      scaleTargetRef: { name: context.name },
      minReplicaCount: 0,
      maxReplicaCount: plan.replicas * 4,
      cooldownPeriod: 300,
      triggers: [
        {
          type: 'rabbitmq',
          metadata: {
            hostFromEnv: 'RABBITMQ_URL',
            mode: 'QueueLength',
            queueName: plan.queue,
            value: String(QUEUE_LENGTH),
          },
        },
      ],
    },
    status: {
      // Without times: KEDA writes none.
      conditions: scaledConditions(isIdle),
      externalMetricNames: [names.metric],
      hpaName: names.autoscaler,
      lastActiveTime: timestamp(isIdle ? sinceMs - 300_000 : sinceMs),
      originalReplicaCount: 1,
      scaleTargetGVKR: {
        group: 'apps',
        kind: 'Deployment',
        resource: 'deployments',
        version: 'v1',
      },
      scaleTargetKind: 'apps/v1.Deployment',
      triggersTypes: 'rabbitmq',
    },
  };
}

/** A ScaledObject, with its autoscaler and the Deployment that it scales to nothing and back. */
export function scaledObjectLife(
  plan: PlanOf<'scaledObject'>,
  context: WorkloadContext,
): Life {
  const revision: Revision = {
    number: 5,
    version: context.service.version,
    createdMs: context.createdMs,
  };
  const hash = { [HASH_LABEL]: templateHash(context, revision) };
  const names: Names = {
    scaled: plan.name,
    autoscaler: `keda-hpa-${plan.name}`,
    replicaSet: `${context.name}-${templateHash(context, revision)}`,
    metric: `s0-rabbitmq-${plan.queue}`,
  };
  const desiredAt = (stage: string) => (stage === 'idle' ? 0 : plan.replicas);
  return {
    kind: 'ScaledObject',
    namespace: context.namespace,
    name: plan.name,
    stages: STAGES.scaledObject,
    createdMs: context.createdMs,
    wantedPods: stage =>
      Array.from({ length: desiredAt(stage) }, (_, index) => ({
        context,
        isNew: true,
        input: {
          name: `${names.replicaSet}-${nameSuffix(5, names.replicaSet, index)}`,
          generateName: `${names.replicaSet}-`,
          revision,
          owner: ownReference(context, 'ReplicaSet', names.replicaSet),
          extraLabels: hash,
        },
      })),
    objects(moment) {
      const { stage } = moment;
      const desired = desiredAt(stage);
      const target = `apps/v1.Deployment ${context.namespace}/${context.name}`;
      return [
        place(
          'scaledobjects.keda.sh',
          scaledObject(plan, context, names, moment),
        ),
        place(
          'horizontalpodautoscalers.autoscaling',
          autoscalerObject(context, names, plan.replicas * 4, desired, moment),
        ),
        place(
          'deployments.apps',
          deploymentObject(context, names, revision, desired, moment),
        ),
        place(
          'replicasets.apps',
          replicaSet(context, {
            name: names.replicaSet,
            owner: ownReference(context, 'Deployment', context.name),
            createdMs: context.createdMs,
            annotations: {
              'deployment.kubernetes.io/revision': String(revision.number),
            },
            labels: { ...podLabels(context), ...hash },
            selector: { ...selectorLabels(context), ...hash },
            template: podTemplate(context, revision, hash),
            desired,
            ...countPods(moment.pods, names.replicaSet),
          }),
        ),
        ...operatorEvents(
          context,
          moment,
          {
            apiVersion: API,
            kind: 'ScaledObject',
            name: plan.name,
            component: 'keda-operator',
          },
          [
            stage === 'idle'
              ? {
                  type: 'Normal',
                  reason: 'KEDAScaleTargetDeactivated',
                  message: `Deactivated ${target} from ${plan.replicas} to 0`,
                }
              : {
                  type: 'Normal',
                  reason: 'KEDAScaleTargetActivated',
                  message: `Scaled ${target} from 0 to 1, triggered by ${names.metric}`,
                },
          ],
        ),
      ];
    },
  };
}
