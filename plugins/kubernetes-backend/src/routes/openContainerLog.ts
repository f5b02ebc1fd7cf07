import { Readable } from 'node:stream';
import { ClusterError, LogUnavailableError } from '../errors';
import { isCollectedLog, openLog, toLogProblem } from '../read';
import { ApiStream } from '../transport';
import { GrantedAccess } from './EntityAccess';
import { MAX_LOG_BYTES } from './parameters';
import { scrubLog } from './scrubLog';
import { SelectedPod } from './selectedPod';

/** Selects a part of a container's log. */
export interface ContainerLogQuery {
  /** Needed when the pod has several. */
  readonly container?: string;
  readonly previous?: boolean;
  readonly tailLines: number;
  readonly sinceSeconds?: number;
  /** RFC 3339, to the second. */
  readonly sinceTime?: string;
  readonly timestamps: boolean;
  readonly follow: boolean;
}

/**
 * Opens a container's log, scrubbed of credentials unless the caller may read it unscrubbed.
 *
 * @throws LogUnavailableError when the pod exists but its log does not;
 * ClusterError when the cluster fails
 */
export async function openContainerLog(
  {
    connection,
    pod,
    granted,
  }: SelectedPod & { readonly granted: GrantedAccess },
  query: ContainerLogQuery,
  signal: AbortSignal,
): Promise<Readable> {
  const result = await openLog(
    connection,
    pod.metadata,
    toApiQuery(query),
    signal,
  );
  if (result.ok) {
    const body = await checkLog(result.value, query);
    return granted.beforeUnscrubbed ? body : scrubLog(body);
  }
  const problem = toLogProblem(result.reason);
  throw problem
    ? new LogUnavailableError(problem)
    : new ClusterError(connection.cluster.name, result.reason);
}

function toApiQuery(query: ContainerLogQuery): Record<string, string> {
  const { container, previous, sinceSeconds, sinceTime } = query;
  const { timestamps, follow } = query;
  return {
    tailLines: String(query.tailLines),
    ...(container ? { container } : {}),
    ...(previous ? { previous: 'true' } : {}),
    ...(sinceSeconds ? { sinceSeconds: String(sinceSeconds) } : {}),
    ...(sinceTime ? { sinceTime } : {}),
    ...(timestamps ? { timestamps: 'true' } : {}),
    // With both parameters Kubernetes ends the stream at the limit. Its limit cuts
    // off the newest lines, so it is only an upper bound here.
    ...(follow ? { follow: 'true' } : { limitBytes: String(MAX_LOG_BYTES) }),
  };
}

/** Some errors come with status 200 or 204, so they are detected before anything is sent. */
async function checkLog(
  { status, body }: ApiStream,
  query: ContainerLogQuery,
): Promise<Readable> {
  if (status === 204) {
    body.destroy();
    throw new LogUnavailableError({
      code: 'not-scheduled',
      message: "This pod isn't scheduled yet, so it has no log.",
    });
  }
  // A followed log may stay silent, so its first bytes are not awaited.
  if (query.follow) return body;
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  const beginning = first.done ? '' : Buffer.from(first.value).toString('utf8');
  if (isCollectedLog(beginning)) {
    body.destroy();
    throw new LogUnavailableError({
      code: 'no-previous-run',
      message: 'The log of this run has been removed from the node.',
    });
  }
  return Readable.from(
    (async function* whole() {
      if (first.done) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => chunks };
    })(),
    { objectMode: false },
  );
}
