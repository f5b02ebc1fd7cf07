import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { UserTokenHeaders } from './UserTokenHeaders';

/** @internal */
export interface FollowWithTokensOptions {
  readonly entityRef: string;
  readonly headers: UserTokenHeaders;
  readonly signal: AbortSignal;
  /** One connection, with these tokens. */
  readonly follow: (
    tokens: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ) => AsyncIterable<ServiceMessage>;
}

/**
 * Follows a service, and reconnects whenever there is another token to send:
 * after the backend has said which it needs, after a sign-in, and before one
 * expires. Consumers see one stream.
 *
 * @internal
 */
export async function* followWithTokens(
  options: FollowWithTokensOptions,
): AsyncGenerator<ServiceMessage, void, void> {
  const { entityRef, headers, signal } = options;
  for (;;) {
    const sent = await headers.tokens(entityRef);
    const round = new AbortController();
    const abort = () => round.abort();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    let isOutdated = false;
    const check = async () => {
      if (!(await headers.isNews(entityRef, sent))) return;
      isOutdated = true;
      abort();
    };
    const unsubscribe = headers.subscribe(check);
    try {
      for await (const message of options.follow(sent, round.signal)) {
        if (message.type === 'hello') {
          headers.learn(entityRef, message.clusters);
          if (headers.isLacking(entityRef, sent)) void check();
        }
        // The auth APIs renew a token some minutes before it ends.
        if (message.type === 'heartbeat' && sent.size > 0) void check();
        yield message;
        if (isOutdated) break;
      }
    } finally {
      unsubscribe();
      signal.removeEventListener('abort', abort);
      abort();
    }
    if (!isOutdated || signal.aborted) return;
  }
}
