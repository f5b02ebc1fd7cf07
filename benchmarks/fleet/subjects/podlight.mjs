import { performance } from 'node:perf_hooks';

/**
 * Podlight, as its own browser client uses it.
 *
 * @param PodlightTab - from `podlightTab.ts`
 */
export function createPodlight({ url, token, usage, stop }, PodlightTab) {
  const open = (service, onState) =>
    new PodlightTab({ backendUrl: url, token, service, onState });

  return {
    name: 'Podlight',
    usage,
    stop,

    /** A tab that stays open; `onPods` is told the rows, and all else that is shown, whenever something changed. */
    openTab(service, onPods = () => {}) {
      let isOpen = true;
      const tab = open(service, state => onPods(podsOf(state), state));
      tab.ended.catch(error => {
        if (isOpen) console.error(`The tab of ${service} ended: ${error}`);
      });
      return {
        get bytes() {
          return tab.bytes;
        },
        get isReady() {
          return isSettled(tab.state);
        },
        close: () => {
          isOpen = false;
          return tab.close().catch(() => {});
        },
      };
    },

    /** Opens a tab until the pods of every cluster are there, and closes it. */
    async load(service, { isCounted = () => true } = {}) {
      const startedAt = performance.now();
      let firstPodsMs;
      let settle;
      const settled = new Promise(done => (settle = done));
      const tab = open(service, state => {
        if (podsOf(state).length) firstPodsMs ??= performance.now() - startedAt;
        if (isSettled(state, isCounted)) settle();
      });
      await Promise.race([settled, tab.ended]);
      const allPodsMs = performance.now() - startedAt;
      const pods = podsOf(tab.state).length;
      const { bytes } = tab;
      await tab.close();
      return { firstPodsMs, allPodsMs, bytes, pods };
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

function podsOf(state) {
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
