import {
  chance,
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { Controller, PlacedObject, constantController } from './Controller';
import { podLabels, ownUid, selectorLabels, WorkloadContext } from './context';

/** The interval of metrics-server and the autoscaler. */
const METRICS_INTERVAL_MS = 60_000;

/** From the creation of an autoscaler to its first look. */
const FIRST_SYNC_MS = 30_000;

/** Between two changes of the load that an autoscaler follows. */
const SCALING_INTERVAL_MS = 5 * 60 * 60_000;

function metadata(context: WorkloadContext, kind: string) {
  return {
    name: context.name,
    namespace: context.namespace,
    uid: ownUid(context, kind, context.name),
    creationTimestamp: timestamp(context.createdMs),
    labels: podLabels(context),
  };
}

function serviceObject(context: WorkloadContext): KubernetesObject {
  const isHeadless = context.workload.kind === 'StatefulSet';
  const part = (label: string) =>
    1 +
    Math.floor(
      253 * chance(context.cluster.name, context.name, 'service', label),
    );
  const clusterIP = isHeadless
    ? 'None'
    : `10.96.${part('third')}.${part('fourth')}`;
  return {
    metadata: metadata(context, 'Service'),
    spec: {
      ports: [
        {
          name: 'http',
          protocol: 'TCP',
          port: isHeadless ? context.workload.container.port : 80,
          targetPort: 'http',
        },
      ],
      selector: selectorLabels(context),
      clusterIP,
      clusterIPs: [clusterIP],
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
    },
    status: { loadBalancer: {} },
  };
}

function ingressObject(
  context: WorkloadContext,
  host: string,
): KubernetesObject {
  const { region } = context.cluster;
  return {
    metadata: metadata(context, 'Ingress'),
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: [host], secretName: `${context.name}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: {
                    name: context.name,
                    port: { name: context.workload.ingressPort ?? 'http' },
                  },
                },
              },
            ],
          },
        },
      ],
    },
    status: {
      loadBalancer: {
        ingress: [{ hostname: `ingress.${region}.elb.example.com` }],
      },
    },
  };
}

/** When the autoscaler last changed the replicas: every few hours, at another time in each cluster. */
function lastScaleMs(context: WorkloadContext, nowMs: number): number {
  const phaseMs =
    SCALING_INTERVAL_MS *
    chance(context.name, context.cluster.name, 'autoscaler');
  const turns = Math.floor((nowMs - phaseMs) / SCALING_INTERVAL_MS);
  const firstMs = context.createdMs + FIRST_SYNC_MS;
  return Math.max(firstMs, phaseMs + turns * SCALING_INTERVAL_MS);
}

/** The utilization changes every minute; the replicas are those of the scenario. */
function autoscalerObject(
  context: WorkloadContext,
  nowMs: number,
): KubernetesObject {
  const { autoscaler } = context.workload;
  const minute = Math.floor(nowMs / METRICS_INTERVAL_MS);
  const target = autoscaler?.cpu ?? 70;
  const utilization = Math.round(
    target * (0.6 + 0.3 * chance(context.name, context.cluster.name, minute)),
  );
  const condition = (
    type: string,
    status: string,
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    lastTransitionTime: timestamp(context.createdMs + FIRST_SYNC_MS),
    reason,
    message,
  });
  return {
    metadata: metadata(context, 'HorizontalPodAutoscaler'),
    spec: {
      scaleTargetRef: {
        kind: context.workload.kind,
        name: context.name,
        apiVersion: 'apps/v1',
      },
      minReplicas: autoscaler?.min ?? 1,
      maxReplicas: autoscaler?.max ?? 10,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: target },
          },
        },
      ],
    },
    status: {
      currentReplicas: context.replicas,
      desiredReplicas: context.replicas,
      lastScaleTime: timestamp(lastScaleMs(context, nowMs)),
      currentMetrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            current: {
              averageUtilization: utilization,
              averageValue: `${utilization}m`,
            },
          },
        },
      ],
      conditions: [
        condition(
          'AbleToScale',
          'True',
          'ReadyForNewScale',
          'recommended size matches current size',
        ),
        condition(
          'ScalingActive',
          'True',
          'ValidMetricFound',
          'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
        ),
        condition(
          'ScalingLimited',
          'False',
          'DesiredWithinRange',
          'the desired count is within the acceptable range',
        ),
      ],
    },
  };
}

/** The Service, the Ingress and the autoscaler of a workload. */
export function companionControllers(
  context: WorkloadContext,
): readonly Controller[] {
  const { workload } = context;
  const controllers: Controller[] = [];
  const fixed: PlacedObject[] = [];
  const isServer =
    workload.kind === 'Deployment' || workload.kind === 'StatefulSet';
  if (workload.service && isServer) {
    fixed.push({ resource: 'services', object: serviceObject(context) });
  }
  if (workload.ingress) {
    fixed.push({
      resource: 'ingresses.networking.k8s.io',
      object: ingressObject(context, workload.ingress),
    });
  }
  if (fixed.length > 0) controllers.push(constantController(fixed));
  if (workload.autoscaler) {
    controllers.push({
      snapshot: nowMs => ({
        objects: [
          {
            resource: 'horizontalpodautoscalers.autoscaling',
            object: autoscalerObject(context, nowMs),
          },
        ],
        nextChangeMs:
          (Math.floor(nowMs / METRICS_INTERVAL_MS) + 1) * METRICS_INTERVAL_MS,
      }),
    });
  }
  return controllers;
}
