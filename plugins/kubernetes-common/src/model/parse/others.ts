import { ObjectMeta } from '../meta';
import {
  EndpointSlice,
  Ingress,
  IngressClass,
  LoadBalancerStatus,
  NetworkPolicy,
  Node,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  ResourceQuota,
  Service,
} from '../others';
import { parseConditions } from './meta';
import {
  compact,
  count,
  flag,
  items,
  Json,
  json,
  number,
  text,
  textRecord,
  texts,
  time,
} from './readers';
import { parseLabelSelector } from './workloads';

export function parsePersistentVolumeClaim(
  metadata: ObjectMeta,
  raw: Json,
): PersistentVolumeClaim {
  const spec = json(raw.spec);
  const status = json(raw.status);
  return {
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: compact({
      storageClassName: text(spec.storageClassName),
      volumeName: text(spec.volumeName),
      accessModes: texts(spec.accessModes),
      storage: textRecord(json(spec.resources).requests).storage,
    }),
    status: compact({
      phase: text(status.phase),
      storage: textRecord(status.capacity).storage,
      // The second form was used before 1.28.
      resizeStatus:
        textRecord(status.allocatedResourceStatuses).storage ??
        text(status.resizeStatus),
      conditions: parseConditions(status.conditions),
    }),
  };
}

function parseLoadBalancer(raw: unknown): LoadBalancerStatus {
  return {
    ingress: items(json(raw).ingress, item => {
      const { ip, hostname } = json(item);
      return compact({ ip: text(ip), hostname: text(hostname) });
    }),
  };
}

export function parseService(metadata: ObjectMeta, raw: Json): Service {
  const spec = json(raw.spec);
  return {
    kind: 'Service',
    metadata,
    spec: compact({
      type: text(spec.type),
      clusterIP: text(spec.clusterIP),
      externalIPs: texts(spec.externalIPs),
      selector: textRecord(spec.selector),
      publishesNotReady: flag(spec.publishNotReadyAddresses) || undefined,
      ports: items(spec.ports, item => {
        const port = json(item);
        const value = number(port.port);
        return value === undefined
          ? undefined
          : compact({
              name: text(port.name),
              port: value,
              targetPort: number(port.targetPort) ?? text(port.targetPort),
            });
      }),
    }),
    status: { loadBalancer: parseLoadBalancer(json(raw.status).loadBalancer) },
  };
}

function backendService(raw: unknown): string | undefined {
  const backend = json(raw);
  // The second form is extensions/v1beta1 and networking.k8s.io/v1beta1.
  return text(json(backend.service).name) ?? text(backend.serviceName);
}

function backendPort(raw: unknown): number | string | undefined {
  const backend = json(raw);
  const port = json(json(backend.service).port);
  const older = backend.servicePort;
  return number(port.number) ?? text(port.name) ?? number(older) ?? text(older);
}

type IngressRule = Ingress['spec']['rules'][number];

function parseIngressRule(raw: unknown): IngressRule {
  const rule = json(raw);
  return compact({
    host: text(rule.host),
    paths: items(json(rule.http).paths, item => {
      const path = json(item);
      return compact({
        path: text(path.path),
        serviceName: backendService(path.backend),
        servicePort: backendPort(path.backend),
      });
    }),
  });
}

function defaultPath(serviceName: string, backend: unknown) {
  return compact({ serviceName, servicePort: backendPort(backend) });
}

/** The predecessor of `spec.ingressClassName`, which some controllers still prefer. */
const INGRESS_CLASS = 'kubernetes.io/ingress.class';

export function parseIngress(metadata: ObjectMeta, raw: Json): Ingress {
  const spec = json(raw.spec);
  const rules = items(spec.rules, parseIngressRule);
  const defaultBackend = spec.defaultBackend ?? spec.backend;
  const defaultService = backendService(defaultBackend);
  const secrets = items(spec.tls, item => text(json(item).secretName));
  const services = [
    defaultService,
    ...rules.flatMap(({ paths }) =>
      paths.map(({ serviceName }) => serviceName),
    ),
  ].filter(name => name !== undefined);
  const named = text(spec.ingressClassName);
  const annotated = text(json(json(raw.metadata).annotations)[INGRESS_CLASS]);
  return {
    kind: 'Ingress',
    metadata,
    spec: compact({
      className: named ?? annotated,
      isClassAnnotated:
        (named === undefined && annotated !== undefined) || undefined,
      hosts: rules.map(({ host }) => host).filter(host => host !== undefined),
      serviceNames: [...new Set(services)],
      rules: defaultService
        ? [...rules, { paths: [defaultPath(defaultService, defaultBackend)] }]
        : rules,
      tlsHosts: items(spec.tls, item => texts(json(item).hosts)).flat(),
      tlsSecrets: secrets.length > 0 ? [...new Set(secrets)] : undefined,
    }),
    status: { loadBalancer: parseLoadBalancer(json(raw.status).loadBalancer) },
  };
}

const DEFAULT_INGRESS_CLASS = 'ingressclass.kubernetes.io/is-default-class';

export function parseIngressClass(
  metadata: ObjectMeta,
  raw: Json,
): IngressClass {
  const annotations = json(json(raw.metadata).annotations);
  return {
    kind: 'IngressClass',
    metadata,
    spec: { isDefault: annotations[DEFAULT_INGRESS_CLASS] === 'true' },
  };
}

export function parseNetworkPolicy(
  metadata: ObjectMeta,
  raw: Json,
): NetworkPolicy {
  const spec = json(raw.spec);
  const types = texts(spec.policyTypes);
  return {
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: parseLabelSelector(spec.podSelector),
      // Without types it is about requests to the pods.
      isIngress: types.length === 0 || types.includes('Ingress'),
      letsIn: Array.isArray(spec.ingress) && spec.ingress.length > 0,
    },
  };
}

const SERVICE_NAME = 'kubernetes.io/service-name';

/** When a pod turned ready or unready, where that is why the controller wrote the slice last. */
const LAST_CHANGE = 'endpoints.kubernetes.io/last-change-trigger-time';

/** When a slice was written last, by whoever writes its endpoints. */
function endpointsChangedAt(metadata: Json): string | undefined {
  const times = [
    time(json(metadata.annotations)[LAST_CHANGE]),
    ...items(metadata.managedFields, manager => {
      const { fieldsV1, time: written } = json(manager);
      return json(fieldsV1)['f:endpoints'] ? time(written) : undefined;
    }),
  ];
  return times.reduce(
    (newest, each) =>
      newest === undefined || Date.parse(each ?? '') > Date.parse(newest)
        ? each
        : newest,
    undefined,
  );
}

export function parseEndpointSlice(
  metadata: ObjectMeta,
  raw: Json,
): EndpointSlice {
  // Ready unless it says that it isn't.
  const ready = items(
    raw.endpoints,
    item => json(json(item).conditions).ready !== false,
  );
  return {
    kind: 'EndpointSlice',
    metadata,
    spec: compact({
      service: Object.hasOwn(metadata.labels, SERVICE_NAME)
        ? metadata.labels[SERVICE_NAME]
        : undefined,
      addressType: text(raw.addressType) ?? '',
      ports: items(raw.ports, item => text(json(item).name) ?? ''),
      ready: ready.filter(Boolean).length,
      total: ready.length,
      changedAt: endpointsChangedAt(json(raw.metadata)),
    }),
  };
}

export function parseResourceQuota(
  metadata: ObjectMeta,
  raw: Json,
): ResourceQuota {
  const status = json(raw.status);
  return {
    kind: 'ResourceQuota',
    metadata,
    status: { hard: textRecord(status.hard), used: textRecord(status.used) },
  };
}

export function parsePodDisruptionBudget(
  metadata: ObjectMeta,
  raw: Json,
): PodDisruptionBudget {
  const status = json(raw.status);
  return {
    kind: 'PodDisruptionBudget',
    metadata,
    status: {
      disruptionsAllowed: count(status.disruptionsAllowed),
      currentHealthy: count(status.currentHealthy),
      desiredHealthy: count(status.desiredHealthy),
      expectedPods: count(status.expectedPods),
      conditions: parseConditions(status.conditions),
    },
  };
}

export function parseNode(metadata: ObjectMeta, raw: Json): Node {
  const spec = json(raw.spec);
  return {
    kind: 'Node',
    metadata,
    spec: {
      unschedulable: flag(spec.unschedulable) ?? false,
      taints: items(spec.taints, item => {
        const taint = json(item);
        const key = text(taint.key);
        return key === undefined
          ? undefined
          : compact({
              key,
              value: text(taint.value),
              effect: text(taint.effect) ?? '',
            });
      }),
    },
    status: { conditions: parseConditions(json(raw.status).conditions) },
  };
}
