import { KubernetesObject } from '../kube/object';
import { Change, objectKey, ObjectSource, Query } from './ObjectSource';

const keyFor = ({ metadata }: KubernetesObject) =>
  objectKey(metadata.namespace, metadata.name);

/**
 * A source as it was some revisions ago, like an API server whose watch
 * cache lags behind etcd. It goes back only as far as the changes that the source
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
  /** The earlier state of each object that has changed since. */
  const previousObjects = (resource: string) => {
    const previous = new Map<string, KubernetesObject | undefined>();
    for (const change of source.changesAfter(revision)) {
      const key = keyFor(change.object);
      if (change.resource === resource && !previous.has(key)) {
        previous.set(key, change.previous);
      }
    }
    return previous;
  };
  function* query(asked: Query): Iterable<KubernetesObject> {
    const { after, namespace, resource } = asked;
    const previous = previousObjects(resource);
    const then = new Map<string, KubernetesObject>();
    for (const object of source.query(asked)) {
      const key = keyFor(object);
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
      const previous = previousObjects(resource);
      return previous.has(key)
        ? previous.get(key)
        : source.get(resource, namespace, name);
    },
    query,
    changesAfter: (from): Iterable<Change> => source.changesAfter(from),
    subscribe: listener => source.subscribe(listener),
  };
}
