import {
  ClusterObjects,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { basename, join } from 'node:path';
import { InputProblem } from './InputProblem';
import { currentRunLogs, endedRunLogs, LogFiles } from './logFiles';
import { readFiles, ParsedFiles } from './readFiles';
import { filesBelow, SavedFile } from './savedFiles';

/** A snapshot, with notes and problems from reading it. */
export interface Snapshot extends ParsedFiles {
  readonly view: ClusterObjects;
}

/** Combines the content of several files. */
export function toSnapshot(reading: ParsedFiles, cluster?: string): Snapshot {
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

/** Reads a list of files as one snapshot. */
export async function readSnapshot(
  files: Iterable<SavedFile>,
  cluster?: string,
): Promise<Snapshot> {
  return toSnapshot(await readFiles(files), cluster);
}

/**
 * Reads all lists and logs of a folder.
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

/** Name of a snapshot, if there are several. */
export function folderName(folder: string): string {
  return basename(join(folder, '.'));
}
