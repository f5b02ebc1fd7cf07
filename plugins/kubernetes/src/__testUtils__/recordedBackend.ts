import { KubernetesClient } from '@podlight/backstage-plugin-kubernetes-react';
import { Recording } from '../fixtures/otherVersions';

const ROUTES: readonly (readonly [RegExp, keyof Recording])[] = [
  [/\/live$/, 'live'],
  [/\/pods\/.*\/logs$/, 'log'],
  [/\/logs$/, 'mergedLogs'],
  [/\/events$/, 'events'],
  [/\/manifest$/, 'manifest'],
  [/\/usage$/, 'usage'],
  [/\/diagnosis$/, 'diagnosis'],
  [/\/clusters$/, 'clusters'],
];

/** A route that was not there is answered by Backstage, without a word. */
const ABSENT = {
  ok: false,
  status: 404,
  statusText: 'Not Found',
  headers: new Headers(),
  text: async () => '',
};

/** The real client over what was recorded. A stream stays open, other answers end. */
export function recordedClient(recording: Recording): KubernetesClient {
  const fetch = async (url: unknown) => {
    const { pathname } = new URL(String(url));
    const route = ROUTES.find(([path]) => path.test(pathname))?.[1];
    const answer = route && recording[route];
    if (answer === undefined) return ABSENT;
    const text = typeof answer === 'string' ? answer : `${answer.join('\n')}\n`;
    const body = new ReadableStream({
      start: stream => {
        stream.enqueue(new TextEncoder().encode(text));
        if (route !== 'live') stream.close();
      },
    });
    return { ok: true, status: 200, text: async () => text, body };
  };
  return new KubernetesClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend' },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
}
