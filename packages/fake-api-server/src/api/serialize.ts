import { KubernetesObject } from '../kube/object';
import { formatApiVersion, Resource } from '../kube/resources';

/** Stored objects are frozen, so their JSON can be cached; objects made on demand are garbage soon. */
const texts = new WeakMap<KubernetesObject, string>();

/** An object as JSON without its kind, like the items of a list. */
export function itemText(object: KubernetesObject): string {
  const kept = texts.get(object);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(object);
  if (Object.isFrozen(object)) texts.set(object, text);
  return text;
}

/** An object as JSON with its kind first, as a response or in a watch. */
export function objectText(
  resource: Resource,
  object: KubernetesObject,
): string {
  const head = JSON.stringify({
    kind: resource.kind,
    apiVersion: formatApiVersion(resource),
  });
  return `${head.slice(0, -1)},${itemText(object).slice(1)}`;
}
