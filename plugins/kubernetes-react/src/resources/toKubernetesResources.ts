import {
  CustomResourcePart,
  nestFields,
  ServiceCluster,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership, ResourceRow } from './ClusterOwnership';
import { KubernetesResource, ResourceShape } from './types';

/**
 * The custom resources of one API in all clusters, in the order of the clusters.
 *
 * @typeParam T - Shape of the objects, which is not checked
 * @param definition - PLURAL.GROUP
 *
 * @public
 */
export function toKubernetesResources<T extends ResourceShape = any>(
  { clusters }: Pick<ServiceState, 'clusters'>,
  definition: string,
): readonly KubernetesResource<T>[] {
  return clusters.flatMap(cluster =>
    cluster.objects
      .filter(row => row.customResource?.definition === definition)
      .flatMap(row => toKubernetesResource<T>(cluster, row) ?? []),
  );
}

/**
 * A custom resource of a cluster; undefined for a row of another kind.
 *
 * @typeParam T - Shape of the object, which is not checked
 *
 * @public
 */
export function toKubernetesResource<T extends ResourceShape = any>(
  cluster: ServiceCluster,
  row: ResourceRow,
): KubernetesResource<T> | undefined {
  const { customResource } = row;
  if (!customResource) return undefined;
  const known = builtFor(cluster).get(row);
  if (known) return known;
  const resource = build(cluster, row, customResource);
  builtFor(cluster).set(row, resource);
  return resource;
}

/** The same object for as long as the cluster does not change. */
const built = new WeakMap<
  ServiceCluster,
  Map<ResourceRow, KubernetesResource>
>();

function builtFor(
  cluster: ServiceCluster,
): Map<ResourceRow, KubernetesResource> {
  const known = built.get(cluster) ?? new Map();
  built.set(cluster, known);
  return known;
}

function build(
  cluster: ServiceCluster,
  row: ResourceRow,
  part: CustomResourcePart,
): KubernetesResource {
  const { name, region } = cluster.head;
  const { fields = {} } = part;
  const { spec, status } = nestFields(fields);
  return {
    cluster: name,
    definition: part.definition,
    kind: row.kind,
    namespace: row.namespace,
    name: row.name,
    ...(part.uid !== undefined && { uid: part.uid }),
    ...(part.createdAt !== undefined && { createdAt: part.createdAt }),
    labels: part.labels ?? {},
    ...(part.state && { state: part.state }),
    conditions: [...(row.conditions ?? []), ...(part.others ?? [])],
    spec: spec ?? {},
    status: status ?? {},
    fields,
    ...(part.omittedFields && { omittedFields: part.omittedFields }),
    columns: part.columns ?? [],
    owns: part.owns ?? [],
    owners: part.owners ?? [],
    targets: part.targets ?? [],
    pods: ClusterOwnership.from(cluster)
      .pods(row)
      .map(pod => ({
        cluster: name,
        ...(region !== undefined && { region }),
        row: pod,
      })),
    isStale: isStale(cluster),
  };
}

/** Whether the rows are those of an earlier read. */
function isStale({ state: { phase } }: ServiceCluster): boolean {
  return phase === 'failed' || phase === 'stale';
}
