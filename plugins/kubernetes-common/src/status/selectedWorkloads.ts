import {
  ClusterObjects,
  KubernetesObject,
  Pod,
  PodsBySelector,
  PodTemplate,
  Service,
} from '../model';
import type { LocalObjectRef } from '../wire/objectTypes';
import { FindOwner, topOwner } from './owners';

/** More are not drawn, and each row repeats the names. */
const MAX_WORKLOADS = 20;

/** Labels of the pods that a workload creates. */
interface Template {
  readonly metadata: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly ref: LocalObjectRef;
}

/** Finds the workloads whose pods a Service selects. */
export type FindSelected = (
  service: Service,
) => readonly LocalObjectRef[] | undefined;

/**
 * Workloads are found by their pod templates, so that one without pods is found
 * too; the owners of pods are added for workloads that were not read.
 *
 * @returns a function whose result is undefined if there are none, or if finding
 * them would take too long
 */
export function selectedWorkloads(
  { objects }: ClusterObjects,
  find: FindOwner,
): FindSelected {
  const templates = new PodsBySelector(listTemplates(objects, find));
  const pods = new PodsBySelector(objects.Pod ?? []);
  const owners = new WeakMap<Pod, LocalObjectRef>();
  const known = new WeakMap<object, readonly LocalObjectRef[]>();

  const findOwner = (pod: Pod): LocalObjectRef => {
    const owner = owners.get(pod) ?? topOwner(pod, find);
    owners.set(pod, owner);
    return owner;
  };
  const findOwners = (selected: readonly Pod[]): readonly LocalObjectRef[] => {
    const before = known.get(selected);
    if (before) return before;
    const found = uniqueRefs(
      selected.map(findOwner).filter(({ kind }) => kind !== 'Pod'),
    );
    known.set(selected, found);
    return found;
  };
  return ({ metadata: { namespace }, spec: { selector } }) => {
    const byTemplate = templates.matching(namespace, selector);
    const byPod = pods.matching(namespace, selector);
    if (!byTemplate || !byPod) return undefined;
    const found = uniqueRefs([
      ...byTemplate.slice(0, MAX_WORKLOADS).map(({ ref }) => ref),
      ...findOwners(byPod),
    ]);
    return found.length > 0 ? found : undefined;
  };
}

function uniqueRefs(
  refs: readonly LocalObjectRef[],
): readonly LocalObjectRef[] {
  const unique = new Map<string, LocalObjectRef>();
  for (const { kind, name } of refs) {
    if (unique.size === MAX_WORKLOADS) break;
    unique.set(`${kind}/${name}`, { kind, name });
  }
  return [...unique.values()];
}

function listTemplates(
  objects: ClusterObjects['objects'],
  find: FindOwner,
): readonly Template[] {
  const templates = <T extends KubernetesObject>(
    list: readonly T[] | undefined,
    template: (object: T) => PodTemplate,
  ): readonly Template[] =>
    (list ?? []).map(object => ({
      metadata: {
        namespace: object.metadata.namespace,
        labels: template(object).metadata.labels,
      },
      ref: topOwner(object, find),
    }));
  return [
    ...templates(objects.Deployment, ({ spec }) => spec.template),
    ...templates(objects.StatefulSet, ({ spec }) => spec.template),
    ...templates(objects.DaemonSet, ({ spec }) => spec.template),
    ...templates(
      // Former ReplicaSets are kept, empty.
      objects.ReplicaSet?.filter(({ spec }) => spec.replicas > 0),
      ({ spec }) => spec.template,
    ),
    ...templates(objects.CronJob, ({ spec }) => spec.jobTemplate.spec.template),
    ...templates(objects.Job, ({ spec }) => spec.template),
  ];
}
