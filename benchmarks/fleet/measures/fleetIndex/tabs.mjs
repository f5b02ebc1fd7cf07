import { median } from '../statistics.mjs';
import { loadsPerSecond } from '../throughput.mjs';

/** The first loads open connections and compile code, on both sides. */
const WARM_UP = 3;

/**
 * First loads of services that nobody has looked at, where the index is filled: tiles, pods, and all that a tab
 * shows, one after the other and eight at once, in turn with a bare program's lists of their pods. `checkMs` is
 * what Backstage takes to find out who asks and what they may read, before which no tile may be sent.
 */
export async function measureTabs(stand) {
  const alone = await timeLoads(stand);
  const { floor, podlight, services, concurrentLoads } = stand;
  return {
    ...alone,
    concurrentLoads,
    floorPerSecond: await loadsPerSecond(floor, services, concurrentLoads),
    perSecond: await loadsPerSecond(podlight, services, concurrentLoads),
  };
}

async function timeLoads({ podlight, floor, services, loads }) {
  const samples = [];
  for (let number = -WARM_UP; number < loads; number += 1) {
    const service = services.next();
    const bare = await floor.load(service);
    const ours = await podlight.load(service);
    const checkMs = await podlight.authorize(services.next());
    const everythingMs = await podlight.loadEverything(services.next());
    if (bare.pods !== ours.pods) {
      throw new Error(
        `${service}: the floor saw ${bare.pods} pods, Podlight ${ours.pods}`,
      );
    }
    if (number < 0) continue;
    samples.push({
      floorMs: bare.allPodsMs,
      firstTilesMs: ours.firstPodsMs,
      allPodsMs: ours.allPodsMs,
      everythingMs,
      checkMs,
    });
  }
  const medians = Object.keys(samples[0]).map(key => [
    key,
    median(samples.map(sample => sample[key])),
  ]);
  return { loads, ...Object.fromEntries(medians) };
}
