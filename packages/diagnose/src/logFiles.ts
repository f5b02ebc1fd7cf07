import {
  Pod,
  previousLogKey,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Logs as files give them: by `NAMESPACE/POD/CONTAINER` or `POD/CONTAINER`, of the present run and of the one before. */
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

/** Whose log a file is; undefined for one that is none. */
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

/** What the kubelet answers, with status 200, for a container that it has removed. */
const REMOVED = /^unable to retrieve container logs for/;

/** The log of the run that ended: the present one while the container stands in `terminated`. */
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

/** The log of the run that goes on, of each container that runs. */
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
