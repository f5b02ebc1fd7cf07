import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';
import {
  equalitySelector,
  LabelSelector,
  matchesSelector,
  parseSelector,
} from './selector';

/** What to look for, in whichever cluster. */
export interface ServiceTarget {
  readonly entityRef: string;
  readonly selector: LabelSelector;
  /** All namespaces when absent. */
  readonly namespace?: string;
}

/** RFC 1123 label, which is what a namespace's name is. */
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an entity's annotations.
 *
 * @throws InputError that names the annotation and says what is wrong with it
 */
export function serviceTarget(entity: Entity): ServiceTarget {
  const annotations = entity.metadata.annotations ?? {};
  const selectorText = annotations[KUBERNETES_ANNOTATIONS.labelSelector];
  const parsed =
    selectorText === undefined
      ? equalitySelector(
          KUBERNETES_ANNOTATIONS.id,
          annotations[KUBERNETES_ANNOTATIONS.id] || entity.metadata.name,
        )
      : parseSelector(selectorText);
  if (!parsed.ok) {
    const annotation =
      selectorText === undefined
        ? KUBERNETES_ANNOTATIONS.id
        : KUBERNETES_ANNOTATIONS.labelSelector;
    throw new InputError(
      `Annotation ${annotation} cannot be used: ${parsed.problem}.`,
    );
  }
  const namespace =
    annotations[KUBERNETES_ANNOTATIONS.namespace]?.trim() || undefined;
  if (namespace !== undefined && !NAMESPACE.test(namespace)) {
    throw new InputError(
      `Annotation ${KUBERNETES_ANNOTATIONS.namespace} cannot be used: it must be the name of one namespace.`,
    );
  }
  return {
    entityRef: stringifyEntityRef(entity),
    selector: parsed.selector,
    namespace,
  };
}

/** Whether an object is one of those that the entity selects. */
export function isSelected(
  target: ServiceTarget,
  metadata: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  },
): boolean {
  return (
    (target.namespace === undefined ||
      target.namespace === metadata.namespace) &&
    matchesSelector(target.selector, metadata.labels)
  );
}

/** Whether two targets ask for the same. */
export function isSameTarget(a: ServiceTarget, b: ServiceTarget): boolean {
  return (
    a.entityRef === b.entityRef &&
    a.selector.text === b.selector.text &&
    a.namespace === b.namespace
  );
}
