import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';
import {
  equalitySelector,
  LabelSelector,
  matchesSelector,
  parseSelector,
  Requirement,
} from './selector';

/** What to read for a service, the same in every cluster. */
export interface ServiceTarget {
  readonly entityRef: string;
  readonly selector: LabelSelector;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Restricts the namespaces by owner; absent where all are allowed. */
  readonly boundTo?: BoundEntity;
}

/** The parts of an entity that policies use. */
export interface BoundEntity {
  readonly entity: Entity;
  /** Changes whenever anything changes that a policy may use. */
  readonly key: string;
}

export interface ServiceTargetOptions {
  /** Allows selectors that require no specific value of a label. */
  readonly allowBroadSelectors?: boolean;
  /** Whether namespace policies are configured. */
  readonly isBound?: boolean;
}

/** RFC 1123 label, the format of a namespace name. */
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an entity's annotations.
 *
 * @throws InputError that names the annotation and says what is wrong with it
 */
export function serviceTarget(
  entity: Entity,
  { allowBroadSelectors = false, isBound = false }: ServiceTargetOptions = {},
): ServiceTarget {
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
      `Annotation ${annotation} is invalid: ${parsed.problem}.`,
    );
  }
  if (!allowBroadSelectors && !parsed.selector.requirements.some(isNarrow)) {
    throw new InputError(
      `Annotation ${KUBERNETES_ANNOTATIONS.labelSelector} is invalid: '${parsed.selector.text}' has no term with the value of a label, such as app=shop, so it would select the objects of other services. Backstage admins can allow that with kubernetes.entityAccess.allowBroadSelectors.`,
    );
  }
  const namespace =
    annotations[KUBERNETES_ANNOTATIONS.namespace]?.trim() || undefined;
  if (namespace !== undefined && !NAMESPACE.test(namespace)) {
    throw new InputError(
      `Annotation ${KUBERNETES_ANNOTATIONS.namespace} is invalid: it must be the name of one namespace.`,
    );
  }
  return {
    entityRef: stringifyEntityRef(entity),
    selector: parsed.selector,
    namespace,
    ...(isBound && { boundTo: boundEntity(entity) }),
  };
}

/** Whether a term requires a specific value, and not only that the label exists. */
function isNarrow({ type }: Requirement): boolean {
  return type === 'in';
}

/** The catalog's etag covers the entity as written, but not its derived relations. */
function boundEntity(entity: Entity): BoundEntity {
  const { etag, uid, annotations, labels } = entity.metadata;
  const relations = (entity.relations ?? []).map(({ type, targetRef }) => [
    type,
    targetRef,
  ]);
  const key = createHash('sha256')
    .update(
      JSON.stringify([
        stringifyEntityRef(entity),
        uid,
        etag,
        annotations,
        labels,
        relations,
      ]),
    )
    .digest('base64url');
  return { entity, key };
}

/** Whether the entity selects an object. */
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

/** Whether two targets are equal. */
export function isSameTarget(a: ServiceTarget, b: ServiceTarget): boolean {
  return (
    a.entityRef === b.entityRef &&
    a.selector.text === b.selector.text &&
    a.namespace === b.namespace &&
    a.boundTo?.key === b.boundTo?.key
  );
}
