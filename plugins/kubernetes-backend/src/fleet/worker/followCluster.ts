import { InformerUpdate } from '../../read/informer/ListWatchSpec';
import { Reflector } from '../../read/informer/Reflector';
import { NegativeCache } from '../../read/informer/NegativeCache';
import { Telemetry } from '../../telemetry/Telemetry';
import { ClusterConnection } from '../../transport';
import { Clock } from '../../util/timing';
import { ListTurns } from './ListTurns';
import { Outbox } from './Outbox';
import { FollowedType, WorkerSettings } from './protocol';
import { RecordFeed } from './RecordFeed';

/** What `list` asks for at a time. */
const PAGE_SIZE = 500;

export interface FollowOptions {
  readonly connection: ClusterConnection;
  readonly settings: WorkerSettings;
  readonly outbox: Outbox;
  readonly turns: ListTurns;
  readonly unserved: NegativeCache;
  readonly telemetry: Pick<Telemetry, 'relisted'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Lists and watches all types of one cluster until the signal aborts. */
export async function followCluster(options: FollowOptions): Promise<void> {
  await Promise.all(
    options.settings.types.map(type => followType(type, options)),
  );
}

async function followType(
  type: FollowedType,
  {
    connection,
    settings,
    outbox,
    turns,
    unserved,
    telemetry,
    clock,
    signal,
  }: FollowOptions,
): Promise<void> {
  const { name } = connection.cluster;
  const now = () => clock.now().getTime();
  const { maxRecords } = settings;
  const { feed, close } = outbox.open(name, type.kind, now, maxRecords);
  const say = sayState(feed);
  const { gate, release } = turns.createGate(name);
  const reflector = new Reflector({
    connection,
    spec: { type },
    unserved,
    store: feed,
    clock,
    random: Math.random,
    deadlineMs: settings.deadlines.listMs,
    maxPages: Math.ceil(maxRecords / PAGE_SIZE),
    refreshIntervalMs: settings.refreshIntervalMs,
    gate,
    onUpdate: update => {
      release();
      say(update);
    },
    onRelist: reason =>
      telemetry.relisted({ cluster: name, resource: type.plural, reason }),
  });
  try {
    await reflector.run(signal);
  } finally {
    release();
    close();
  }
}

/** Says each state once. */
function sayState(feed: RecordFeed): (update: InformerUpdate) => void {
  let last = '';
  return update => {
    const state = toFeedState(update);
    const text = state.type === 'gap' ? state.reason.code : state.type;
    if (text !== last) feed.say(state);
    last = text;
  };
}

function toFeedState(update: InformerUpdate) {
  if (!update) return { type: 'absent' } as const;
  return update.ok
    ? ({ type: 'live' } as const)
    : ({ type: 'gap', reason: update.reason } as const);
}
