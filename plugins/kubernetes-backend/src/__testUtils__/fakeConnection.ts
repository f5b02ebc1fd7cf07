import { ApiRequest, ApiStream, ClusterConnection } from '../transport';
import { Answer, failure, success } from '../util/Answer';
import { Readable } from 'node:stream';

/** A connection whose answers the test gives; it remembers what it was asked. */
export function fakeConnection(
  answer: (request: ApiRequest) => Answer<unknown> | Promise<Answer<unknown>>,
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
    identity: async () => success('x'),
    getJson: async request => ask(request),
    open: async (request): Promise<Answer<ApiStream>> => {
      const given = await ask(request);
      return given.ok
        ? success({
            status: 200,
            body: Readable.from([Buffer.from(String(given.value))]),
          })
        : given;
    },
  };
  return { connection, asked };
}

export function aList(kind: string, items: unknown[], next?: string) {
  return success({
    kind: `${kind}List`,
    apiVersion: 'v1',
    metadata: next ? { continue: next } : {},
    items,
  });
}

export const FORBIDDEN = failure('forbidden', 'pods is forbidden', 403);
