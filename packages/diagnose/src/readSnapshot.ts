import {
  ClusterObjects,
  ModelObject,
  Pod,
  previousLogKey,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from './parseDocument';

/** Recordings of tables and of refused requests hold no objects. */
const NOT_A_LIST = /\.(?:table|http\d+)\.json$/;
const LOG_FILE = /^([^_]+)__(.+?)(\.previous)?\.log$/;

/** What the kubelet answers, with status 200, for a container that it has removed. */
const REMOVED = /^unable to retrieve container logs for/;

/** Logs as files give them: by pod and container, of the present run and of the one before. */
interface LogFiles {
  readonly current: Map<string, string>;
  readonly previous: Map<string, string>;
}

async function readLogs(folder: string): Promise<LogFiles> {
  const logs: LogFiles = { current: new Map(), previous: new Map() };
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const match = LOG_FILE.exec(name);
    if (!match) continue;
    const [, pod, container, previous] = match;
    const text = await readFile(join(folder, name), 'utf8');
    (previous ? logs.previous : logs.current).set(`${pod}/${container}`, text);
  }
  return logs;
}

/** The log of the run that ended: the present one while the container stands in `terminated`. */
function endedRunLogs(
  pods: readonly Pod[],
  logs: LogFiles,
): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const { metadata, status } of pods) {
    const { namespace, name } = metadata;
    for (const container of [
      ...status.containerStatuses,
      ...status.initContainerStatuses,
    ]) {
      const key = `${name}/${container.name}`;
      const { running, terminated } = container.state;
      const current = logs.current.get(key);
      const previous = logs.previous.get(key);
      const isLost = previous === undefined || REMOVED.test(previous);
      // While the next run has not begun, the current log is that of the run that ended, too.
      const text =
        terminated || (!running && isLost) ? current ?? previous : previous;
      if (text !== undefined) {
        result.set(previousLogKey(namespace, name, container.name), text);
      }
    }
  }
  return result;
}

/** Every list of a folder, and the logs in its `logs` folder. */
export async function readFolder(
  folder: string,
  cluster?: string,
): Promise<ClusterObjects> {
  const names = (await readdir(folder)).sort();
  const objects: ModelObject[] = [];
  for (const name of names) {
    if (!name.endsWith('.json') || NOT_A_LIST.test(name)) continue;
    const path = join(folder, name);
    objects.push(...parseDocument(path, await readFile(path, 'utf8')));
  }
  const view = toClusterObjects(objects, cluster);
  const logs = await readLogs(join(folder, 'logs'));
  return { ...view, previousLogs: endedRunLogs(view.objects.Pod ?? [], logs) };
}

/** Name of a snapshot, where there are several. */
export function folderName(folder: string): string {
  return basename(join(folder, '.'));
}
