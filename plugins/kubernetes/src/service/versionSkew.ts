import {
  appVersion,
  imageTag,
  isOlderVersion,
  LastRollout,
  PodRow,
  REVISION_LABELS,
} from '@podlight/backstage-plugin-kubernetes-common';
import type {
  BehindVersion,
  MatrixCell,
  VersionRollout,
  WorkloadCell,
} from './matrixCells';

const VERSION_LABEL = 'app.kubernetes.io/version';

/** What the newest rollout changed of the version; undefined where no rollout with a time is known. */
export function readVersionRollout(
  rollout: LastRollout | undefined,
  pods: readonly PodRow[],
): VersionRollout | undefined {
  if (rollout?.at === undefined) return undefined;
  const { at, revision, hash } = rollout;
  const newPod = pods.find(({ labels }) =>
    REVISION_LABELS.some(label => hash && labels[label] === hash),
  );
  const version = newPod && appVersion(newPod);
  return {
    at,
    ...(revision !== undefined && { revision }),
    ...(version !== undefined && { version }),
    replaced: rollout.backTo === undefined ? replacedVersions(rollout) : [],
  };
}

function replacedVersions({ changes = [] }: LastRollout): readonly string[] {
  return changes.flatMap(({ field, name, from }) => {
    if (from === undefined) return [];
    if (field === 'image') return [imageTag(from)];
    return field === 'label' && name === VERSION_LABEL ? [from] : [];
  });
}

/** Marks the clusters that the newest version has not reached. */
export function markBehind(
  cells: readonly MatrixCell[],
): readonly MatrixCell[] {
  const newest = findNewest(cells);
  if (!newest) return cells;
  const { version, cluster, at } = newest;
  return cells.map(cell => {
    if (cell.type !== 'present') return cell;
    if (isBehind(cell, newest)) {
      return { ...cell, behind: { version, cluster, at } };
    }
    // It is what the others are going to run, however few do yet.
    return cell.versions[0] === version ? { ...cell, differs: false } : cell;
  });
}

interface NewestVersion extends BehindVersion {
  readonly replaced: readonly string[];
}

function findNewest(cells: readonly MatrixCell[]): NewestVersion | undefined {
  let newest: NewestVersion | undefined;
  for (const cell of cells) {
    if (cell.type !== 'present') continue;
    const { cluster, rolledOut } = cell;
    if (!rolledOut?.version || rolledOut.replaced.length === 0) continue;
    if (newest && Date.parse(newest.at) >= Date.parse(rolledOut.at)) continue;
    const { at, version, replaced } = rolledOut;
    newest = { cluster, at, version, replaced };
  }
  return newest;
}

function isBehind(
  { versions, rolledOut }: WorkloadCell,
  newest: NewestVersion,
): boolean {
  const [main] = versions;
  if (main === undefined || versions.includes(newest.version)) return false;
  // Whoever rolled out after that meant to run something else.
  if (rolledOut && Date.parse(rolledOut.at) > Date.parse(newest.at)) {
    return false;
  }
  return newest.replaced.includes(main) || isOlderVersion(main, newest.version);
}
