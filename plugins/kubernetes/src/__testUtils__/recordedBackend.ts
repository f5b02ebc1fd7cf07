import { KubernetesClient } from '@podlight/backstage-plugin-kubernetes-react';
import { deliver, latency } from '../fixtures';
import { Recording } from '../fixtures/otherVersions';
import { DeliveringApi } from './renderLoaded';

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

/** Backstage answers an unknown route with an empty 404. */
const ABSENT = {
  ok: false,
  status: 404,
  statusText: 'Not Found',
  headers: new Headers(),
  text: async () => '',
};

/** The real client over what was recorded. A stream stays open, other answers end. */
export function recordedClient(recording: Recording): DeliveringApi {
  let onDelivered = () => {};
  const delivered = new Promise<void>(resolve => {
    onDelivered = resolve;
  });
  const fetch = async (url: unknown) => {
    const { pathname } = new URL(String(url));
    const route = ROUTES.find(([path]) => path.test(pathname))?.[1];
    const answer = route && recording[route];
    if (answer === undefined) return ABSENT;
    if (route === 'live') {
      return { ok: true, status: 200, body: liveBody(recording, onDelivered) };
    }
    await latency();
    const text = typeof answer === 'string' ? answer : toLines(answer);
    const body = new ReadableStream({
      start: stream => {
        stream.enqueue(new TextEncoder().encode(text));
        stream.close();
      },
    });
    return { ok: true, status: 200, text: async () => text, body };
  };
  const client = new KubernetesClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend' },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  return Object.assign(client, { delivered });
}

function liveBody({ live }: Recording, onDelivered: () => void) {
  return new ReadableStream({
    async start(stream) {
      for await (const line of deliver(live, onDelivered)) {
        stream.enqueue(new TextEncoder().encode(toLines([line])));
      }
    },
  });
}

function toLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
