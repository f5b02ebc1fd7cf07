import { findBuiltInClass } from '../diagnose/draftKeys';
import type { FailureCategory } from '../diagnose/classes/define';
import type { Finding } from '../diagnose/types';
import { namespacedName } from '../keys';
import type { ClusterObjects } from '../model';
import { configMapUses } from './configMapUses';
import { configMapKey, ConfigMapName } from './types';

/** Pods of one finding have one cause, so a few of them are enough. */
const MAX_PODS_PER_FINDING = 3;

/** The worst ones; a tenant may have thousands. */
export const MAX_FINDINGS = 20;

/** Bounds the requests, however many ConfigMaps a tenant's pods name. */
const MAX_CONFIG_MAPS = 10;

/** Failures that what a program reads can explain; nothing in a ConfigMap keeps an image from being pulled. */
const EXPLAINED: ReadonlySet<FailureCategory> = new Set<FailureCategory>([
  ...(['config', 'start', 'crash', 'probe', 'volume'] as const),
]);

/** Whether the content of a ConfigMap can explain the finding. */
export function isExplainedByConfig({
  class: name,
  severity,
  pods,
}: Finding): boolean {
  const category = findBuiltInClass(name)?.category;
  return (
    severity !== 'info' &&
    pods.length > 0 &&
    category !== undefined &&
    EXPLAINED.has(category)
  );
}

/**
 * The ConfigMaps of failing pods whose times of writing may say something,
 * those of the worst findings first; none where nothing fails. Bounded, and
 * never a Secret.
 *
 * @param findings - worst first
 * @public
 */
export function requiredConfigMaps(
  { objects }: ClusterObjects,
  findings: readonly Finding[],
): readonly ConfigMapName[] {
  const concerned = findings.filter(isExplainedByConfig).slice(0, MAX_FINDINGS);
  if (concerned.length === 0) return [];
  const pods = new Map(
    (objects.Pod ?? []).map(pod => [namespacedName(pod.metadata), pod]),
  );
  const required = new Map<string, ConfigMapName>();
  for (const { pods: affected, scope } of concerned) {
    for (const ref of affected.slice(0, MAX_PODS_PER_FINDING)) {
      const pod = pods.get(namespacedName(ref));
      if (!pod) continue;
      for (const { name } of configMapUses(pod, scope.container)) {
        if (required.size >= MAX_CONFIG_MAPS) break;
        const { namespace } = pod.metadata;
        required.set(configMapKey(namespace, name), { namespace, name });
      }
    }
  }
  return [...required.values()];
}
