import { scrubSecrets } from '../scrub';

/** Causes of causes; what is deeper nobody reads. */
const MAX_CAUSES = 5;

/**
 * Takes credentials out of what was thrown, before Backstage answers with it and
 * writes it to its log: whatever it is, and whoever threw it.
 */
export function scrubError(error: unknown, depth = 0): void {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return;
  for (const key of ['message', 'stack', ...Object.keys(error)]) {
    const value: unknown = Reflect.get(error, key);
    // One that cannot be changed is left: Reflect says so and does not throw.
    if (typeof value === 'string' && key !== 'name') {
      Reflect.set(error, key, scrubSecrets(value));
    }
  }
  scrubError(error.cause, depth + 1);
}
