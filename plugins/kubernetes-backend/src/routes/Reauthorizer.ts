import { isSameService, LocatedService } from '../pipeline';
import { GrantedAccess, isRefusal } from './EntityAccess';
import { RouteContext } from './context';

/** A check that could not be made is made again after this. */
const RETRY_MS = 5_000;

/** Why an open stream has to end. */
export type StreamEnd =
  | { readonly reason: 'unauthorized' | 'error'; readonly message: string }
  /** The entity now selects something else, or runs elsewhere: the client has to start anew. */
  | { readonly reason: 'changed' };

/**
 * Watches over the caller's right for as long as a stream is open. Resolves when
 * the stream has to end, or with undefined when the signal aborts.
 */
export async function keepAuthorized(
  { access, clock, intervals, pipeline }: RouteContext,
  granted: GrantedAccess,
  service: LocatedService,
  signal: AbortSignal,
): Promise<StreamEnd | undefined> {
  let pauseMs = intervals.reauthorizeMs;
  let unchecked = 0;
  while (!signal.aborted) {
    await clock.sleep(untilExpiry(granted, pauseMs, clock.now()), signal);
    if (signal.aborted) return undefined;
    try {
      const entity = await access.again(granted);
      const now = await pipeline.locate(entity, granted.principal, signal);
      if (!isSameService(now, service)) return { reason: 'changed' };
      unchecked = 0;
      pauseMs = intervals.reauthorizeMs;
    } catch (error) {
      if (isRefusal(error)) {
        return {
          reason: 'unauthorized',
          message: 'You may no longer see this, or your sign-in has expired.',
        };
      }
      unchecked += 1;
      pauseMs = Math.min(RETRY_MS, intervals.reauthorizeMs);
      // What cannot be checked for long must not stay open.
      if (unchecked > 2) {
        return {
          reason: 'error',
          message:
            'It could not be checked whether you may still see this. Try again.',
        };
      }
    }
  }
  return undefined;
}

function untilExpiry(
  { principal }: GrantedAccess,
  pauseMs: number,
  now: Date,
): number {
  const { expiresAt } = principal.credentials;
  if (!expiresAt) return pauseMs;
  return Math.max(0, Math.min(pauseMs, expiresAt.getTime() - now.getTime()));
}
