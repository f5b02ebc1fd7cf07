import { list, ObjectList } from '../../read/informer/list';
import { FORBIDDEN_RETRY_MS } from '../../read/informer/retryDelayMs';
import { apiPath } from '../../transport';
import { backOffMs } from '../../util/backOff';
import { Result } from '../../util/Result';
import { linkedAbortController, withDeadline } from '../../util/timing';
import { NodeAndPool, readNodePool } from '../nodes/readNodePool';
import { FollowOptions } from './followCluster';

/** Pools come and go with rollouts of nodes, not of pods. */
const EVERY_MS = 10 * 60_000;

/** Of 500 nodes; what comes after them is not known. */
const MAX_PAGES = 20;

/** How long a list may keep others waiting. */
const TURN_MS = 15_000;

const PATH = apiPath('api', 'v1', 'nodes');

type Options = Pick<
  FollowOptions,
  'clock' | 'connection' | 'settings' | 'signal' | 'turns'
>;

interface Listed {
  /** Undefined where its deadline passed. */
  readonly result: Result<ObjectList> | undefined;
  readonly pools: ReadonlyMap<string, string>;
}

/** Lists the nodes of a cluster every ten minutes, names and labels alone, for the pools that they are in. */
export async function followNodePools(
  options: Options,
  labels: readonly string[],
  onPools: (pools: ReadonlyMap<string, string> | undefined) => void,
): Promise<void> {
  const { clock, signal } = options;
  let failures = 0;
  let isFirst = true;
  while (!signal.aborted) {
    const listNow = () => listPools(options, labels);
    // Only at the start of a backend do the lists of all clusters come at once.
    const { result, pools } = await (isFirst
      ? inTurn(options, listNow)
      : listNow());
    isFirst = false;
    if (signal.aborted) return;
    failures = result?.ok ? 0 : failures + 1;
    const isForbidden =
      result && !result.ok && result.reason.code === 'forbidden';
    // Whatever else fails says nothing about what was known.
    if (result?.ok) onPools(pools);
    else if (isForbidden) onPools(undefined);
    const pauseMs = isForbidden
      ? FORBIDDEN_RETRY_MS
      : backOffMs(failures, Math.random);
    await clock.sleep(result?.ok ? EVERY_MS : pauseMs, signal);
  }
}

/** A slow one goes on when its turn is over. */
async function inTurn<T>(
  { clock, connection, signal, turns }: Options,
  work: () => Promise<T>,
): Promise<T> {
  const { gate, release } = turns.createGate(connection.cluster.name);
  await gate.beforeList(signal);
  const turn = linkedAbortController(signal);
  // It ends early where the signal aborts.
  void clock.sleep(TURN_MS, turn.signal).then(release);
  try {
    return await work();
  } finally {
    turn.abort();
  }
}

async function listPools(
  { connection, settings, signal }: Options,
  labels: readonly string[],
): Promise<Listed> {
  let pools = new Map<string, string>();
  const take = (node: NodeAndPool | undefined) => node && pools.set(...node);
  const result = await withDeadline(signal, settings.deadlines.listMs, until =>
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
          add: item => take(readNodePool(item, labels)),
        },
      },
      until,
    ),
  ).catch(() => undefined);
  return { result, pools };
}
