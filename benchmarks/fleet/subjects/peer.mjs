import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the peer's tab asks again after an answer; its own default. */
const REFRESH_MS = 10_000;

/** The peer, by the route that its tab polls. */
export function createPeer({ url, token, usage, stop }) {
  const ask = async (service, signal) => {
    const startedAt = performance.now();
    const response = await fetch(`${url}/api/kubernetes/services/${service}`, {
      method: 'POST',
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ entity: entityOf(service), auth: {} }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status}: ${text}`);
    const { items } = JSON.parse(text);
    const pods = items.flatMap(({ resources }) =>
      resources
        .filter(({ type }) => type === 'pods')
        .flatMap(({ resources: found }) => found),
    );
    const ms = performance.now() - startedAt;
    return { ms, bytes: Buffer.byteLength(text), pods };
  };

  return {
    name: 'peer',
    usage,
    stop,

    openTab(service, onPods = () => {}) {
      const abort = new AbortController();
      const tab = {
        bytes: 0,
        loads: 0,
        isReady: false,
        close: async () => abort.abort(),
      };
      (async () => {
        while (!abort.signal.aborted) {
          const answer = await ask(service, abort.signal).catch(
            () => undefined,
          );
          if (answer) {
            tab.isReady = true;
            tab.loads += 1;
            tab.bytes += answer.bytes;
            onPods(answer.pods);
          }
          await sleep(REFRESH_MS, undefined, { signal: abort.signal }).catch(
            () => {},
          );
        }
      })();
      return tab;
    },

    async load(service, { timeoutMs = 60_000 } = {}) {
      const { ms, bytes, pods } = await ask(
        service,
        AbortSignal.timeout(timeoutMs),
      );
      return { firstPodsMs: ms, allPodsMs: ms, bytes, pods: pods.length };
    },
  };
}

function entityOf(name) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'commerce' },
  };
}
