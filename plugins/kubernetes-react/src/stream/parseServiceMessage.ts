import {
  ClusterMessage,
  expandCluster,
  HelloMessage,
  PatchMismatchError,
  SentClusterMessage,
  ServiceMessage,
  ServiceSnapshot,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isJsonObject, JsonObject, parseJson, unreadable } from './readJson';
import { StreamError, VersionError } from './StreamError';

/**
 * The backend validates every field before it sends it. Here only the outline is
 * checked, so that an answer of something else (a proxy's log-in page, a cut-off
 * body) becomes a clear message and not a broken screen.
 */
const hasOutline: Readonly<Record<string, (value: JsonObject) => boolean>> = {
  hello: value =>
    typeof value.entityRef === 'string' &&
    typeof value.at === 'string' &&
    Array.isArray(value.clusters) &&
    Array.isArray(value.providerProblems),
  cluster: value =>
    typeof value.cluster === 'string' &&
    isJsonObject(value.state) &&
    Array.isArray(value.kindProblems) &&
    Array.isArray(value.pods) &&
    Array.isArray(value.workloads) &&
    (value.objects === undefined || Array.isArray(value.objects)) &&
    Array.isArray(value.findings),
  patch: value =>
    typeof value.cluster === 'string' &&
    typeof value.since === 'string' &&
    typeof value.version === 'string' &&
    isJsonObject(value.state),
  heartbeat: value => typeof value.at === 'string',
  end: value => typeof value.message === 'string',
};

type SentMessage =
  | Exclude<ServiceMessage, { type: 'cluster' }>
  | SentClusterMessage;

/** Unknown message types of a newer backend pass: the reducer ignores them. */
function isSentMessage(value: unknown): value is SentMessage {
  if (!isJsonObject(value) || typeof value.type !== 'string') return false;
  const check = Object.hasOwn(hasOutline, value.type)
    ? hasOutline[value.type]
    : undefined;
  return check?.(value) ?? true;
}

interface SentSnapshot extends Omit<ServiceSnapshot, 'clusters'> {
  readonly clusters: readonly SentClusterMessage[];
}

function isSentSnapshot(value: unknown): value is SentSnapshot {
  return (
    isJsonObject(value) &&
    isSentMessage(value.hello) &&
    value.hello.type === 'hello' &&
    Array.isArray(value.clusters) &&
    value.clusters.every(
      cluster => isSentMessage(cluster) && cluster.type === 'cluster',
    )
  );
}

/**
 * Reads one line of the `live` route.
 *
 * @throws {@link StreamError} that quotes what was sent, {@link VersionError} for
 * another version of the API
 *
 * @internal
 */
export function parseServiceMessage(line: string): ServiceMessage {
  const value = parseJson(line);
  if (!isSentMessage(value)) {
    throw unreadable('a message', line);
  }
  if (value.type === 'hello') checkVersion(value);
  return value.type === 'cluster' ? expand(value) : value;
}

/**
 * Reads the answer of the `snapshot` route.
 *
 * @throws {@link StreamError} that quotes what was sent, {@link VersionError} for
 * another version of the API
 *
 * @internal
 */
export function parseServiceSnapshot(text: string): ServiceSnapshot {
  const value = parseJson(text);
  if (!isSentSnapshot(value)) {
    throw unreadable('a snapshot', text);
  }
  checkVersion(value.hello);
  return { ...value, clusters: value.clusters.map(expand) };
}

function checkVersion({ version }: HelloMessage): void {
  if (version !== WIRE_VERSION) throw new VersionError(version);
}

function expand(message: SentClusterMessage): ClusterMessage {
  try {
    return expandCluster(message);
  } catch (error) {
    if (!(error instanceof PatchMismatchError)) throw error;
    throw new StreamError(error.message, error);
  }
}
