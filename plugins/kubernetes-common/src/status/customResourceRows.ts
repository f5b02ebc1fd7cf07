import { ClusterObjects, CustomResource, crdName, Pod } from '../model';
import type { CustomResourcePart, ObjectRow } from '../wire/objectTypes';
import { conditionRow } from './conditionRows';
import { judgeCustomResource, JudgedCondition } from './customResourceState';
import { controllerChain, FindOwner } from './owners';

type PodCount = NonNullable<CustomResourcePart['pods']>;

const NO_PODS: PodCount = { ready: 0, total: 0 };

/** Warnings are neither good nor bad, but are meant to be read. */
const WARNING = /Warning$/;

/** Rows of custom resources with their state and pods. */
export function customResourceRows(
  { objects }: ClusterObjects,
  find: FindOwner,
): readonly ObjectRow[] {
  const resources = objects.CustomResource ?? [];
  if (resources.length === 0) return [];
  const counts = countPods(objects.Pod ?? [], find);
  return resources.map(resource =>
    customResourceRow(resource, counts.get(resource.metadata.uid)),
  );
}

function customResourceRow(
  resource: CustomResource,
  pods: PodCount | undefined,
): ObjectRow {
  const { metadata } = resource;
  const { state, conditions } = judgeCustomResource(resource);
  const troubled = conditions.filter(isTroubled).sort(worstFirst);
  const others = conditions.filter(one => !isTroubled(one));
  return {
    kind: resource.resource.kind,
    namespace: metadata.namespace,
    name: metadata.name,
    ...(troubled.length > 0 && {
      conditions: troubled.map(({ condition }) => conditionRow(condition)),
    }),
    customResource: {
      definition: crdName(resource),
      ...(state && { state }),
      ...(metadata.creationTimestamp && {
        createdAt: metadata.creationTimestamp,
      }),
      ...(others.length > 0 && { others: others.map(withoutMessage) }),
      ...(pods && { pods }),
    },
  };
}

function isTroubled({ condition, meaning }: JudgedCondition): boolean {
  if (meaning === 'bad' || meaning === 'working') return true;
  return WARNING.test(condition.type) && condition.status !== 'False';
}

function worstFirst(a: JudgedCondition, b: JudgedCondition): number {
  return Number(b.meaning === 'bad') - Number(a.meaning === 'bad');
}

function withoutMessage({ condition }: JudgedCondition) {
  return conditionRow({ ...condition, message: undefined });
}

/** By the uid of each custom resource in the chain of owners. */
function countPods(
  pods: readonly Pod[],
  find: FindOwner,
): ReadonlyMap<string, PodCount> {
  const counts = new Map<string, PodCount>();
  for (const pod of pods) {
    const isReady = pod.status.conditions.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    );
    for (const { kind, metadata } of controllerChain(pod, find)) {
      if (kind !== 'CustomResource') continue;
      const { ready, total } = counts.get(metadata.uid) ?? NO_PODS;
      counts.set(metadata.uid, {
        ready: ready + Number(isReady),
        total: total + 1,
      });
    }
  }
  return counts;
}
