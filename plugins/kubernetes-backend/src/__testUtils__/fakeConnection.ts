import { ApiRequest, ApiStream, ClusterConnection } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { Readable } from 'node:stream';

/** A connection whose answers the test gives; it remembers what it was asked. */
export function fakeConnection(
  answer: (request: ApiRequest) => Result<unknown> | Promise<Result<unknown>>,
) {
  const asked: string[] = [];
  const ask = (request: ApiRequest) => {
    const query = new URLSearchParams(request.query).toString();
    asked.push(`${request.path}${query && `?${query}`}`);
    return answer(request);
  };
  const connection: ClusterConnection = {
    cluster: {
      name: 'one',
      url: 'https://one',
      authProvider: 'x',
      authMetadata: {},
    },
    hasSharedCredential: false,
    identity: async () => ok('x'),
    getJson: async request => ask(request),
    open: async (request): Promise<Result<ApiStream>> => {
      const given = await ask(request);
      return given.ok
        ? ok({
            status: 200,
            body: Readable.from([Buffer.from(String(given.value))]),
          })
        : given;
    },
  };
  return { connection, asked };
}

export function aList(kind: string, items: unknown[], next?: string) {
  return ok({
    kind: `${kind}List`,
    apiVersion: 'v1',
    metadata: next ? { continue: next } : {},
    items,
  });
}

export const FORBIDDEN = fail('forbidden', 'pods is forbidden', 403);
