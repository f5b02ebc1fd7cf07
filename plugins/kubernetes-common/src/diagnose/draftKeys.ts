import { FAILURE_CLASSES, FailureClass, isFailureClassName } from './classes';
import { Draft } from './draft';

/** The built-in class of that name; undefined for a class of a rule set. */
export function findBuiltInClass(name: string): FailureClass | undefined {
  return isFailureClassName(name) ? FAILURE_CLASSES[name] : undefined;
}

/** Identifies a workload, or one container of it. */
export function scopeKey({ scope }: Pick<Draft, 'scope'>): string {
  const { cluster = '', namespace, kind, name, container = '' } = scope;
  return [cluster, namespace, kind, name, container].join('/');
}

/** Distinguishes causes of one class, e.g. two missing ConfigMaps. */
function identityKey(draft: Draft): string {
  if (draft.identity !== undefined) return draft.identity;
  const identity = findBuiltInClass(draft.class)?.identity ?? [];
  return identity.map(param => draft.params[param] ?? '').join('/');
}

/** Equal for drafts with the same cause. */
export function causeKey(draft: Draft): string {
  return [draft.class, scopeKey(draft), identityKey(draft)].join('/');
}

/** Stays the same while the cause lasts, even when the kubelet words it differently. */
export function stableId(draft: Draft): string {
  const group = findBuiltInClass(draft.class)?.idGroup ?? draft.class;
  return [group, scopeKey(draft), identityKey(draft)].join('/');
}
