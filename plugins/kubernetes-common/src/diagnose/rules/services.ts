import { append } from '../../append';
import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Pod,
  PodsBySelector,
  ReplicaSet,
  Service,
  StatefulSet,
  isPodReady,
} from '../../model';
import { ReachContext } from '../../reach';
import { ClusterIndex } from '../ClusterIndex';
import { Draft, fieldEvidence, objectDraft, objectRef } from '../draft';
import { OwnerDraft } from './ownerDraft';

/** Services are usually applied before their pods. */
const GRACE_SECONDS = 120;

type Labels = Readonly<Record<string, string>>;

function contradicts(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).some(
    ([key, value]) => labels[key] !== undefined && labels[key] !== value,
  );
}

function selectorText(selector: Labels): string {
  return Object.entries(selector)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** Lookups for all services, collected once. */
interface ServiceContext {
  readonly pods: PodsBySelector;
  readonly targets: WeakMap<readonly Pod[], Targets>;
  /** Pod template labels of workloads without pods, by each label. */
  readonly emptyWorkloads: ReadonlyMap<string, readonly Labels[]>;
  /** The remaining number of checks for all services. */
  looksLeft: number;
  readonly reach: ReachContext;
}

/** Limits the checked workloads without pods for all services together. */
const MAX_LOOKS = 1_000_000;

export function serviceContext(
  index: ClusterIndex,
  reach: ReachContext,
): ServiceContext {
  const hasServices = index.all('Service').length > 0;
  const emptyWorkloads = new Map<string, Labels[]>();
  for (const workload of hasServices ? makersOfPods(index) : []) {
    if (index.findPods(objectRef(workload)).length > 0) continue;
    const labels = labelsOfPods(workload);
    for (const label of Object.entries(labels)) {
      append(
        emptyWorkloads,
        labelKey(workload.metadata.namespace, label),
        labels,
      );
    }
  }
  return {
    pods: new PodsBySelector(hasServices ? index.all('Pod') : []),
    targets: new WeakMap(),
    emptyWorkloads,
    looksLeft: MAX_LOOKS,
    reach,
  };
}

type MakerOfPods =
  | Deployment
  | StatefulSet
  | ReplicaSet
  | DaemonSet
  | Job
  | CronJob;

function makersOfPods(index: ClusterIndex): readonly MakerOfPods[] {
  return [
    ...index.all('Deployment'),
    ...index.all('StatefulSet'),
    ...index.all('ReplicaSet'),
    ...index.all('DaemonSet'),
    ...index.all('Job'),
    ...index.all('CronJob'),
  ];
}

/** Some of the pods' labels: for most kinds, those of the selector. */
function labelsOfPods(workload: MakerOfPods): Labels {
  switch (workload.kind) {
    case 'Job':
      return workload.spec.template.metadata.labels;
    case 'CronJob':
      return workload.spec.jobTemplate.spec.template.metadata.labels;
    default:
      return workload.spec.selector.matchLabels;
  }
}

function labelKey(namespace: string, label: readonly string[]): string {
  return JSON.stringify([namespace, ...label]);
}

/**
 * Whether the service may select a workload without pods: scaled to zero, not
 * allowed to create any, or between two runs. True if checking takes too long.
 */
function isExplainedByOwner(
  { metadata, spec: { selector } }: Service,
  context: ServiceContext,
): boolean {
  return Object.entries(selector).some(label =>
    context.emptyWorkloads
      .get(labelKey(metadata.namespace, label))
      ?.some(labels => {
        context.looksLeft -= 1;
        return context.looksLeft < 0 || !contradicts(labels, selector);
      }),
  );
}

/** Facts about pods that several services select. */
interface Targets {
  readonly ready: number;
  /** Port names that a ready pod declares. */
  readonly portNames: ReadonlySet<string | undefined>;
}

function countTargets(
  pods: readonly Pod[],
  { targets }: ServiceContext,
): Targets {
  const known = targets.get(pods);
  if (known) return known;
  const ready = pods.filter(pod => isPodReady(pod));
  const portNames = new Set<string | undefined>();
  for (const { spec } of ready) {
    // An init container has ended when the pod is ready, unless it is a sidecar.
    const sidecars = spec.initContainers.filter(
      ({ restartPolicy }) => restartPolicy === 'Always',
    );
    for (const { ports } of [...spec.containers, ...sidecars]) {
      for (const { name } of ports) portNames.add(name);
    }
  }
  const found = { ready: ready.length, portNames };
  targets.set(pods, found);
  return found;
}

/** Ports that go by the name of a container's port, where no ready pod declares it. */
function undeclaredPorts(
  { portNames }: Targets,
  { spec: { ports } }: Service,
): readonly ServicePort[] {
  return ports.filter(
    ({ targetPort }) =>
      typeof targetPort === 'string' && !portNames.has(targetPort),
  );
}

type ServicePort = Service['spec']['ports'][number];

/** A service without endpoints, or with a port that leads nowhere. */
export function serviceDrafts(
  index: ClusterIndex,
  service: Service,
  context: ServiceContext,
): readonly OwnerDraft[] {
  const { selector, type, clusterIP } = service.spec;
  const { namespace } = service.metadata;
  const isPlain =
    type !== 'ExternalName' &&
    clusterIP !== 'None' &&
    Object.keys(selector).length > 0;
  if (!isPlain || !index.hasRead('Pod')) return [];
  if (index.age(service) < GRACE_SECONDS) return [];
  const pods = context.pods.matching(namespace, selector);
  if (!pods) return [];
  const targets = countTargets(pods, context);
  if (targets.ready > 0) {
    return portDrafts(index, service, context, { pods, targets });
  }
  const slices = context.reach.countEndpoints(service);
  // Pods of others may be behind it, too.
  if (slices && slices.ready > 0) return [];
  if (pods.length === 0 && isExplainedByOwner(service, context)) return [];
  const draft = endpointsDraft(index, service, pods.length);
  if (pods.length === 0) return [{ draft }];
  // While pods are only starting, neither they nor the service have a finding.
  return [{ draft, symptomOf: index.findWorkload(pods[0]), needsCause: true }];
}

/** What is wrong although pods are ready. */
function portDrafts(
  index: ClusterIndex,
  service: Service,
  { reach }: ServiceContext,
  {
    pods,
    targets,
  }: { readonly pods: readonly Pod[]; readonly targets: Targets },
): readonly OwnerDraft[] {
  const slices = reach.countEndpoints(service);
  const undeclared = undeclaredPorts(targets, service).filter(
    ({ name = '' }) => !slices?.ports.has(name),
  );
  if (undeclared.length > 0) {
    return [{ draft: portDraft(index, service, pods.length, undeclared) }];
  }
  const isLost = slices?.ready === 0 && reach.targets(pods).isSettled;
  return isLost
    ? [{ draft: endpointsDraft(index, service, pods.length, 'notPublished') }]
    : [];
}

function endpointsDraft(
  index: ClusterIndex,
  service: Service,
  matched: number,
  variant?: 'notPublished',
): Draft {
  const selector = selectorText(service.spec.selector);
  return objectDraft(index, objectRef(service), 'ServiceNoEndpoints', {
    params: { selector, matched, ...(variant && { variant }) },
    evidence: [fieldEvidence(service, 'spec.selector', selector)],
    since: service.metadata.creationTimestamp,
    confidence: 'likely',
  });
}

/** The ready pods only lack ports of these names. */
function portDraft(
  index: ClusterIndex,
  service: Service,
  matched: number,
  undeclared: readonly ServicePort[],
): Draft {
  const { ports, selector } = service.spec;
  const [{ port, targetPort }] = undeclared;
  const isAll = undeclared.length === ports.length;
  const at = ports.findIndex(each => each.port === port);
  return objectDraft(index, objectRef(service), 'ServiceNoEndpoints', {
    params: {
      selector: selectorText(selector),
      matched,
      port: targetPort,
      ...(isAll
        ? { variant: 'portName' }
        : { variant: 'onePort', servicePort: port }),
    },
    evidence: [
      fieldEvidence(service, `spec.ports[${at}].targetPort`, targetPort),
    ],
    since: service.metadata.creationTimestamp,
    confidence: 'likely',
  });
}
