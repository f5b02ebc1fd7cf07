import { append } from '../../append';
import {
  BuiltInKind,
  ClusterObjects,
  ModelKind,
  ModelKinds,
  ModelObject,
} from '../ClusterObjects';
import { crdName } from '../customResource';
import { ObjectMeta } from '../meta';
import { parseCustomResource } from './customResource';
import { parseEvent } from './event';
import { KeepAnnotation, parseMeta } from './meta';
import {
  parseEndpointSlice,
  parseIngress,
  parseIngressClass,
  parseNetworkPolicy,
  parseNode,
  parsePersistentVolumeClaim,
  parsePodDisruptionBudget,
  parseResourceQuota,
  parseService,
} from './others';
import { parsePod } from './pod';
import { DigestValue } from './template/FactWriter';
import { Json, json, text } from './readers';
import {
  parseControllerRevision,
  parseCronJob,
  parseDaemonSet,
  parseDeployment,
  parseHorizontalPodAutoscaler,
  parseJob,
  parseReplicaSet,
  parseStatefulSet,
} from './workloads';

interface Kind<TObject> {
  /** API groups of the kind, because other groups use the same name, e.g. Knative's Service. */
  readonly groups: readonly string[];
  readonly parse: (
    metadata: ObjectMeta,
    raw: Json,
    digest: DigestValue | undefined,
  ) => TObject;
}

const KINDS: { readonly [K in BuiltInKind]: Kind<ModelKinds[K]> } = {
  Pod: { groups: [''], parse: parsePod },
  Deployment: { groups: ['apps', 'extensions'], parse: parseDeployment },
  ReplicaSet: { groups: ['apps', 'extensions'], parse: parseReplicaSet },
  StatefulSet: { groups: ['apps'], parse: parseStatefulSet },
  DaemonSet: { groups: ['apps', 'extensions'], parse: parseDaemonSet },
  ControllerRevision: { groups: ['apps'], parse: parseControllerRevision },
  Job: { groups: ['batch'], parse: parseJob },
  CronJob: { groups: ['batch'], parse: parseCronJob },
  HorizontalPodAutoscaler: {
    groups: ['autoscaling'],
    parse: parseHorizontalPodAutoscaler,
  },
  PersistentVolumeClaim: { groups: [''], parse: parsePersistentVolumeClaim },
  Service: { groups: [''], parse: parseService },
  Ingress: {
    groups: ['networking.k8s.io', 'extensions'],
    parse: parseIngress,
  },
  IngressClass: {
    groups: ['networking.k8s.io'],
    parse: parseIngressClass,
  },
  NetworkPolicy: {
    groups: ['networking.k8s.io', 'extensions'],
    parse: parseNetworkPolicy,
  },
  EndpointSlice: {
    groups: ['discovery.k8s.io'],
    parse: parseEndpointSlice,
  },
  ResourceQuota: { groups: [''], parse: parseResourceQuota },
  PodDisruptionBudget: { groups: ['policy'], parse: parsePodDisruptionBudget },
  Node: { groups: [''], parse: parseNode },
  Event: { groups: ['', 'events.k8s.io'], parse: parseEvent },
};

/**
 * Every kind of Kubernetes itself that {@link parseObject} knows.
 *
 * @public
 */
export const MODEL_KINDS: readonly BuiltInKind[] = Object.keys(
  KINDS,
) as BuiltInKind[];

/**
 * Whether the model knows a kind of this name among those of Kubernetes itself.
 *
 * @public
 */
export function isModelKind(kind: string): kind is BuiltInKind {
  return Object.hasOwn(KINDS, kind);
}

function isServedBy(
  kind: BuiltInKind,
  apiVersion: string | undefined,
): boolean {
  if (apiVersion === undefined) return true;
  const slash = apiVersion.lastIndexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  return KINDS[kind].groups.includes(group);
}

/**
 * One Kubernetes object as the API serves it, reduced to our model. Total:
 * returns an object or undefined for any JSON and never throws. Texts are
 * truncated. Fields outside the model (env, data, managedFields, most
 * annotations) are not copied. Of a custom resource, only `status.conditions`
 * is kept.
 *
 * @param raw - the parsed JSON.
 * @param kindHint - the kind, for the items of a list, which carry none.
 * @param keepAnnotation - replaces the allow-list of {@link trimAnnotations}
 * @param digest - for the values in the templates of revisions that may be
 * secret; without it they are not compared
 * @returns undefined for anything but a named object of a known kind or a
 * custom resource.
 * @public
 */
export function parseObject(
  raw: unknown,
  kindHint?: string,
  keepAnnotation?: KeepAnnotation,
  digest?: DigestValue,
): ModelObject | undefined {
  const object = json(raw);
  const kind = text(object.kind) ?? kindHint;
  if (
    kind === undefined ||
    !isModelKind(kind) ||
    !isServedBy(kind, text(object.apiVersion))
  ) {
    return parseCustomResource(raw);
  }
  const metadata = parseMeta(object.metadata, keepAnnotation);
  return metadata && KINDS[kind].parse(metadata, object, digest);
}

/**
 * Parses the output of `kubectl get -o json`: a single object, a `List` of any
 * kinds, or a typed list whose items carry no kind.
 *
 * @returns the objects of known kinds, in their order; the rest is left out.
 * @public
 */
export function parseObjects(raw: unknown): readonly ModelObject[] {
  const list = json(raw);
  const kind = text(list.kind) ?? '';
  if (!Array.isArray(list.items) || !kind.endsWith('List')) {
    const single = parseObject(raw);
    return single ? [single] : [];
  }
  const itemKind = kind.slice(0, -'List'.length);
  const result: ModelObject[] = [];
  for (const item of list.items) {
    // A mixed List may contain lists, as when kubectl gets several names.
    const nested = text(json(item).kind)?.endsWith('List')
      ? parseObjects(item)
      : undefined;
    const object = parseObject(item, itemKind || undefined);
    if (nested) result.push(...nested);
    else if (object) result.push(object);
  }
  return result;
}

/**
 * Groups objects by kind into the input of status and diagnosis. Duplicates,
 * such as events from both APIs, are dropped.
 *
 * @param cluster - name of the cluster, when there is more than one.
 * @public
 */
export function toClusterObjects(
  objects: Iterable<ModelObject>,
  cluster?: string,
): ClusterObjects {
  const byKind = new Map<ModelKind, ModelObject[]>();
  const seen = new Set<string>();
  for (const object of objects) {
    const { uid, namespace, name } = object.metadata;
    const kind =
      object.kind === 'CustomResource' ? crdName(object) : object.kind;
    const key = `${kind}/${uid || `${namespace}/${name}`}`;
    if (seen.has(key)) continue;
    seen.add(key);
    append(byKind, object.kind, object);
  }
  const sorted = Object.fromEntries(byKind) as ClusterObjects['objects'];
  return cluster === undefined
    ? { objects: sorted }
    : { cluster, objects: sorted };
}
