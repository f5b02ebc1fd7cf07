import { Clock } from '../clock';
import { KubernetesObject, textAt } from '../kube/object';
import { ContainerLog, LogSource } from './logs';

/**
 * The log of one container.
 *
 * @public
 */
export interface StaticLog {
  readonly current?: string;
  /** Of the run before the last restart. */
  readonly previous?: string;
}

export interface StaticLogsOptions {
  readonly clock: Clock;
  /** The pod of that name as it is now. */
  readonly findPod: (
    namespace: string | undefined,
    name: string,
  ) => KubernetesObject | undefined;
  /** Asked for logs that were not set. */
  readonly others?: LogSource;
}

/** Logs of containers that were set as texts. */
export class StaticLogs implements LogSource {
  readonly #options: StaticLogsOptions;
  readonly #logs = new Map<string, StaticLog & { readonly sinceMs: number }>();

  constructor(options: StaticLogsOptions) {
    this.#options = options;
  }

  set(namespace: string, pod: string, container: string, log: StaticLog): void {
    this.#logs.set(`${namespace}/${pod}/${container}`, {
      ...log,
      sinceMs: this.#options.clock.now(),
    });
  }

  read(
    pod: KubernetesObject,
    container: string,
    previous: boolean,
  ): ContainerLog | undefined {
    const { namespace, name, uid } = pod.metadata;
    const log = this.#logs.get(`${namespace ?? ''}/${name}/${container}`);
    if (!log) return this.#options.others?.read(pod, container, previous);
    // A follower holds the pod as it was, and its containers end with it.
    const isGone = this.#options.findPod(namespace, name)?.metadata.uid !== uid;
    const text = (previous ? log.previous : log.current) ?? '';
    const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
    return {
      lines: lines.map((line, sequence) => ({
        sequence,
        timeMs: log.sinceMs,
        text: line,
      })),
      isComplete:
        previous || isGone || textAt(pod, 'status', 'phase') !== 'Running',
    };
  }
}
