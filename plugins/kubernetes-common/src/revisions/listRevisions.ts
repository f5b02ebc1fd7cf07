import type {
  ControllerRevision,
  KubernetesObject,
  PodTemplate,
  ReplicaSet,
} from '../model';
import { findManager } from '../status/manager';
import type { RevisionEntry } from '../wire/revisionTypes';
import { REVISION_LABELS } from '../wire/revisionTypes';
import { diffTemplates, TemplateDiff } from './diffTemplates';

/**
 * Finds when the oldest pod with that hash was created, RFC 3339.
 *
 * @public
 */
export type OldestPod = (hash: string) => string | undefined;

/** A revision of a workload, without what differs from the one before. */
interface Revision {
  readonly object: ReplicaSet | ControllerRevision;
  readonly template: PodTemplate;
  readonly number: number;
  readonly hash?: string;
  /** It was there before, and a rollback brought it back, so that its own age means nothing. */
  readonly isReused: boolean;
}

/**
 * The revisions of a workload, the newest first.
 *
 * @param objects - the ReplicaSets or ControllerRevisions that it controls
 * @param most - older ones are left out
 * @public
 */
export function listRevisions(
  owner: KubernetesObject,
  objects: readonly (ReplicaSet | ControllerRevision)[],
  oldestPod: OldestPod,
  most: number = Infinity,
): readonly RevisionEntry[] {
  const revisions = sortRevisions(owner, objects);
  return revisions.slice(0, most).map((revision, i) => {
    const isNewest = i === 0;
    const previous = revisions.at(i + 1);
    return toEntry(owner, revision, previous, isNewest, oldestPod);
  });
}

/** Newest first; of those without a number nothing is known. */
function sortRevisions(
  owner: KubernetesObject,
  objects: readonly (ReplicaSet | ControllerRevision)[],
): readonly Revision[] {
  const known = objects.flatMap(object => toRevision(owner, object) ?? []);
  const sorted = known.sort((a, b) => b.number - a.number);
  // The controller of StatefulSets and DaemonSets keeps no former numbers; an older revision above a newer one was brought back.
  return sorted.map((revision, i) => ({
    ...revision,
    isReused: revision.isReused || isOlder(revision, sorted[i + 1]),
  }));
}

function isOlder(revision: Revision, previous: Revision | undefined): boolean {
  return previous !== undefined && createdAt(revision) < createdAt(previous);
}

function createdAt({ object }: Revision): number {
  return Date.parse(object.metadata.creationTimestamp ?? '');
}

function toRevision(
  owner: KubernetesObject,
  object: ReplicaSet | ControllerRevision,
): Revision | undefined {
  const { labels, name } = object.metadata;
  if (object.kind === 'ReplicaSet') {
    const number = Number(object.rollout?.revision);
    if (!Number.isSafeInteger(number)) return undefined;
    return {
      object,
      template: object.spec.template,
      number,
      hash: labels['pod-template-hash'] ?? labels['rollouts-pod-template-hash'],
      isReused: (object.rollout?.earlier.length ?? 0) > 0,
    };
  }
  return {
    object,
    template: object.template,
    number: object.revision,
    // Pods of a StatefulSet have the name of the revision in that label.
    hash:
      owner.kind === 'StatefulSet' ? name : labels['controller-revision-hash'],
    isReused: false,
  };
}

function toEntry(
  owner: KubernetesObject,
  revision: Revision,
  previous: Revision | undefined,
  isNewest: boolean,
  oldestPod: OldestPod,
): RevisionEntry {
  const { object, number, hash } = revision;
  const { rollout, metadata } = object;
  const diff = previous && cachedDiff(previous.template, revision.template);
  const managedBy = isNewest
    ? findManager(owner.metadata)
    : findManager({ ...metadata, name: owner.metadata.name });
  const backTo = rollout?.earlier.at(-1);
  return {
    name: metadata.name,
    revision: String(number),
    ...(hash !== undefined && { hash }),
    ...findStart(revision, isNewest, oldestPod),
    ...(rollout?.changeCause && { changeCause: rollout.changeCause }),
    ...(rollout?.source && { source: rollout.source }),
    ...(managedBy && { managedBy }),
    ...(backTo !== undefined && { backTo }),
    ...(diff?.isRestart && { isRestart: true }),
    ...(diff && { changes: diff.changes }),
  };
}

/**
 * When its rollout began. A ReplicaSet that was brought back is as old as its
 * first rollout, so that only its oldest pod bounds the time.
 */
function findStart(
  { object, hash, isReused }: Revision,
  isNewest: boolean,
  oldestPod: OldestPod,
): Pick<RevisionEntry, 'at' | 'isLatestTime'> {
  const created = object.metadata.creationTimestamp;
  if (!isReused) return created === undefined ? {} : { at: created };
  const oldest = isNewest && hash !== undefined ? oldestPod(hash) : undefined;
  return oldest === undefined ? {} : { at: oldest, isLatestTime: true };
}

/** Each change of a pod projects its workload again, with the same two templates. */
const diffs = new WeakMap<
  PodTemplate,
  { readonly older: PodTemplate; readonly diff: TemplateDiff | undefined }
>();

function cachedDiff(
  older: PodTemplate,
  newer: PodTemplate,
): TemplateDiff | undefined {
  const known = diffs.get(newer);
  if (known?.older === older) return known.diff;
  const diff = diffTemplates(older, newer);
  diffs.set(newer, { older, diff });
  return diff;
}

/** The value of the label by which a controller marks the revision of a pod. */
export function revisionHash(
  labels: Readonly<Record<string, string>>,
): string | undefined {
  return REVISION_LABELS.map(label => labels[label]).find(Boolean);
}
