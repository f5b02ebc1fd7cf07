import {
  ClusterObjects,
  CustomResource,
  KindProblem,
  KubernetesObject,
  PersistentVolumeClaim,
  PodsBySelector,
  Service,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSelected, ServiceTarget } from '../../locate';
import { isRoute, isToService } from './planReachWatches';
import { Walk, walkOwners } from './walkOwners';

type Objects = ClusterObjects['objects'];

/** Objects that were read for a service, by the reason. A kind that was not read is absent. */
export interface ReadObjects {
  /** Have the label. */
  readonly labelled: Objects;
  /** Match the selector of one of the service's workloads. */
  readonly owned: Objects;
  /** Are in a namespace in which a custom resource of the service may own them. */
  readonly ownable?: Objects;
  /** Were read by name: owners, and what a custom resource names. */
  readonly named?: Objects;
  /** Are in one of the service's namespaces. */
  readonly namespaced: Objects;
  /** Show how requests get to the service's Services. */
  readonly reach?: Objects;
}

/** The service's objects, and what could not be decided. */
export interface ServiceObjects {
  readonly objects: Objects;
  readonly walk: Walk;
  readonly problems: readonly KindProblem[];
}

/**
 * Selects the service's objects: those with its label, those that they own, and
 * those that refer to either. A pod that matches a workload's selector belongs to the
 * workload only if the workload controls it, by uid.
 *
 * @param maxChecks - how many labels of pods are compared with selectors
 */
export function selectServiceObjects(
  {
    labelled,
    owned,
    ownable = {},
    named = {},
    namespaced,
    reach = {},
  }: ReadObjects,
  target: ServiceTarget,
  maxChecks?: number,
): ServiceObjects {
  const read = {
    labelled,
    held: [owned, ownable],
    named,
    selector: target.selector,
  };
  const walk = walkOwners(read);
  const selecting = selectingServices(walk.objects, namespaced, maxChecks);
  const others = selectReferring(walk.objects, namespaced, target, selecting);
  const { Ingress: parents = [] } = others;
  // An Ingress is found by the pods behind it, and may own Certificates.
  const whole =
    parents.length > 0 && ownable.CustomResource
      ? walkOwners({ ...read, parents })
      : walk;
  const routes = leadingRoutes(
    reach.CustomResource,
    whole.objects.CustomResource,
    others.Service,
    target,
  );
  return {
    objects: {
      ...whole.objects,
      ...others,
      ...(routes.length > 0 && {
        CustomResource: [...(whole.objects.CustomResource ?? []), ...routes],
      }),
      ...(owned.ControllerRevision && {
        ControllerRevision: owned.ControllerRevision.filter(
          isControlledByOneOf(whole.objects),
        ),
      }),
    },
    walk: whole,
    problems:
      selecting.unknown === 0
        ? []
        : [notCompared(selecting.unknown, namespaced.Service?.length ?? 0)],
  };
}

/** Routes that have the label or lead to the service's Services, as its Ingresses do, without those that are known already. */
function leadingRoutes(
  read: readonly CustomResource[] = [],
  known: readonly CustomResource[] = [],
  services: readonly Service[] = [],
  target: ServiceTarget,
): readonly CustomResource[] {
  const uids = new Set(known.map(({ metadata }) => metadata.uid));
  const names = new Set(
    services.map(({ metadata }) => namespacedName(metadata)),
  );
  return read.filter(
    route =>
      isRoute(route) &&
      !uids.has(route.metadata.uid) &&
      (isSelected(target, route.metadata) ||
        route.network.backends.some(
          backend =>
            isToService(backend) &&
            names.has(
              `${backend.namespace ?? route.metadata.namespace}/${
                backend.name
              }`,
            ),
        )),
  );
}

/** A revision that merely has the label is not the service's. */
function isControlledByOneOf({
  StatefulSet: sets = [],
  DaemonSet: daemons = [],
}: Objects): (object: KubernetesObject) => boolean {
  const uids = new Set(
    [...sets, ...daemons].map(({ metadata }) => metadata.uid),
  );
  uids.delete('');
  return ({ metadata }) =>
    metadata.ownerReferences.some(
      ({ controller, uid }) => controller && uids.has(uid),
    );
}

function notCompared(unknown: number, total: number): KindProblem {
  return {
    kind: 'Service',
    reason: {
      code: 'limited',
      message: `the selectors of ${unknown} of ${total} Services weren't compared with the pods, as that would take too long: these Services and their Ingresses may be missing, or lack the number of ready pods`,
    },
  };
}

function selectReferring(
  own: Objects,
  namespaced: Objects,
  target: ServiceTarget,
  selecting: Selecting,
): Objects {
  const isLabelled = ({ metadata }: KubernetesObject) =>
    isSelected(target, metadata);
  const services = namespaced.Service?.filter(
    either(isLabelled, service => selecting.services.has(service)),
  );
  const names = new Set(
    (services ?? []).map(({ metadata }) => namespacedName(metadata)),
  );
  const workloads = workloadKeys(own);
  return {
    ...(services && { Service: services }),
    ...(namespaced.Ingress && {
      Ingress: namespaced.Ingress.filter(
        ingress =>
          isLabelled(ingress) ||
          ingress.spec.serviceNames.some(name =>
            names.has(`${ingress.metadata.namespace}/${name}`),
          ),
      ),
    }),
    ...(namespaced.HorizontalPodAutoscaler && {
      HorizontalPodAutoscaler: namespaced.HorizontalPodAutoscaler.filter(
        autoscaler => {
          const { kind, name } = autoscaler.spec.scaleTargetRef;
          const { namespace } = autoscaler.metadata;
          return (
            isLabelled(autoscaler) ||
            workloads.has(`${kind} ${namespace}/${name}`)
          );
        },
      ),
    }),
    ...(namespaced.PersistentVolumeClaim && {
      PersistentVolumeClaim: namespaced.PersistentVolumeClaim.filter(
        either(isLabelled, isClaimed(own)),
      ),
    }),
  };
}

function either<T>(
  a: (value: T) => boolean,
  b: (value: T) => boolean,
): (value: T) => boolean {
  return value => a(value) || b(value);
}

interface Selecting {
  readonly services: ReadonlySet<KubernetesObject>;
  /** Services whose comparison would take too long. */
  readonly unknown: number;
}

/**
 * Services that select a pod; without a selector their endpoints are not its
 * business. All are compared, also those with the label: the rows and the
 * diagnosis ask the same of fewer, so they stay within the bound if this does.
 */
function selectingServices(
  { Pod: pods = [] }: Objects,
  { Service: services = [] }: Objects,
  maxChecks: number | undefined,
): Selecting {
  if (services.length === 0) return { services: new Set(), unknown: 0 };
  const selected = new PodsBySelector(pods, maxChecks);
  const found = new Set<KubernetesObject>();
  let unknown = 0;
  for (const service of services) {
    const { metadata, spec } = service;
    const matching = selected.matching(metadata.namespace, spec.selector);
    if (!matching) unknown += 1;
    else if (matching.length > 0) found.add(service);
  }
  return { services: found, unknown };
}

/** `Kind namespace/name` of what has been read, and of what controls it. */
function workloadKeys(own: Objects): ReadonlySet<string> {
  const result = new Set<string>();
  for (const object of Object.values(own).flat()) {
    const { namespace, name, ownerReferences } = object.metadata;
    const kind =
      object.kind === 'CustomResource' ? object.resource.kind : object.kind;
    if (kind !== 'Pod') result.add(`${kind} ${namespace}/${name}`);
    for (const owner of ownerReferences) {
      if (owner.controller) {
        result.add(`${owner.kind} ${namespace}/${owner.name}`);
      }
    }
  }
  return result;
}

/** Claims outlive the pods of a StatefulSet that has been scaled down. */
function isClaimed({
  Pod: pods = [],
  StatefulSet: sets = [],
}: Objects): (claim: PersistentVolumeClaim) => boolean {
  const names = new Set<string>();
  for (const { metadata, spec } of pods) {
    for (const { name, source, sourceName } of spec.volumes) {
      if (source === 'persistentVolumeClaim') {
        names.add(`${metadata.namespace}/${sourceName}`);
      } else if (source === 'ephemeral') {
        names.add(`${metadata.namespace}/${metadata.name}-${name}`);
      }
    }
  }
  const series = new Set(
    sets.flatMap(({ metadata, spec }) =>
      spec.volumeClaimTemplates.map(
        template =>
          `${metadata.namespace}/${template.metadata.name}-${metadata.name}`,
      ),
    ),
  );
  return claim => {
    const path = namespacedName(claim.metadata);
    return names.has(path) || series.has(path.replace(/-\d{1,10}$/, ''));
  };
}
