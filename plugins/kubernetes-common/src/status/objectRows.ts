import {
  ClusterObjects,
  Ingress,
  KubernetesObject,
  LoadBalancerStatus,
  PersistentVolumeClaim,
  Pod,
  PodsBySelector,
  Service,
  isPodReady,
} from '../model';
import type { Finding } from '../diagnose/types';
import {
  ingressChains,
  ReachChain,
  ReachContext,
  refusalKey,
  serviceChains,
} from '../reach';
import type {
  ClaimPart,
  IngressPart,
  LocalObjectRef,
  ObjectRow,
  ServicePart,
} from '../wire/objectTypes';
import { autoscalerParts } from './autoscalerParts';
import { troubledConditions } from './conditionRows';
import { customResourceRows } from './customResourceRows';
import { FindOwner, topOwner } from './owners';
import { selectedWorkloads } from './selectedWorkloads';
import { namespacedName } from '../keys';

type Parts = Omit<ObjectRow, 'kind' | 'namespace' | 'name' | 'uid'>;

/** Rows of everything that is neither a pod nor a workload. */
export function toObjectRows(
  view: ClusterObjects,
  find: FindOwner,
  now: Date,
  findings: readonly Finding[] = [],
): readonly ObjectRow[] {
  const { objects } = view;
  const reach = new ReachContext(view, now, refusals(findings));
  const { Pod: pods = [], PersistentVolumeClaim: claims = [] } = objects;
  const endpoints = endpointsIn(objects.Service ? pods : []);
  const selected = objects.Service && selectedWorkloads(view, find);
  const users = usersByClaim(claims.length > 0 ? pods : [], find);
  return [
    ...mapRows(objects.HorizontalPodAutoscaler, autoscalerParts),
    ...mapRows(objects.Service, service => ({
      service: servicePart(service, endpoints(service), selected?.(service)),
      ...withChains(serviceChains(reach, service)),
    })),
    ...mapRows(objects.Ingress, ingress => ({
      ingress: ingressPart(ingress),
      ...withChains(ingressChains(reach, ingress)),
    })),
    ...mapRows(claims, claim =>
      claimParts(claim, [
        ...(users.get(namespacedName(claim.metadata))?.values() ?? []),
      ]),
    ),
    ...customResourceRows(view, find, reach),
  ];
}

/** What the controllers of load balancers and Ingresses report, as the findings quote it. */
const REFUSALS: ReadonlySet<string> = new Set([
  'ServiceLoadBalancerPending',
  'IngressSyncFailed',
]);

function refusals(findings: readonly Finding[]): ReadonlyMap<string, string> {
  return new Map(
    findings
      .filter(({ class: name }) => REFUSALS.has(name))
      .flatMap(({ params: { message, reason }, scope }) => {
        const words = [reason, message].filter(Boolean).join(': ');
        const key = refusalKey({ kind: scope.kind, metadata: scope });
        return words ? [[key, words] as const] : [];
      }),
  );
}

function mapRows<T extends KubernetesObject>(
  objects: readonly T[] | undefined,
  toParts: (object: T) => Parts,
): readonly ObjectRow[] {
  return (objects ?? []).map(object => {
    const { conditions = [], ...parts } = toParts(object);
    const { namespace, name, uid } = object.metadata;
    return {
      ...{ kind: object.kind, namespace, name },
      ...(uid !== '' && { uid }),
      ...parts,
      ...(conditions.length > 0 && { conditions }),
    };
  });
}

function withChains(chains: readonly ReachChain[]): Pick<Parts, 'reach'> {
  return chains.length > 0 ? { reach: chains } : {};
}

type Endpoints = NonNullable<ServicePart['endpoints']>;

/** The number of a service's pods; undefined without a selector, or if counting would take too long. */
function endpointsIn(
  pods: readonly Pod[],
): (service: Service) => Endpoints | undefined {
  const selected = new PodsBySelector(pods);
  const counts = new WeakMap<readonly Pod[], Endpoints>();
  return ({ metadata, spec: { selector } }) => {
    const found = selected.matching(metadata.namespace, selector);
    if (!found || Object.keys(selector).length === 0) return undefined;
    const count = counts.get(found) ?? {
      ready: found.filter(isPodReady).length,
      total: found.length,
    };
    counts.set(found, count);
    return count;
  };
}

function servicePart(
  { spec, status }: Service,
  endpoints: Endpoints | undefined,
  workloads: readonly LocalObjectRef[] | undefined,
): ServicePart {
  return {
    type: spec.type ?? 'ClusterIP',
    ports: spec.ports.map(({ name, port, targetPort }) => ({
      ...(name && { name }),
      port,
      ...(targetPort !== undefined && { targetPort: String(targetPort) }),
    })),
    ...externalAddresses(status.loadBalancer, spec.externalIPs),
    ...(endpoints && { endpoints }),
    ...(workloads && { workloads }),
  };
}

function externalAddresses(
  { ingress }: LoadBalancerStatus,
  externalIPs: readonly string[] = [],
) {
  const given = ingress
    .map(({ ip, hostname }) => hostname ?? ip)
    .filter(address => address !== undefined);
  const addresses = [...new Set([...given, ...externalIPs])];
  return addresses.length > 0 ? { addresses } : {};
}

function ingressPart({ spec, status }: Ingress): IngressPart {
  const tlsHosts = new Set(spec.tlsHosts);
  return {
    rules: spec.rules.flatMap(({ host, paths }) => {
      const isTls = host !== undefined && isCovered(host, tlsHosts);
      return paths.map(({ path, serviceName }) => ({
        ...(host && { host }),
        ...(path && { path }),
        ...(serviceName && { service: serviceName }),
        isTls,
      }));
    }),
    ...externalAddresses(status.loadBalancer),
  };
}

/** A wildcard matches one label of a host name. */
function isCovered(host: string, tlsHosts: ReadonlySet<string>): boolean {
  const wildcard = `*${host.slice(host.indexOf('.'))}`;
  return tlsHosts.has(host) || tlsHosts.has(wildcard);
}

function claimParts(
  { spec, status }: PersistentVolumeClaim,
  usedBy: readonly LocalObjectRef[],
): Parts {
  const storage = status.storage ?? spec.storage;
  const part: ClaimPart = {
    ...(status.phase && { phase: status.phase }),
    ...(storage && { storage }),
    ...(spec.storageClassName && { storageClass: spec.storageClassName }),
    usedBy,
  };
  return { claim: part, conditions: troubledConditions(status.conditions) };
}

/** The workloads that use each claim, by namespaced name. Visits each volume once, however many claims there are. */
function usersByClaim(
  pods: readonly Pod[],
  find: FindOwner,
): ReadonlyMap<string, ReadonlyMap<string, LocalObjectRef>> {
  const result = new Map<string, Map<string, LocalObjectRef>>();
  for (const pod of pods) {
    const { metadata, spec } = pod;
    const { kind, name: owner } = topOwner(pod, find);
    for (const { name, source, sourceName } of spec.volumes) {
      const isEphemeral = source === 'ephemeral';
      if (!isEphemeral && source !== 'persistentVolumeClaim') continue;
      const claim = isEphemeral ? `${metadata.name}-${name}` : sourceName;
      if (claim === undefined) continue;
      const key = namespacedName({
        namespace: metadata.namespace,
        name: claim,
      });
      const users = result.get(key) ?? new Map<string, LocalObjectRef>();
      result.set(key, users.set(`${kind}/${owner}`, { kind, name: owner }));
    }
  }
  return result;
}
