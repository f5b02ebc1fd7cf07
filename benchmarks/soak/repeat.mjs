import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `step` again and again until the signal aborts, with random pauses. */
export async function repeat(signal, random, [lowMs, highMs], step) {
  while (!signal.aborted) {
    await step();
    await sleep(random.between(lowMs, highMs), undefined, { signal }).catch(
      () => {},
    );
  }
}
