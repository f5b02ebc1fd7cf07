import { scrubSecrets } from '../scrub';

/** Maximum depth of `cause` chains. */
const MAX_CAUSES = 5;

/**
 * Removes credentials from any thrown value before Backstage sends it in a response and
 * writes it to its log.
 */
export function scrubError(error: unknown, depth = 0): void {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return;
  for (const key of ['message', 'stack', ...Object.keys(error)]) {
    const value: unknown = Reflect.get(error, key);
    // Reflect.set does not throw for a read-only property, which is left as it is.
    if (typeof value === 'string' && key !== 'name') {
      Reflect.set(error, key, scrubSecrets(value));
    }
  }
  scrubError(error.cause, depth + 1);
}
