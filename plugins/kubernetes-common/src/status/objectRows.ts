import {
  ClusterObjects,
  HorizontalPodAutoscaler,
  Ingress,
  KubernetesObject,
  LoadBalancerStatus,
  MetricValue,
  PersistentVolumeClaim,
  Pod,
  Service,
} from '../model';
import type {
  ClaimPart,
  IngressPart,
  LocalObjectRef,
  MetricRow,
  ObjectRow,
  ServicePart,
} from '../wire/objectTypes';
import { troubledConditions } from './conditionRows';
import { customResourceRows } from './customResourceRows';
import { FindOwner, topOwner } from './owners';

type Parts = Omit<ObjectRow, 'kind' | 'namespace' | 'name'>;

/** Everything that is neither a pod nor a workload, each with what matters of its kind. */
export function toObjectRows(
  view: ClusterObjects,
  find: FindOwner,
): readonly ObjectRow[] {
  const { objects } = view;
  const pods = podsByNamespace(objects.Pod ?? []);
  const podsOf = ({ metadata }: KubernetesObject) =>
    pods.get(metadata.namespace) ?? [];
  return [
    ...rowsOf(objects.HorizontalPodAutoscaler, autoscalerParts),
    ...rowsOf(objects.Service, service => ({
      service: servicePart(service, podsOf(service)),
    })),
    ...rowsOf(objects.Ingress, ingress => ({ ingress: ingressPart(ingress) })),
    ...rowsOf(objects.PersistentVolumeClaim, claim =>
      claimParts(claim, podsOf(claim), find),
    ),
    ...customResourceRows(view, find),
  ];
}

function rowsOf<T extends KubernetesObject>(
  objects: readonly T[] | undefined,
  partsOf: (object: T) => Parts,
): readonly ObjectRow[] {
  return (objects ?? []).map(object => {
    const { conditions = [], ...parts } = partsOf(object);
    return {
      kind: object.kind,
      namespace: object.metadata.namespace,
      name: object.metadata.name,
      ...parts,
      ...(conditions.length > 0 && { conditions }),
    };
  });
}

function podsByNamespace(
  pods: readonly Pod[],
): ReadonlyMap<string, readonly Pod[]> {
  const result = new Map<string, Pod[]>();
  for (const pod of pods) {
    const { namespace } = pod.metadata;
    const known = result.get(namespace);
    if (known) known.push(pod);
    else result.set(namespace, [pod]);
  }
  return result;
}

function autoscalerParts({ spec, status }: HorizontalPodAutoscaler): Parts {
  return {
    autoscaler: {
      target: spec.scaleTargetRef,
      min: spec.minReplicas,
      max: spec.maxReplicas,
      current: status.currentReplicas,
      desired: status.desiredReplicas,
      metrics: spec.metrics.map(target => {
        const current = status.currentMetrics.find(
          ({ type, name }) => type === target.type && name === target.name,
        );
        return metricRow(target, current);
      }),
    },
    conditions: troubledConditions(status.conditions),
  };
}

/** Compared is what the target gives: a percentage, a quantity for each pod, or one for all. */
function metricRow(
  target: MetricValue,
  current: MetricValue | undefined,
): MetricRow {
  const { name, averageUtilization } = target;
  if (averageUtilization !== undefined) {
    const percent = current?.averageUtilization;
    return {
      name,
      target: `${averageUtilization}%`,
      ...(percent !== undefined && { current: `${percent}%` }),
      percent: {
        target: averageUtilization,
        ...(percent !== undefined && { current: percent }),
      },
    };
  }
  const isAverage = target.averageValue !== undefined;
  const reading = isAverage ? current?.averageValue : current?.value;
  return {
    name,
    target: target.averageValue ?? target.value ?? '',
    ...(reading !== undefined && { current: reading }),
  };
}

function servicePart(service: Service, pods: readonly Pod[]): ServicePart {
  const { spec, status } = service;
  const selector = Object.entries(spec.selector);
  const selected = pods.filter(({ metadata }) =>
    selector.every(([key, value]) => metadata.labels[key] === value),
  );
  return {
    type: spec.type ?? 'ClusterIP',
    ports: spec.ports.map(({ name, port, targetPort }) => ({
      ...(name && { name }),
      port,
      ...(targetPort !== undefined && { targetPort: String(targetPort) }),
    })),
    ...addressesOf(status.loadBalancer),
    ...(selector.length > 0 && {
      endpoints: {
        ready: selected.filter(isReady).length,
        total: selected.length,
      },
    }),
  };
}

function isReady({ status }: Pod): boolean {
  return status.conditions.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  );
}

function addressesOf({ ingress }: LoadBalancerStatus) {
  const addresses = ingress
    .map(({ ip, hostname }) => hostname ?? ip)
    .filter(address => address !== undefined);
  return addresses.length > 0 ? { addresses } : {};
}

function ingressPart({ spec, status }: Ingress): IngressPart {
  return {
    rules: spec.rules.flatMap(({ host, paths }) =>
      paths.map(({ path, serviceName }) => ({
        ...(host && { host }),
        ...(path && { path }),
        ...(serviceName && { service: serviceName }),
        isTls: host !== undefined && isCovered(host, spec.tlsHosts),
      })),
    ),
    ...addressesOf(status.loadBalancer),
  };
}

/** A wildcard stands for one label of the name. */
function isCovered(host: string, tlsHosts: readonly string[]): boolean {
  const wildcard = `*${host.slice(host.indexOf('.'))}`;
  return tlsHosts.includes(host) || tlsHosts.includes(wildcard);
}

function claimParts(
  claim: PersistentVolumeClaim,
  pods: readonly Pod[],
  find: FindOwner,
): Parts {
  const { spec, status } = claim;
  const storage = status.storage ?? spec.storage;
  const part: ClaimPart = {
    ...(status.phase && { phase: status.phase }),
    ...(storage && { storage }),
    ...(spec.storageClassName && { storageClass: spec.storageClassName }),
    usedBy: usersOf(claim, pods, find),
  };
  return { claim: part, conditions: troubledConditions(status.conditions) };
}

function usersOf(
  { metadata }: PersistentVolumeClaim,
  pods: readonly Pod[],
  find: FindOwner,
): readonly LocalObjectRef[] {
  const users = new Map<string, LocalObjectRef>();
  for (const pod of pods) {
    const isMounted = pod.spec.volumes.some(({ name, source, sourceName }) =>
      source === 'ephemeral'
        ? `${pod.metadata.name}-${name}` === metadata.name
        : source === 'persistentVolumeClaim' && sourceName === metadata.name,
    );
    if (!isMounted) continue;
    const { kind, name } = topOwner(pod, find);
    users.set(`${kind}/${name}`, { kind, name });
  }
  return [...users.values()];
}
