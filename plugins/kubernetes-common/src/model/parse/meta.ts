import { Condition, ObjectMeta, OwnerReference } from '../meta';
import {
  compact,
  flag,
  items,
  json,
  message,
  name,
  number,
  text,
  textRecord,
  texts,
  time,
} from './readers';

/**
 * Harmless annotations that are used here. Excludes
 * `kubernetes.io/change-cause`, which quotes command lines.
 */
const ALLOWED_ANNOTATIONS: ReadonlySet<string> = new Set([
  'argocd.argoproj.io/tracking-id',
  'backstage.io/kubernetes-id',
  'deployment.kubernetes.io/revision',
  'kubectl.kubernetes.io/default-container',
  'kubectl.kubernetes.io/restartedAt',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'org.opencontainers.image.revision',
  'org.opencontainers.image.version',
]);
const ALLOWED_ANNOTATION_PREFIX = 'app.kubernetes.io/';

/** More can't be chosen from, and an object can have a quarter of a megabyte of them. */
const MAX_ANNOTATIONS = 32;

/**
 * Decides whether an annotation is kept.
 *
 * @public
 */
export type KeepAnnotation = (key: string, value: string) => boolean;

/**
 * Keeps only known harmless annotations: others may contain whole manifests
 * (`last-applied-configuration`), command lines or secrets.
 *
 * @param annotations - `metadata.annotations` as served; anything else gives none.
 * @param keep - replaces the built-in allow-list
 * @public
 */
export function trimAnnotations(
  annotations: unknown,
  keep: KeepAnnotation = isAllowed,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(textRecord(annotations))
      .filter(([key, value]) => keep(key, value))
      .slice(0, MAX_ANNOTATIONS),
  );
}

function isAllowed(key: string): boolean {
  return (
    ALLOWED_ANNOTATIONS.has(key) || key.startsWith(ALLOWED_ANNOTATION_PREFIX)
  );
}

function parseOwnerReference(raw: unknown): OwnerReference | undefined {
  const owner = json(raw);
  const kind = text(owner.kind);
  const ownerName = name(owner.name);
  if (!kind || !ownerName) return undefined;
  return compact({
    apiVersion: text(owner.apiVersion),
    kind,
    name: ownerName,
    uid: text(owner.uid) ?? '',
    controller: flag(owner.controller) ?? false,
  });
}

/** Undefined without a valid name. */
export function parseMeta(
  raw: unknown,
  keepAnnotation?: KeepAnnotation,
): ObjectMeta | undefined {
  const meta = json(raw);
  const ownName = name(meta.name);
  const namespace = meta.namespace ? name(meta.namespace) : '';
  if (!ownName || namespace === undefined) return undefined;
  return compact({
    name: ownName,
    namespace,
    uid: text(meta.uid) ?? '',
    labels: textRecord(meta.labels),
    annotations: trimAnnotations(meta.annotations, keepAnnotation),
    creationTimestamp: time(meta.creationTimestamp),
    deletionTimestamp: time(meta.deletionTimestamp),
    generation: number(meta.generation),
    finalizers: texts(meta.finalizers),
    ownerReferences: items(meta.ownerReferences, parseOwnerReference),
  });
}

function parseCondition(raw: unknown): Condition | undefined {
  const condition = json(raw);
  const type = text(condition.type);
  if (!type) return undefined;
  return compact({
    type,
    status: text(condition.status) ?? 'Unknown',
    reason: text(condition.reason),
    message: message(condition.message),
    lastTransitionTime: time(condition.lastTransitionTime),
  });
}

/** `status.conditions` of any kind. */
export function parseConditions(raw: unknown): readonly Condition[] {
  return items(raw, parseCondition);
}
