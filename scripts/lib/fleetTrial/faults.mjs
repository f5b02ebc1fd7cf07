import { setTimeout as sleep } from 'node:timers/promises';
import { isShared, SERVICES } from './fleet.mjs';
import { until } from './until.mjs';
import { isWatchedOnce } from './watches.mjs';

const SERVICE = SERVICES.at(-1);

/** Longer than a lease lasts, so that all replicas lose theirs. */
const OUTAGE_MS = 20_000;
const ASK_EVERY_MS = 2_000;

/** A page says that it can't answer after this long at the latest. */
const ANSWER_MS = 35_000;
const BACK_MS = 45_000;

/** A replica that goes on has to notice within this time that its lease has ended. */
const WAKING_MS = 3_000;

/** The database is away for longer than a lease lasts. */
export async function tryOutage(trial) {
  const { alive, breakPod, check, leases, postgres, simulator } = trial;
  console.log(`● PostgreSQL is away for ${OUTAGE_MS / 1_000} s`);
  const problems = [];
  const told = new Set();
  const asking = [];
  await postgres.halt();
  const awaySince = Date.now();
  breakPod(SERVICE, 'c2');
  while (Date.now() - awaySince < OUTAGE_MS) {
    for (const replica of alive()) {
      asking.push(replica.page(ANSWER_MS).then(said => told.add(said)));
    }
    await sleep(ASK_EVERY_MS);
  }
  await postgres.resume();
  const backAt = Date.now();
  await Promise.all(asking);
  for (const said of told) {
    // Nobody knows what the reader may see without the catalog, which needs the database, too.
    const isClear = said === '200' || /^503 .*services you may see/.test(said);
    if (!isClear) problems.push(`a page said ${said}`);
  }
  // Leases that ended meanwhile are still in the database.
  const isRead = () => simulator.clusters.every(isWatchedOnce);
  await until('each cluster is read again', async () => {
    return isRead() && isShared(await leases(), alive().length);
  });
  const regainedMs = Date.now() - backAt;
  if (regainedMs > BACK_MS) problems.push(`reading took ${regainedMs} ms`);
  await until('a pod that began to fail meanwhile is shown', () =>
    trial.everywhere(`${SERVICE} c2`, 'failing'),
  );
  check('an outage of PostgreSQL is said, and passes', problems);
  return { regainedMs, told: [...told].sort() };
}

/** A replica stands still until others have its clusters, and goes on. */
export async function tryPause(trial) {
  const { alive, breakPod, check, down, leases, replicas, setFrozen } = trial;
  console.log('● A backend stands still (SIGSTOP), and goes on (SIGCONT)');
  const problems = [];
  const [replica] = replicas;
  const before = new Set((await leases()).values());
  setFrozen(true);
  down.add(replica);
  replica.pause();
  const pausedAt = Date.now();
  breakPod(SERVICE, 'c4');
  await until('its clusters are held by others', async () =>
    isShared(await leases(), alive().length),
  );
  const takeoverMs = Date.now() - pausedAt;
  const after = new Set((await leases()).values());
  const [ended] = [...before].filter(holder => !after.has(holder));
  await until('they show a pod that began to fail meanwhile', () =>
    trial.everywhere(`${SERVICE} c4`, 'failing'),
  );
  down.delete(replica);
  replica.resume();
  const wokenAt = Date.now();
  await sleep(WAKING_MS);
  // From here on the sampler tells whether it still reads what others do.
  setFrozen(false);
  await until('clusters are shared evenly again', async () => {
    const now = await leases();
    if ([...now.values()].includes(ended)) {
      problems.push('it took clusters by the lease that has ended');
    }
    return isShared(now, alive().length);
  });
  const backMs = Date.now() - wokenAt;
  await until('it shows what began to fail meanwhile', () =>
    trial.everywhere(`${SERVICE} c4`, 'failing'),
  );
  check('a backend that stood still gives up what others have', problems);
  return { takeoverMs, backMs };
}
