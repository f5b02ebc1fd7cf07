import { KubernetesObject } from '../kube/object';
import { apiVersionOf, Resource } from '../kube/resources';

/** Objects are never changed in place, so their text can be kept as long as they are. */
const texts = new WeakMap<KubernetesObject, string>();

/** An object as JSON, without its kind, as in the items of a list. */
export function itemText(object: KubernetesObject): string {
  let text = texts.get(object);
  if (text === undefined) {
    text = JSON.stringify(object);
    texts.set(object, text);
  }
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
