import {
  anObject,
  ObjectBuilder,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { NAMESPACE } from './shop';

interface AutoscalerOptions {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly currentReplicas: number;
}

/** The autoscaler of the Deployment `web`, content until a condition says otherwise. */
export function autoscaler(options: AutoscalerOptions): ObjectBuilder {
  const { minReplicas, maxReplicas, currentReplicas } = options;
  return anObject('HorizontalPodAutoscaler', {
    name: 'web',
    namespace: NAMESPACE,
    ageSeconds: 7_200,
  })
    .withSpec({
      minReplicas,
      maxReplicas,
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
      },
    })
    .withStatus({ currentReplicas, desiredReplicas: currentReplicas })
    .withCondition({
      type: 'AbleToScale',
      status: 'True',
      reason: 'ReadyForNewScale',
      message: 'recommended size matches current size',
    })
    .withCondition({
      type: 'ScalingActive',
      status: 'True',
      reason: 'ValidMetricFound',
      message:
        'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
    })
    .withCondition({
      type: 'ScalingLimited',
      status: 'False',
      reason: 'DesiredWithinRange',
      message: 'the desired count is within the acceptable range',
    });
}
