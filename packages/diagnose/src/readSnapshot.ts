import {
  ClusterObjects,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { basename, join } from 'node:path';
import { InputProblem } from './InputProblem';
import { currentRunLogs, endedRunLogs, LogFiles } from './logFiles';
import { readFiles, Reading } from './readFiles';
import { filesBelow, SavedFile } from './savedFiles';

/** A snapshot, with what there is to say about how it was read. */
export interface Snapshot extends Reading {
  readonly view: ClusterObjects;
}

/** Puts together what several files hold. */
export function toSnapshot(reading: Reading, cluster?: string): Snapshot {
  const view = toClusterObjects(reading.objects, cluster);
  const logs: LogFiles = reading.logs;
  return {
    ...reading,
    view: {
      ...view,
      previousLogs: endedRunLogs(view.objects.Pod ?? [], logs),
      currentLogs: currentRunLogs(view.objects.Pod ?? [], logs),
    },
  };
}

/** Everything in a list of files, as one snapshot. */
export async function readSnapshot(
  files: Iterable<SavedFile>,
  cluster?: string,
): Promise<Snapshot> {
  return toSnapshot(await readFiles(files), cluster);
}

/**
 * Every list of a folder, and the logs in it.
 *
 * @throws InputProblem for a file that cannot be read.
 */
export async function readFolder(
  folder: string,
  cluster?: string,
): Promise<ClusterObjects> {
  const snapshot = await readSnapshot(await filesBelow(folder), cluster);
  const [problem] = snapshot.problems;
  if (problem) throw new InputProblem(`${join(folder, problem)}`);
  return snapshot.view;
}

/** Name of a snapshot, where there are several. */
export function folderName(folder: string): string {
  return basename(join(folder, '.'));
}
