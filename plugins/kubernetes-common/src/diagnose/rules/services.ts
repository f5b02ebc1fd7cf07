import {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Pod,
  PodDisruptionBudget,
  PodsBySelector,
  ReplicaSet,
  Service,
  StatefulSet,
} from '../../model';
import { append, ClusterIndex } from '../ClusterIndex';
import { fieldEvidence, objectDraft, objectRef } from '../draft';
import { isTrue } from '../PodFacts';
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
}

/** Limits the checked workloads without pods for all services together. */
const MAX_LOOKS = 1_000_000;

export function serviceContext(index: ClusterIndex): ServiceContext {
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
  const ready = pods.filter(pod => isTrue(pod, 'Ready'));
  const portNames = new Set<string | undefined>();
  for (const { spec } of ready) {
    for (const { ports } of [...spec.containers, ...spec.initContainers]) {
      for (const { name } of ports) portNames.add(name);
    }
  }
  const found = { ready: ready.length, portNames };
  targets.set(pods, found);
  return found;
}

/** Whether a ready pod has a port for at least one of the service's ports. Named ports must be declared. */
function takesTraffic(
  { ready, portNames }: Targets,
  { spec: { ports } }: Service,
): boolean {
  return (
    ready > 0 &&
    (ports.length === 0 ||
      ports.some(
        ({ targetPort }) =>
          typeof targetPort !== 'string' || portNames.has(targetPort),
      ))
  );
}

/** A service without endpoints. */
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
  if (takesTraffic(targets, service)) return [];
  if (pods.length === 0 && isExplainedByOwner(service, context)) return [];
  // The ready pods only lack a port of that name.
  const port =
    targets.ready > 0 ? service.spec.ports[0]?.targetPort : undefined;
  const draft = objectDraft(index, objectRef(service), 'ServiceNoEndpoints', {
    params: {
      selector: selectorText(selector),
      matched: pods.length,
      ...(port !== undefined && { port, variant: 'portName' }),
    },
    evidence: [
      port === undefined
        ? fieldEvidence(service, 'spec.selector', selectorText(selector))
        : fieldEvidence(service, 'spec.ports[0].targetPort', port),
    ],
    since: service.metadata.creationTimestamp,
    confidence: 'likely',
  });
  if (pods.length === 0 || targets.ready > 0) return [{ draft }];
  // While pods are only starting, neither they nor the service have a finding.
  return [{ draft, symptomOf: index.findWorkload(pods[0]), needsCause: true }];
}

export function disruptionBudgetDrafts(
  index: ClusterIndex,
  budget: PodDisruptionBudget,
): readonly OwnerDraft[] {
  const { disruptionsAllowed, expectedPods, currentHealthy, desiredHealthy } =
    budget.status;
  const blocks =
    disruptionsAllowed === 0 &&
    expectedPods > 0 &&
    currentHealthy >= desiredHealthy;
  if (!blocks) return [];
  const draft = objectDraft(index, objectRef(budget), 'PDBBlocksEviction', {
    params: { healthy: currentHealthy, desired: desiredHealthy },
    evidence: [fieldEvidence(budget, 'status.disruptionsAllowed', 0)],
  });
  return [{ draft }];
}
