import { KubernetesObject } from '../kube/object';
import { apiVersionOf, Resource } from '../kube/resources';

/** What a store keeps is frozen, so its text can be kept along; what is made on demand is soon gone. */
const texts = new WeakMap<KubernetesObject, string>();

/** An object as JSON, without its kind, as in the items of a list. */
export function itemText(object: KubernetesObject): string {
  const kept = texts.get(object);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(object);
  if (Object.isFrozen(object)) texts.set(object, text);
  return text;
}

/** An object as JSON with its kind in front, as it is sent alone or in a watch. */
export function objectText(
  resource: Resource,
  object: KubernetesObject,
): string {
  const head = JSON.stringify({
    kind: resource.kind,
    apiVersion: apiVersionOf(resource),
  });
  return `${head.slice(0, -1)},${itemText(object).slice(1)}`;
}
