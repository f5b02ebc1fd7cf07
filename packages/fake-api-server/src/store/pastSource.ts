import { KubernetesObject } from '../kube/object';
import { Change, objectKey, ObjectSource, Query } from './ObjectSource';

const keyOfObject = ({ metadata }: KubernetesObject) =>
  objectKey(metadata.namespace, metadata.name);

/**
 * A source as it was some revisions ago: what an API server serves whose watch
 * cache lags behind etcd. It goes back no further than the changes that the source
 * still remembers.
 */
export function pastSource(
  source: ObjectSource,
  revisionsAgo: number,
): ObjectSource {
  const revision = Math.max(
    source.oldestRevision(),
    source.revision() - revisionsAgo,
  );
  /** Of each object that has changed since, what it was. */
  const previousOf = (resource: string) => {
    const previous = new Map<string, KubernetesObject | undefined>();
    for (const change of source.changesAfter(revision)) {
      const key = keyOfObject(change.object);
      if (change.resource === resource && !previous.has(key)) {
        previous.set(key, change.previous);
      }
    }
    return previous;
  };
  function* query(asked: Query): Iterable<KubernetesObject> {
    const { after, namespace, resource } = asked;
    const previous = previousOf(resource);
    const then = new Map<string, KubernetesObject>();
    for (const object of source.query(asked)) {
      const key = keyOfObject(object);
      if (!previous.has(key)) then.set(key, object);
    }
    const prefix = namespace === undefined ? '' : `${namespace}/`;
    for (const [key, object] of previous) {
      const isAsked =
        key.startsWith(prefix) && (after === undefined || key > after);
      if (object && isAsked) then.set(key, object);
    }
    for (const key of [...then.keys()].sort()) {
      const object = then.get(key);
      if (object) yield object;
    }
  }
  return {
    revision: () => revision,
    oldestRevision: () => source.oldestRevision(),
    get: (resource, namespace, name) => {
      const key = objectKey(namespace, name);
      const previous = previousOf(resource);
      return previous.has(key)
        ? previous.get(key)
        : source.get(resource, namespace, name);
    },
    query,
    changesAfter: (from): Iterable<Change> => source.changesAfter(from),
    subscribe: listener => source.subscribe(listener),
  };
}
