/** Open tabs of an ordinary day on one backend of moderate size. */
const MAX_TABS = 40;

/** Users who open and close tabs. */
export function createViewers({ podlight, services, random }) {
  const tabs = new Set();
  let opened = 0;
  return {
    get opened() {
      return opened;
    },
    async step() {
      const isLeaving = random.below(MAX_TABS) < tabs.size;
      if (isLeaving) {
        const tab = random.pick([...tabs]);
        tabs.delete(tab);
        await tab.close();
        return;
      }
      opened += 1;
      tabs.add(podlight.openTab(random.pick(services)));
    },
    async leave() {
      await Promise.all([...tabs].map(tab => tab.close()));
      tabs.clear();
    },
  };
}
