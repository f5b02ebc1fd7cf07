import { createHash } from 'node:crypto';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';

export interface SubjectOptions {
  /** Whether namespace policies of your own are installed: they may use any part of an entity. */
  readonly usesAll: boolean;
}

/** Fields of an entity that {@link hashSubject} reads, as the catalog's client takes them. */
export const SUBJECT_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.uid',
  'metadata.etag',
  'metadata.annotations',
  'metadata.labels',
  'relations',
];

/**
 * What an entity stands for: its uid, what it selects, and whose it is. What is known of one
 * subject says nothing about another, even if both have the same reference: owners decide who
 * may read it, and in which namespaces its objects are.
 *
 * @remarks
 * Equal for two readings of an entity between which only its description has changed.
 */
export function hashSubject(
  entity: Entity,
  { usesAll }: SubjectOptions,
): string {
  const { annotations = {}, etag, labels = {}, uid } = entity.metadata;
  const relations = entity.relations ?? [];
  const listTargets = (type: string, prefix = '') =>
    relations
      .filter(each => each.type === type && each.targetRef.startsWith(prefix))
      .map(({ targetRef }) => targetRef)
      .sort();
  const { id, labelSelector, namespace } = KUBERNETES_ANNOTATIONS;
  const parts = [
    stringifyEntityRef(entity),
    uid,
    [id, labelSelector, namespace].map(name => annotations[name] ?? null),
    listTargets(RELATION_OWNED_BY),
    listTargets(RELATION_PART_OF, 'system:'),
  ];
  const all = [
    etag,
    Object.entries(annotations).sort(),
    Object.entries(labels).sort(),
    relations.map(({ type, targetRef }) => `${type} ${targetRef}`).sort(),
  ];
  return createHash('sha256')
    .update(JSON.stringify(usesAll ? [...parts, ...all] : parts))
    .digest('base64url');
}
