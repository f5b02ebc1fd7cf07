import {
  ModelObject,
  StatefulSet,
  DaemonSet,
} from '@podlight/backstage-plugin-kubernetes-common';
import { matchesSelector, ServiceTarget } from '../../locate';
import { ListWatchSpec, specKey } from '../informer/ListWatchSpec';
import { TypeLookup } from '../resourceTypes';
import { toSelector } from './workloadSelector';

/** Those with a selector of their own; each costs a list and a watch. */
const MAX_REVISION_WATCHES = 20;

/**
 * Plans which ControllerRevisions to read: they have the labels of the pods. Where
 * a service has no StatefulSet and no DaemonSet, none; usually it is one list and
 * watch by its own label.
 *
 * @param roots - the service's workloads
 */
export function planRevisionWatches(
  roots: readonly ModelObject[],
  target: ServiceTarget,
  types: TypeLookup,
): readonly ListWatchSpec[] {
  const [type] = types.configured(['ControllerRevision']);
  const watches = new Map<string, ListWatchSpec>();
  if (!type) return [];
  for (const root of roots.filter(hasRevisions)) {
    const { selector, template } = root.spec;
    const labels = { ...template.metadata.labels, ...selector.matchLabels };
    const isLabelled = matchesSelector(target.selector, labels);
    const spec = isLabelled
      ? { type, namespace: target.namespace, selector: target.selector }
      : {
          type,
          namespace: root.metadata.namespace,
          selector: toSelector(selector),
        };
    if (spec.selector && watches.size < MAX_REVISION_WATCHES) {
      watches.set(specKey(spec), spec);
    }
  }
  return [...watches.values()];
}

function hasRevisions(object: ModelObject): object is StatefulSet | DaemonSet {
  return object.kind === 'StatefulSet' || object.kind === 'DaemonSet';
}
