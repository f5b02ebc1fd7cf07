import {
  Pod,
  previousLogKey,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Logs from files, by `NAMESPACE/POD/CONTAINER` or `POD/CONTAINER`, of the current and the previous run. */
export interface LogFiles {
  readonly current: Map<string, string>;
  readonly previous: Map<string, string>;
}

/** Our own recordings: `logs/POD__CONTAINER.previous.log`. */
const RECORDED = /^logs\/([^/]+)\.log$/;
const PREVIOUS = '.previous';
/** `oc adm must-gather`: `namespaces/NS/pods/POD/CONTAINER/CONTAINER/logs/previous.log`. */
const GATHERED =
  /(?:^|\/)namespaces\/([^/]+)\/pods\/([^/]+)\/([^/]+)\/[^/]+\/logs\/(current|previous)\.log$/;

/** The container whose log a file has; undefined for other files. */
export function parseLogPath(
  path: string,
): { readonly key: string; readonly isPrevious: boolean } | undefined {
  const recorded = RECORDED.exec(path)?.[1];
  if (recorded) {
    const isPrevious = recorded.endsWith(PREVIOUS);
    const name = isPrevious ? recorded.slice(0, -PREVIOUS.length) : recorded;
    const between = name.indexOf('__');
    if (between <= 0) return undefined;
    const container = name.slice(between + 2);
    return { key: `${name.slice(0, between)}/${container}`, isPrevious };
  }
  const gathered = GATHERED.exec(path);
  if (!gathered) return undefined;
  const [, namespace, pod, container, run] = gathered;
  return {
    key: `${namespace}/${pod}/${container}`,
    isPrevious: run === 'previous',
  };
}

/** The kubelet's response, with status 200, for a removed container. */
const REMOVED = /^unable to retrieve container logs for/;

/** The log of the ended run: the current one while the container is `terminated`. */
export function endedRunLogs(
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
      const short = `${name}/${container.name}`;
      const full = `${namespace}/${short}`;
      const { running, terminated } = container.state;
      const current = logs.current.get(full) ?? logs.current.get(short);
      const previous = logs.previous.get(full) ?? logs.previous.get(short);
      const isLost = previous === undefined || REMOVED.test(previous);
      // Before the next run starts, the current log is still that of the ended run.
      const text =
        terminated || (!running && isLost) ? current ?? previous : previous;
      if (text !== undefined) {
        result.set(previousLogKey(namespace, name, container.name), text);
      }
    }
  }
  return result;
}

/** The log of the current run of each running container. */
export function currentRunLogs(
  pods: readonly Pod[],
  { current }: LogFiles,
): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  if (current.size === 0) return result;
  for (const { metadata, status } of pods) {
    const { namespace, name: pod } = metadata;
    for (const { name, state } of [
      ...status.containerStatuses,
      ...status.initContainerStatuses,
    ]) {
      const key = previousLogKey(namespace, pod, name);
      const text = current.get(key) ?? current.get(`${pod}/${name}`);
      if (state.running && text !== undefined) result.set(key, text);
    }
  }
  return result;
}
