import { performance } from 'node:perf_hooks';

/** More of them than a reader takes in say nothing new. */
const MAX_LOSSES_TOLD = 5;

/**
 * Podlight, as its own browser client uses it.
 *
 * @param browser - `podlightBrowser.ts`
 */
export function createPodlight({ url, token, usage, stop }, browser) {
  const { PodlightStream, PodlightTab } = browser;
  const place = service => ({ backendUrl: url, token, service });
  let losses = 0;
  const tellLoss = (service, error) => {
    losses += 1;
    if (losses > MAX_LOSSES_TOLD) return;
    const cause = error.cause?.cause ?? error.cause;
    console.error(
      `The tab of ${service} lost its connection: ${error.message} ${
        cause ? `(${cause.code ?? cause.message})` : ''
      }`,
    );
  };

  return {
    name: 'Podlight',
    usage,
    stop,

    /** A tab that stays open; `onPods` is told the rows, and all else that is shown, whenever something changed. */
    openTab(service, onPods = () => {}) {
      let lost = 0;
      const tab = new PodlightTab({
        ...place(service),
        onState: state => onPods(listPods(state), state),
        onLost: error => {
          lost += 1;
          tellLoss(service, error);
        },
      });
      return {
        get bytes() {
          return tab.bytes;
        },
        /** How often it had to come back. */
        get lost() {
          return lost;
        },
        get isReady() {
          return isSettled(tab.state);
        },
        close: async () => tab.close(),
      };
    },

    /** Until the pods of every cluster are there. Of one connection, without a tab's pause between two redraws. */
    async load(service, { isCounted = () => true } = {}) {
      const startedAt = performance.now();
      let firstPodsMs;
      let settle;
      const settled = new Promise(done => (settle = done));
      const stream = new PodlightStream({
        ...place(service),
        onState: state => {
          if (listPods(state).length)
            firstPodsMs ??= performance.now() - startedAt;
          if (isSettled(state, isCounted)) settle();
        },
      });
      await Promise.race([settled, stream.ended]);
      const allPodsMs = performance.now() - startedAt;
      const pods = listPods(stream.state).length;
      const { bytes } = stream;
      await stream.close();
      return { firstPodsMs, allPodsMs, bytes, pods };
    },

    /** Until a tab's request has been authorized and the clusters are located; no cluster is asked. */
    async authorize(service) {
      const startedAt = performance.now();
      const response = await fetch(
        `${url}/api/kubernetes/v1/entities/component/default/${service}/live`,
        { method: 'HEAD', headers: { authorization: `Bearer ${token}` } },
      );
      if (!response.ok) throw new Error(`${service}: ${response.status}`);
      return performance.now() - startedAt;
    },

    /** Pods, all other kinds, events, logs and diagnosis of all clusters, as one document. */
    async loadEverything(service) {
      const startedAt = performance.now();
      const response = await fetch(
        `${url}/api/kubernetes/v1/entities/component/default/${service}/snapshot`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
      return performance.now() - startedAt;
    },
  };
}

function listPods(state) {
  return state.clusters.flatMap(({ pods }) => pods);
}

function isSettled({ clusters, hello }, isCounted = () => true) {
  return (
    hello !== undefined &&
    clusters.every(
      ({ head, state }) =>
        state.phase !== 'connecting' || !isCounted(head.name),
    )
  );
}
