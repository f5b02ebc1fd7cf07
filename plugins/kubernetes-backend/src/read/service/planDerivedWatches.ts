import {
  ClusterObjects,
  KindProblem,
  ModelKind,
  ModelObject,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  isSelected,
  LabelSelector,
  matchesSelector,
  ServiceTarget,
} from '../../locate';
import { TypeLookup } from '../resourceTypes';
import { ListWatchSpec, specKey } from '../informer/ListWatchSpec';
import { REACH_KINDS } from './planReachWatches';
import { planRevisionWatches } from './planRevisionWatches';
import { equalities, toSelector, toTerms } from './workloadSelector';

/** Twenty Deployments whose pods have no label of the service; each costs two watches. */
const MAX_OWNED_WATCHES = 40;

/** Each costs four watches, which all services of the namespace share. */
const MAX_NAMESPACES = 10;

/** Kinds that refer to pods or workloads and seldom have the label of the service. */
const NAMESPACE_KINDS: readonly ModelKind[] = [
  'HorizontalPodAutoscaler',
  'PersistentVolumeClaim',
  'Service',
  'Ingress',
];

/** The Job controller adds this label to every pod that it creates. */
const POD_OF_A_JOB = 'job-name';

const NO_OBJECTS: ReadonlySet<ModelObject> = new Set();

/** What to read besides the objects that have the label. */
export interface DerivedWatches {
  /** By the selectors of the service's workloads; they may match objects of other services, too. */
  readonly owned: readonly ListWatchSpec[];
  /** Of the service's StatefulSets and DaemonSets. */
  readonly revisions: readonly ListWatchSpec[];
  /** In the namespaces in which the service has objects. */
  readonly namespaced: readonly ListWatchSpec[];
  readonly problems: readonly KindProblem[];
}

/** Whether a kind is read by namespace, as it need not have the service's label. */
function isNamespaceKind(kind: ModelKind): boolean {
  return NAMESPACE_KINDS.includes(kind);
}

/** Whether a kind is read only where other objects lead to it. */
export function isDerivedKind(kind: ModelKind): boolean {
  return (
    isNamespaceKind(kind) ||
    kind === 'ControllerRevision' ||
    REACH_KINDS.includes(kind)
  );
}

/**
 * Plans what else to read, from the objects that are known to be the service's.
 * Where the pods have the label, too, as in most services, there is nothing to add
 * for the workloads.
 *
 * @param named - workloads without the label that a custom resource names
 */
export function planDerivedWatches(
  objects: ClusterObjects['objects'],
  target: ServiceTarget,
  types: TypeLookup,
  named: ReadonlySet<ModelObject> = NO_OBJECTS,
): DerivedWatches {
  const owned = new Map<string, ListWatchSpec>();
  const roots = Object.values(objects)
    .flat()
    .filter(root => isSelected(target, root.metadata) || named.has(root))
    .sort(byName);
  let read = 0;
  let total = 0;
  for (const root of roots) {
    const wanted = ownedBy(root, target, types);
    if (wanted.length === 0) continue;
    total += 1;
    const added = wanted.filter(one => !owned.has(specKey(one)));
    if (owned.size + added.length > MAX_OWNED_WATCHES) continue;
    read += 1;
    for (const one of added) owned.set(specKey(one), one);
  }
  const namespaces = listNamespaces(objects);
  const shown = namespaces.slice(0, MAX_NAMESPACES);
  const namespaced = shown.flatMap(namespace =>
    types.configured(NAMESPACE_KINDS).map(type => ({ type, namespace })),
  );
  return {
    owned: [...owned.values()],
    revisions: planRevisionWatches(roots, target, types),
    namespaced,
    problems: [
      ...(read < total ? [truncatedWorkloads(read, total)] : []),
      ...(shown.length < namespaces.length
        ? truncatedNamespaces(shown.length, namespaces.length, types)
        : []),
    ],
  };
}

function ownedBy(
  root: ModelObject,
  target: ServiceTarget,
  types: TypeLookup,
): readonly ListWatchSpec[] {
  const { namespace } = root.metadata;
  const select = (kind: ModelKind, selector: LabelSelector | undefined) => ({
    type: types.any(kind),
    namespace,
    selector,
  });
  switch (root.kind) {
    case 'Deployment':
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'DaemonSet': {
      const { selector, template } = root.spec;
      const labels = { ...template.metadata.labels, ...selector.matchLabels };
      const own = toSelector(selector);
      if (!own || matchesSelector(target.selector, labels)) return [];
      const pods = select('Pod', own);
      return root.kind === 'Deployment'
        ? [select('ReplicaSet', own), pods]
        : [pods];
    }
    case 'Job': {
      const { labels } = root.spec.template.metadata;
      return matchesSelector(target.selector, labels)
        ? []
        : [select('Pod', jobPodSelector(labels))];
    }
    case 'CronJob': {
      const { metadata, spec } = root.spec.jobTemplate;
      const { labels } = spec.template.metadata;
      if (matchesSelector(target.selector, labels)) return [];
      const pods = select('Pod', jobPodSelector(labels));
      return matchesSelector(target.selector, metadata.labels)
        ? [pods]
        : [select('Job', toLabelSelector(metadata.labels)), pods];
    }
    default:
      return [];
  }
}

/** Jobs of a CronJob come and go, but share the labels of their template, so one watch covers all of them. */
function jobPodSelector(
  labels: Readonly<Record<string, string>>,
): LabelSelector | undefined {
  return toTerms([...equalities(labels), POD_OF_A_JOB]);
}

function toLabelSelector(
  labels: Readonly<Record<string, string>>,
): LabelSelector | undefined {
  return toTerms(equalities(labels));
}

function listNamespaces(objects: ClusterObjects['objects']): readonly string[] {
  const namespaces = new Set(
    Object.values(objects)
      .flat()
      // An Argo CD Application is in Argo CD's namespace, where nothing else is the service's.
      .filter(({ kind }) => !isNamespaceKind(kind) && kind !== 'CustomResource')
      .map(({ metadata }) => metadata.namespace),
  );
  namespaces.delete('');
  return [...namespaces].sort();
}

/** Any order that is stable. */
function byName(a: ModelObject, b: ModelObject): number {
  return compareText(sortKey(a), sortKey(b));
}

function sortKey({ kind, metadata }: ModelObject): string {
  return `${metadata.namespace}/${metadata.name}/${kind}`;
}

function truncatedWorkloads(read: number, total: number): KindProblem {
  return {
    kind: 'Pod',
    reason: {
      code: 'limited',
      message: `showing pods of the first ${read} of ${total} workloads: the label of the service is on the workloads, but not on their pods`,
    },
  };
}

function truncatedNamespaces(
  shown: number,
  total: number,
  types: TypeLookup,
): readonly KindProblem[] {
  return types.configured(NAMESPACE_KINDS).map(({ kind }) => ({
    kind,
    reason: {
      code: 'limited' as const,
      message: `showing the first ${shown} of ${total} namespaces of the service`,
    },
  }));
}
