import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the three minutes after which a silent watch is given up. */
const AGREE_WITHIN_MS = 240_000;
const LOOK_AGAIN_MS = 2_000;
const SHOWN_DIFFERENCES = 3;

/**
 * Do tabs that have been open all the while show what fresh lists show, object
 * by object? Waits until they do.
 *
 * @param stateOf - what the tab of a service shows now
 * @returns how many objects were compared, and in words what still differs in the end
 */
export async function findDifferences(stand, stateOf) {
  const deadline = Date.now() + AGREE_WITHIN_MS;
  for (;;) {
    const results = await Promise.all(
      stand.services.map(service => compare(stand, service, stateOf)),
    );
    const differences = results.flatMap(result => result.differences);
    if (!differences.length || Date.now() > deadline) {
      return {
        compared: results.reduce((sum, result) => sum + result.compared, 0),
        differences: differences.slice(0, SHOWN_DIFFERENCES),
      };
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

async function compare({ floor, rows }, service, stateOf) {
  const differences = [];
  let compared = 0;
  for (const { cluster, lists } of await floor.lists(service)) {
    const shown = stateOf(service).clusters.find(
      ({ head }) => head.name === cluster,
    );
    const seen = rows.comparable(shown);
    const real = rows.freshRows(cluster, lists);
    compared += real.size;
    for (const name of new Set([...seen.keys(), ...real.keys()])) {
      if (seen.get(name) === real.get(name)) continue;
      differences.push(
        `${service} in ${cluster} (${
          shown.state.phase
        }), ${name}: the tab has ${seen.get(name) ?? 'nothing'}, the list has ${
          real.get(name) ?? 'nothing'
        }`,
      );
    }
  }
  return { compared, differences };
}
