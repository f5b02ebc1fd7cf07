import { list } from '../../read/informer/list';
import { FORBIDDEN_RETRY_MS } from '../../read/informer/retryDelayMs';
import { apiPath } from '../../transport';
import { backOffMs } from '../../util/backOff';
import { withDeadline } from '../../util/timing';
import { NodeAndPool, poolOf } from '../nodes/poolOf';
import { FollowOptions } from './followCluster';

/** Pools come and go with rollouts of nodes, not of pods. */
const EVERY_MS = 10 * 60_000;

/** Of 500 nodes; what comes after them is not known. */
const MAX_PAGES = 20;

const PATH = apiPath('api', 'v1', 'nodes');

/** Lists the nodes of a cluster every ten minutes, names and labels alone, for the pools that they are in. */
export async function followNodePools(
  {
    clock,
    connection,
    settings,
    signal,
    turns,
  }: Pick<
    FollowOptions,
    'clock' | 'connection' | 'settings' | 'signal' | 'turns'
  >,
  labels: readonly string[],
  onPools: (pools: ReadonlyMap<string, string> | undefined) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const { gate, release } = turns.createGate(connection.cluster.name);
    await gate.beforeList(signal);
    let pools: Map<string, string> = new Map();
    const take = (node: NodeAndPool | undefined) => node && pools.set(...node);
    const listed = await withDeadline(
      signal,
      settings.deadlines.listMs,
      until =>
        list(
          connection,
          {
            path: PATH,
            kind: 'Node',
            isMetadataOnly: true,
            maxPages: MAX_PAGES,
            sink: {
              begin: () => {
                pools = new Map();
              },
              add: item => take(poolOf(item, labels)),
            },
          },
          until,
        ),
    )
      .catch(() => undefined)
      .finally(release);
    if (signal.aborted) return;
    failures = listed?.ok ? 0 : failures + 1;
    const isForbidden =
      listed && !listed.ok && listed.reason.code === 'forbidden';
    // Whatever else fails says nothing about what was known.
    if (listed?.ok) onPools(pools);
    else if (isForbidden) onPools(undefined);
    const pauseMs = isForbidden
      ? FORBIDDEN_RETRY_MS
      : backOffMs(failures, Math.random);
    await clock.sleep(listed?.ok ? EVERY_MS : pauseMs, signal);
  }
}
