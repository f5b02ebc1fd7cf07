import {
  ConfigMapName,
  configMapKey,
  ConfigMapTime,
  ConfigMapTimes,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  apiPath,
  ClusterConnection,
  METADATA_ONLY,
  readBody,
} from '../../transport';
import { ANY_VERSION } from '../informer/list';
import { ok, Result } from '../../util/Result';
import { withDeadline } from '../../util/timing';
import { readConfigMapTime } from './configMapTime';

/** Per cluster and refresh, whatever was asked for. */
const MAX_REQUESTS = 10;

/** Pods that fail change every few seconds, a ConfigMap hardly ever. */
const FRESH_MS = 30_000;

/** As for any type that may not be read. */
const FORBIDDEN_MS = 10 * 60_000;

/** The metadata of a ConfigMap may repeat its data in an annotation of 256 kB; its managers list the keys. */
const MAX_BYTES = 512 * 1024;

const DEADLINE_MS = 5_000;

interface Remembered {
  readonly type: 'read';
  readonly readAt: number;
  /** Undefined where nothing is recorded, or there is no such ConfigMap. */
  readonly time: ConfigMapTime | undefined;
}

interface Refused {
  readonly type: 'refused';
  readonly until: number;
  readonly problem: KindProblem;
}

/**
 * Reads when ConfigMaps were written, by name and from their metadata alone. One
 * for each shared subscription.
 */
export class ConfigMapTimesReader {
  readonly #connection: ClusterConnection;
  readonly #now: () => number;
  #remembered: ReadonlyMap<string, Remembered> = new Map();
  /** By namespace. */
  #refusals: ReadonlyMap<string, Refused> = new Map();

  constructor(connection: ClusterConnection, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  /** Rejects only when the signal aborts. */
  async read(
    names: readonly ConfigMapName[],
    signal: AbortSignal,
  ): Promise<{
    readonly found: ConfigMapTimes;
    readonly problems: readonly KindProblem[];
  }> {
    if (names.length === 0) return { found: new Map(), problems: [] };
    const refusals = new Map(
      [...this.#refusals].filter(([, { until }]) => this.#now() < until),
    );
    const remembered = new Map<string, Remembered>();
    await Promise.all(
      names.slice(0, MAX_REQUESTS).map(async asked => {
        if (refusals.has(asked.namespace)) return;
        const key = configMapKey(asked.namespace, asked.name);
        const known = this.#remembered.get(key);
        const isFresh = known && this.#now() < known.readAt + FRESH_MS;
        const entry = isFresh ? known : await this.#readOne(asked, signal);
        if (entry?.type === 'refused') refusals.set(asked.namespace, entry);
        else if (entry) remembered.set(key, entry);
      }),
    );
    this.#remembered = remembered;
    this.#refusals = refusals;
    return {
      found: new Map(
        [...remembered].flatMap(([key, { time }]) =>
          time ? [[key, time] as const] : [],
        ),
      ),
      problems: [...refusals.values()].slice(0, 1).map(each => each.problem),
    };
  }

  async #readOne(
    { namespace, name }: ConfigMapName,
    signal: AbortSignal,
  ): Promise<Remembered | Refused | undefined> {
    try {
      const result = await withDeadline(signal, DEADLINE_MS, until =>
        this.#ask(namespace, name, until),
      );
      const readAt = this.#now();
      if (result.ok) {
        const time = readConfigMapTime(result.value, name);
        return { type: 'read', readAt, time };
      }
      const { reason } = result;
      if (reason.code !== 'forbidden') {
        return { type: 'read', readAt, time: undefined };
      }
      return {
        type: 'refused',
        until: readAt + FORBIDDEN_MS,
        problem: { kind: 'ConfigMap', reason },
      };
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }

  async #ask(
    namespace: string,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<unknown>> {
    const result = await this.#connection.open({
      path: apiPath('api', 'v1', 'namespaces', namespace, 'configmaps', name),
      query: { resourceVersion: ANY_VERSION },
      accept: METADATA_ONLY,
      signal,
    });
    if (!result.ok) return result;
    const bytes = await readBody(result.value.body, MAX_BYTES);
    return ok(bytes && parse(bytes.toString('utf8')));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
