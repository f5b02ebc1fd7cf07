import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { any, condition, specFlag, word } from './cel';

const KRUISE = 'apps.kruise.io';
const KRUISE_DOCS = 'https://openkruise.io/docs/';

/** As many pods of the newest template as are wanted, unless a partition holds some back. */
const KRUISE_REPLICAS: CelHealth = {
  suspended: any(
    'spec.updateStrategy.paused == true',
    'has(spec.updateStrategy.partition) && string(spec.updateStrategy.partition) != "0"',
    'spec.updateStrategy.rollingUpdate.paused == true',
    'spec.updateStrategy.rollingUpdate.partition > 0',
  ),
  failed: any(
    'status.updatedAvailableReplicas < status.replicas',
    condition('FailedCreatePod', 'True'),
    condition('FailedUpdatePod', 'True'),
  ),
  current:
    'status.updatedAvailableReplicas >= status.replicas && status.replicas > 0',
};

/** Workloads of other controllers, and what scales them. */
export const WORKLOADS: readonly ResourceDefinition[] = [
  {
    group: KRUISE,
    kind: 'CloneSet',
    plural: 'clonesets',
    docs: KRUISE_DOCS,
    health: KRUISE_REPLICAS,
  },
  {
    group: KRUISE,
    kind: 'StatefulSet',
    plural: 'statefulsets',
    docs: KRUISE_DOCS,
    health: KRUISE_REPLICAS,
  },
  {
    group: KRUISE,
    kind: 'DaemonSet',
    plural: 'daemonsets',
    docs: KRUISE_DOCS,
    health: {
      suspended: any(
        'spec.updateStrategy.rollingUpdate.paused == true',
        'has(spec.updateStrategy.rollingUpdate.partition) && spec.updateStrategy.rollingUpdate.partition > 0',
      ),
      failed:
        'status.updatedNumberScheduled == status.desiredNumberScheduled && status.numberUnavailable > 0',
      current:
        'status.desiredNumberScheduled > 0 && status.numberAvailable >= status.desiredNumberScheduled',
    },
  },
  {
    group: KRUISE,
    kind: 'BroadcastJob',
    plural: 'broadcastjobs',
    docs: KRUISE_DOCS,
    health: {
      suspended: any(specFlag('paused'), word('phase', 'paused')),
      failed: word('phase', 'failed'),
      inProgress: word('phase', 'running'),
      current: word('phase', 'completed'),
    },
  },
  ...['ScaledObject', 'ScaledJob'].map(kind => ({
    group: 'keda.sh',
    kind,
    plural: `${kind.toLowerCase()}s`,
    docs: 'https://keda.sh/docs/latest/reference/scaledobject-spec/',
    health: {
      suspended: condition('Paused', 'True'),
      otherwise: 'conditions' as const,
    },
  })),
  {
    group: 'serving.knative.dev',
    kind: 'Service',
    plural: 'services',
    docs: 'https://knative.dev/docs/serving/services/',
    health: { otherwise: 'conditions' },
  },
  {
    group: KRUISE,
    kind: 'AdvancedCronJob',
    plural: 'advancedcronjobs',
    docs: KRUISE_DOCS,
    health: {
      suspended: specFlag('paused'),
      inProgress: 'size(status.?active.orValue([])) > 0',
      failed: 'has(status.lastScheduleTime) && status.lastScheduleTime == null',
      current:
        'has(status.lastScheduleTime) && status.lastScheduleTime != null',
    },
  },
  ...['KnativeServing', 'KnativeEventing'].map(kind => ({
    group: 'operator.knative.dev',
    kind,
    plural: `${kind.toLowerCase()}s`,
    docs: 'https://knative.dev/docs/install/operator/knative-with-operators/',
    health: { otherwise: 'conditions' as const },
  })),
  {
    group: 'install.istio.io',
    kind: 'IstioOperator',
    plural: 'istiooperators',
    docs: 'https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/',
    health: {
      failed: word('status', 'ERROR'),
      inProgress: word('status', 'RECONCILING', 'UPDATING'),
      current: word('status', 'HEALTHY'),
    },
  },
  ...['Prometheus', 'Alertmanager', 'ThanosRuler'].map(kind => ({
    group: 'monitoring.coreos.com',
    kind,
    plural: `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`,
    docs: 'https://prometheus-operator.dev/docs/api-reference/api/',
    health: { suspended: specFlag('paused'), otherwise: 'conditions' as const },
  })),
  {
    group: 'opentelemetry.io',
    kind: 'OpenTelemetryCollector',
    plural: 'opentelemetrycollectors',
    docs: 'https://opentelemetry.io/docs/platforms/kubernetes/operator/',
    health: {
      failed:
        "status.scale.statusReplicas.startsWith('0/') && spec.replicas > 0",
      inProgress:
        "!status.scale.statusReplicas.startsWith('0/') && spec.?mode.orValue('deployment') != 'sidecar' && has(status.scale.statusReplicas) && status.scale.statusReplicas != string(spec.replicas) + '/' + string(spec.replicas)",
      current: "spec.?mode.orValue('') == 'sidecar' || has(status.version)",
    },
  },
];
