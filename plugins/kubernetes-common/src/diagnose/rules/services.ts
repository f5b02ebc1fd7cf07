import {
  DaemonSet,
  Deployment,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  Service,
  StatefulSet,
} from '../../model';
import { append, ClusterIndex } from '../ClusterIndex';
import { fieldEvidence, objectDraft, refOf } from '../draft';
import { isTrue } from '../PodFacts';
import { OwnerDraft } from './ownerDraft';

/** Services are usually applied before the pods behind them. */
const GRACE_SECONDS = 120;

type Labels = Readonly<Record<string, string>>;

function contains(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

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

/**
 * Pods by one of their labels, so that a service looks at the pods that may
 * match and not at all of them.
 */
class PodsByLabel {
  readonly #pods = new Map<string, Pod[]>();

  constructor(pods: readonly Pod[]) {
    for (const pod of pods) {
      const { labels, namespace } = pod.metadata;
      for (const [key, value] of Object.entries(labels)) {
        append(this.#pods, `${namespace}/${key}=${value}`, pod);
      }
    }
  }

  matching(namespace: string, selector: Labels): readonly Pod[] {
    let smallest: readonly Pod[] | undefined;
    for (const [key, value] of Object.entries(selector)) {
      const list = this.#pods.get(`${namespace}/${key}=${value}`) ?? [];
      if (!smallest || list.length < smallest.length) smallest = list;
    }
    return (smallest ?? []).filter(pod =>
      contains(pod.metadata.labels, selector),
    );
  }
}

type Selecting = Deployment | StatefulSet | ReplicaSet | DaemonSet;

/** What services need to look up, gathered once. */
interface ServiceContext {
  readonly pods: PodsByLabel;
  /** Workloads that have no pods, by namespace. */
  readonly emptyWorkloads: ReadonlyMap<string, readonly Selecting[]>;
}

export function serviceContext(index: ClusterIndex): ServiceContext {
  const hasServices = index.all('Service').length > 0;
  const emptyWorkloads = new Map<string, Selecting[]>();
  const workloads: readonly Selecting[] = hasServices
    ? [
        ...index.all('Deployment'),
        ...index.all('StatefulSet'),
        ...index.all('ReplicaSet'),
        ...index.all('DaemonSet'),
      ]
    : [];
  for (const workload of workloads) {
    if (index.podsOf(refOf(workload)).length > 0) continue;
    const { namespace } = workload.metadata;
    append(emptyWorkloads, namespace, workload);
  }
  return {
    pods: new PodsByLabel(hasServices ? index.all('Pod') : []),
    emptyWorkloads,
  };
}

/**
 * Whether a workload without pods may be what the service selects: scaled to
 * zero, or not allowed to create any. Its template's labels were not read, but
 * its own selector is part of them.
 */
function isExplainedByOwner(
  service: Service,
  { emptyWorkloads }: ServiceContext,
): boolean {
  const { selector } = service.spec;
  const workloads = emptyWorkloads.get(service.metadata.namespace) ?? [];
  return workloads.some(({ spec }) => {
    const { matchLabels } = spec.selector;
    return (
      !contradicts(matchLabels, selector) &&
      Object.keys(selector).some(key => matchLabels[key] !== undefined)
    );
  });
}

/** Whether the pod has a port for at least one of the service's; a named one has to be declared. */
function takesTraffic(pod: Pod, { spec: { ports } }: Service): boolean {
  const declared = new Set(
    [...pod.spec.containers, ...pod.spec.initContainers].flatMap(container =>
      container.ports.map(({ name }) => name),
    ),
  );
  return (
    ports.length === 0 ||
    ports.some(
      ({ targetPort }) =>
        typeof targetPort !== 'string' || declared.has(targetPort),
    )
  );
}

/** A service that sends its callers nowhere. */
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
  const ready = pods.filter(pod => isTrue(pod, 'Ready'));
  if (ready.some(pod => takesTraffic(pod, service))) return [];
  if (pods.length === 0 && isExplainedByOwner(service, context)) return [];
  const draft = objectDraft(index, refOf(service), 'ServiceNoEndpoints', {
    params: { selector: selectorText(selector), matched: pods.length },
    evidence: [fieldEvidence(service, 'spec.selector', selectorText(selector))],
    since: service.metadata.creationTimestamp,
    confidence: 'likely',
  });
  if (pods.length === 0 || ready.length > 0) return [{ draft }];
  // Pods that are only starting make no finding, and then neither does the service.
  return [{ draft, symptomOf: index.workloadOf(pods[0]), needsCause: true }];
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
  const draft = objectDraft(index, refOf(budget), 'PDBBlocksEviction', {
    params: { healthy: currentHealthy, desired: desiredHealthy },
    evidence: [fieldEvidence(budget, 'status.disruptionsAllowed', 0)],
  });
  return [{ draft }];
}
