import { Ingress, KubernetesObject } from '../../model';
import {
  backendLinks,
  distinctBackends,
  gatewayLinks,
  ingressBackends,
  isCertificate,
  ReachContext,
  ReachLink,
  Route,
  routeBackendLinks,
} from '../../reach';
import { ClusterIndex } from '../ClusterIndex';
import { Draft, fieldEvidence, objectDraft, objectRef } from '../draft';
import { certificateDrafts } from './certificates';
import { OwnerDraft } from './ownerDraft';

/** Manifests of one release are applied in any order. */
const GRACE_SECONDS = 120;

/** One for each backend; more of one object are no help. */
const MAX_BACKENDS = 20;

/** Nobody writes an Ingress with more. */
const MAX_EXAMINED = 1_000;

/** What keeps requests from arriving, and the objects whose state it explains. */
export interface ReachDrafts {
  readonly drafts: readonly OwnerDraft[];
  readonly explained: ReadonlySet<KubernetesObject>;
}

/** Applies the rules about the way of requests that no other rule covers. */
export function reachDrafts(
  index: ClusterIndex,
  context: ReachContext,
): ReachDrafts {
  const explained = new Set<KubernetesObject>();
  const drafts = index
    .all('Ingress')
    .filter(ingress => isSettled(index, ingress))
    .flatMap(ingress => toOwner(ingressDrafts(index, context, ingress)));
  const explain = (object: KubernetesObject, found: readonly OwnerDraft[]) => {
    if (found.length > 0) explained.add(object);
    drafts.push(...found);
  };
  for (const route of context.routes) {
    if (!isSettled(index, route)) continue;
    explain(route, toOwner(routeDrafts(index, context, route)));
  }
  for (const certificate of index.all('CustomResource')) {
    if (!isCertificate(certificate)) continue;
    explain(certificate, certificateDrafts(index, context, certificate));
  }
  return { drafts, explained };
}

function toOwner(drafts: readonly Draft[]): readonly OwnerDraft[] {
  return drafts.map(draft => ({ draft }));
}

function isSettled(index: ClusterIndex, object: KubernetesObject): boolean {
  return (
    object.metadata.deletionTimestamp === undefined &&
    index.age(object) >= GRACE_SECONDS
  );
}

function ingressDrafts(
  index: ClusterIndex,
  context: ReachContext,
  ingress: Ingress,
): readonly Draft[] {
  const { namespace } = ingress.metadata;
  const backends = ingressBackends(ingress).slice(0, MAX_EXAMINED);
  const ends = backends.flatMap(({ host, service, port }) =>
    service === undefined
      ? []
      : [
          {
            ...{ host, service },
            isOwn: isOwnService(index, namespace, service),
            links: backendLinks(context, namespace, { service, port }),
          },
        ],
  );
  return backendDrafts(index, ingress, ends);
}

/** A route that no Gateway accepts needs no word about its backends. */
function routeDrafts(
  index: ClusterIndex,
  context: ReachContext,
  route: Route,
): readonly Draft[] {
  const { metadata, network, resource } = route;
  const named = { metadata, kind: resource.kind };
  const links = gatewayLinks(context, route);
  const broken = findBroken(links);
  const [{ name: gateway }] = links;
  const isOwn = isOwnGateway(index, gateway);
  // What one of the service's own Gateways lacks is said of the Gateway.
  if (broken && !(isOwn && broken.step !== 'gateway')) {
    return [
      objectDraft(index, objectRef(named), 'RouteNotAccepted', {
        params: {
          gateway,
          gatewayClass: broken.step === 'class' ? broken.name : undefined,
          message: broken.detail || undefined,
          hosts: network.hostnames.slice(0, 3).join(', ') || undefined,
          variant: broken.reason === 'notAccepted' ? undefined : broken.reason,
        },
        evidence: [fieldEvidence(named, 'spec.parentRefs', gateway)],
        confidence: broken.reason === 'notAccepted' ? 'certain' : 'likely',
      }),
    ];
  }
  const ends = distinctBackends(route)
    .slice(0, MAX_BACKENDS)
    .map(backend => ({
      service: backend.name,
      isOwn: isOwnService(
        index,
        backend.namespace ?? metadata.namespace,
        backend.name,
      ),
      links: routeBackendLinks(context, route, backend),
    }));
  return backendDrafts(index, named, ends);
}

function isOwnGateway(index: ClusterIndex, name: string | undefined): boolean {
  return index
    .all('CustomResource')
    .some(
      ({ metadata, network }) =>
        network?.type === 'gateway' && metadata.name === name,
    );
}

function isOwnService(
  index: ClusterIndex,
  namespace: string,
  name: string,
): boolean {
  return index.find('Service', namespace, name) !== undefined;
}

interface BackendEnd {
  readonly host?: string;
  readonly service: string;
  /** Whether the Service belongs to the service. */
  readonly isOwn: boolean;
  readonly links: readonly ReachLink[];
}

type Named = Pick<KubernetesObject, 'kind' | 'metadata'>;

function backendDrafts(
  index: ClusterIndex,
  object: Named,
  ends: readonly BackendEnd[],
): readonly Draft[] {
  const found = new Map<string, Draft>();
  for (const end of ends) {
    if (found.size >= MAX_BACKENDS) break;
    const broken = findBroken(end.links);
    if (!broken) continue;
    const key = `${end.service} ${broken.step === 'port' ? broken.name : ''}`;
    const draft = found.has(key)
      ? undefined
      : backendDraft(index, object, end, broken);
    if (draft) found.set(key, draft);
  }
  return [...found.values()];
}

function findBroken(links: readonly ReachLink[]): ReachLink | undefined {
  return links.find(({ state }) => state === 'broken');
}

/** A Service of the service's own without endpoints has its own finding, so only those of others are reported here. */
function backendDraft(
  index: ClusterIndex,
  object: Named,
  { host, service, isOwn }: BackendEnd,
  { detail, name, namespace, reason, total }: ReachLink,
): Draft | undefined {
  const ref = objectRef(object);
  // Without references something may exist that just wasn't read.
  const confidence = index.view.references ? 'certain' : 'likely';
  switch (reason) {
    case 'serviceMissing':
      return objectDraft(index, ref, 'BackendServiceMissing', {
        params: { service, host },
        evidence: [fieldEvidence(object, 'backend service', service)],
        confidence,
      });
    case 'portMissing':
      return objectDraft(index, ref, 'BackendPortMissing', {
        params: { service, host, port: name, ports: detail || undefined },
        evidence: [fieldEvidence(object, 'backend port', name)],
        confidence,
      });
    case 'notGranted':
      return objectDraft(index, ref, 'ReferenceNotGranted', {
        params: { service, serviceNamespace: namespace },
        evidence: [fieldEvidence(object, 'backendRefs', service)],
      });
    case 'noReadyEndpoint':
      return isOwn
        ? undefined
        : objectDraft(index, ref, 'ServiceNoEndpoints', {
            params: { service, host, matched: total, variant: 'foreign' },
            evidence: [fieldEvidence(object, 'backend service', service)],
            confidence: 'likely',
          });
    default:
      return undefined;
  }
}
