import {
  ConfigMapTimes,
  Event,
  RequiredEvidence,
  KindProblem,
  ObjectRef,
  Pod,
  PodRef,
  previousLogKey,
  LogRequest,
  namespacedName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../util/append';
import { ClusterConnection, readBody } from '../../transport';
import { LineScrubber } from '../../scrub';
import { ok, Result } from '../../util/Result';
import { withDeadline } from '../../util/timing';
import { ConfigMapTimesReader } from './ConfigMapTimesReader';
import { isCollectedLog } from './logOutcome';
import { fieldSelector, listEvents, openLog } from './podApi';

/** Per cluster and refresh. Evidence makes a diagnosis more certain, not right or wrong. */
const MAX_EVENT_REQUESTS = 8;
const MAX_LOG_REQUESTS = 12;
const MAX_CURRENT_LOG_REQUESTS = 4;

/** From this many pods of one namespace on, one list of the namespace is cheaper than one for each pod. */
const PODS_PER_NAMESPACE_LIST = 3;

/** A stack trace and what led to it. */
const LOG_TAIL_LINES = 50;
const MAX_LOG_BYTES = 64 * 1024;

const LOG_DEADLINE_MS = 10_000;

/** What is known beyond the objects themselves. */
export interface Evidence {
  readonly events: readonly Event[];
  /** By `previousLogKey`. */
  readonly previousLogs: ReadonlyMap<string, string>;
  /** By `previousLogKey`. */
  readonly currentLogs: ReadonlyMap<string, string>;
  readonly configMapTimes: ConfigMapTimes;
  readonly problems: readonly KindProblem[];
}

export const NO_EVIDENCE: Evidence = {
  events: [],
  previousLogs: new Map(),
  currentLogs: new Map(),
  configMapTimes: new Map(),
  problems: [],
};

interface RememberedLog {
  /** The run that the log is of; a finished run's log does not change. */
  readonly run: string;
  /** Undefined when the run has no log. */
  readonly text: string | undefined;
}

/**
 * Reads the events and logs that a diagnosis requires, within bounds. One for each
 * shared subscription: it remembers the logs of finished runs.
 */
export class EvidenceReader {
  readonly #connection: ClusterConnection;
  readonly #configMaps: ConfigMapTimesReader;
  #logs: ReadonlyMap<string, RememberedLog> = new Map();

  constructor(connection: ClusterConnection, now: () => number) {
    this.#connection = connection;
    this.#configMaps = new ConfigMapTimesReader(connection, now);
  }

  /** Rejects only when the signal aborts. */
  async read(
    wanted: RequiredEvidence,
    pods: readonly Pod[],
    signal: AbortSignal,
  ): Promise<Evidence> {
    const byName = new Map(
      pods.map(pod => [namespacedName(pod.metadata), pod] as const),
    );
    const [events, logs, current, configMaps] = await Promise.all([
      this.#readEvents(wanted, byName, signal),
      this.#readLogs(wanted.previousLogs, byName, signal),
      this.#readCurrentLogs(wanted.currentLogs ?? [], signal),
      this.#configMaps.read(wanted.configMaps ?? [], signal),
    ]);
    return {
      events: events.found,
      previousLogs: logs.found,
      currentLogs: current.found,
      configMapTimes: configMaps.found,
      problems: [
        ...events.problems,
        ...[...logs.problems, ...current.problems].slice(0, 1),
        ...configMaps.problems,
      ],
    };
  }

  async #readEvents(
    { events, objectEvents = [] }: RequiredEvidence,
    pods: ReadonlyMap<string, Pod>,
    signal: AbortSignal,
  ): Promise<{ found: readonly Event[]; problems: readonly KindProblem[] }> {
    const uids = new Set<string>();
    const names = new Set(objectEvents.map(objectKey));
    const questions = [
      ...eventQuestions(events, pods, uids),
      ...objectEvents.map(({ kind, namespace, name }) => ({
        namespace,
        selector: fieldSelector({
          'involvedObject.kind': kind,
          'involvedObject.name': name,
        }),
      })),
    ];
    const results = await Promise.all(
      questions
        .slice(0, MAX_EVENT_REQUESTS)
        .map(({ namespace, selector }) =>
          listEvents(this.#connection, namespace, selector, signal),
        ),
    );
    return {
      found: results.flatMap(result =>
        result.ok
          ? result.value.filter(
              ({ regarding }) =>
                uids.has(regarding.uid ?? '') ||
                names.has(objectKey(regarding)),
            )
          : [],
      ),
      problems: firstProblem('Event', results),
    };
  }

  async #readLogs(
    wanted: RequiredEvidence['previousLogs'],
    pods: ReadonlyMap<string, Pod>,
    signal: AbortSignal,
  ): Promise<{
    found: ReadonlyMap<string, string>;
    problems: readonly KindProblem[];
  }> {
    const remembered = new Map<string, RememberedLog>();
    const problems: KindProblem[] = [];
    let requests = 0;
    await Promise.all(
      wanted.map(async log => {
        const { namespace, pod, container } = log;
        const key = previousLogKey(namespace, pod, container);
        const run = endedRun(
          pods.get(namespacedName({ namespace, name: pod })),
          container,
        );
        if (run === undefined) return;
        const known = this.#logs.get(key);
        if (known?.run === run) {
          remembered.set(key, known);
          return;
        }
        requests += 1;
        if (requests > MAX_LOG_REQUESTS) return;
        const result = await this.#readLog(log, signal);
        if (result.type === 'failed') problems.push(result.problem);
        else remembered.set(key, { run, text: result.text });
      }),
    );
    this.#logs = remembered;
    return { found: logTexts(remembered), problems: problems.slice(0, 1) };
  }

  /** Logs of current runs, which are not remembered. */
  async #readCurrentLogs(
    wanted: readonly LogRequest[],
    signal: AbortSignal,
  ): Promise<{
    found: ReadonlyMap<string, string>;
    problems: readonly KindProblem[];
  }> {
    const found = new Map<string, string>();
    const problems: KindProblem[] = [];
    await Promise.all(
      wanted.slice(0, MAX_CURRENT_LOG_REQUESTS).map(async log => {
        const result = await this.#readLog(log, signal);
        if (result.type === 'failed') problems.push(result.problem);
        else if (result.text !== undefined) {
          const { namespace, pod, container } = log;
          found.set(previousLogKey(namespace, pod, container), result.text);
        }
      }),
    );
    return { found, problems };
  }

  async #readLog(
    { namespace, pod, container, previous }: LogRequest,
    signal: AbortSignal,
  ): Promise<
    | { readonly type: 'read'; readonly text: string | undefined }
    | { readonly type: 'failed'; readonly problem: KindProblem }
  > {
    try {
      const result = await withDeadline(signal, LOG_DEADLINE_MS, until =>
        this.#readTail({ namespace, pod, container, previous }, until),
      );
      if (!result.ok) {
        const { status } = result.reason;
        // The run has no log, and a retry would not change that.
        return status === 400 || status === 404
          ? { type: 'read', text: undefined }
          : { type: 'failed', problem: { kind: 'Log', reason: result.reason } };
      }
      const text = result.value;
      return {
        type: 'read',
        // Keys and tables span lines, and a finding quotes single ones.
        text: isCollectedLog(text)
          ? undefined
          : new LineScrubber({ isTail: true }).scrubAcrossLines(text),
      };
    } catch (error) {
      signal.throwIfAborted();
      return {
        type: 'failed',
        problem: {
          kind: 'Log',
          reason: { code: 'timeout', message: 'loading the log timed out' },
        },
      };
    }
  }

  async #readTail(
    { namespace, pod, container, previous }: LogRequest,
    signal: AbortSignal,
  ): Promise<Result<string>> {
    const result = await openLog(
      this.#connection,
      { namespace, name: pod },
      {
        container,
        ...(previous ? { previous: 'true' } : {}),
        tailLines: String(LOG_TAIL_LINES),
        limitBytes: String(MAX_LOG_BYTES),
      },
      signal,
    );
    if (!result.ok) return result;
    const bytes = await readBody(result.value.body, 2 * MAX_LOG_BYTES);
    return ok(bytes?.toString('utf8') ?? '');
  }
}

function eventQuestions(
  refs: readonly PodRef[],
  pods: ReadonlyMap<string, Pod>,
  uids: Set<string>,
): { readonly namespace: string; readonly selector: string }[] {
  const uidsByNamespace = new Map<string, string[]>();
  for (const ref of refs) {
    const uid = pods.get(namespacedName(ref))?.metadata.uid;
    if (!uid) continue;
    uids.add(uid);
    append(uidsByNamespace, ref.namespace, uid);
  }
  return [...uidsByNamespace].flatMap(([namespace, inNamespace]) =>
    inNamespace.length >= PODS_PER_NAMESPACE_LIST
      ? [
          {
            namespace,
            selector: fieldSelector({ 'involvedObject.kind': 'Pod' }),
          },
        ]
      : inNamespace.map(uid => ({
          namespace,
          selector: fieldSelector({ 'involvedObject.uid': uid }),
        })),
  );
}

/** Identifies the run that ended last; undefined when none has. */
function endedRun(
  pod: Pod | undefined,
  containerName: string,
): string | undefined {
  if (!pod) return undefined;
  const { containerStatuses, initContainerStatuses } = pod.status;
  const status = [...containerStatuses, ...initContainerStatuses].find(
    ({ name }) => name === containerName,
  );
  const terminated = status?.state.terminated ?? status?.lastState.terminated;
  if (!status || !terminated) return undefined;
  return (
    terminated.containerID ||
    `${pod.metadata.uid}:${status.restartCount}:${terminated.finishedAt}`
  );
}

function firstProblem(
  kind: string,
  results: readonly (
    | { ok: true }
    | { ok: false; reason: KindProblem['reason'] }
  )[],
): readonly KindProblem[] {
  for (const result of results) {
    if (!result.ok) return [{ kind, reason: result.reason }];
  }
  return [];
}

function logTexts(
  logs: ReadonlyMap<string, RememberedLog>,
): ReadonlyMap<string, string> {
  return new Map(
    [...logs].flatMap(([key, { text }]) =>
      text === undefined ? [] : [[key, text] as const],
    ),
  );
}

function objectKey({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}
