import { failingPod } from '../fleet/measures/failingPod.mjs';

/** Bounds how far a service shrinks or grows. */
const MAX_ADDED = 20;

/**
 * Changes pods of the services as deployments, crashes and evictions do. `step`
 * makes one change, or a whole rollout.
 */
export function createChurn({ fleet, floor, services, random }) {
  /** The original pods, by service and cluster. */
  const originals = new Map();
  let added = 0;

  const remember = (cluster, pods) => {
    for (const pod of pods) {
      const key = `${cluster}/${pod.metadata.uid}`;
      if (!originals.has(key)) originals.set(key, pod);
    }
  };
  const put = (cluster, pod) =>
    fleet.putObject(cluster, { ...pod, apiVersion: 'v1', kind: 'Pod' });
  const remove = (cluster, pod) =>
    fleet.deleteObject(cluster, { ...pod, apiVersion: 'v1', kind: 'Pod' });
  const copyPod = (pod, tag) => {
    added += 1;
    const suffix = added.toString(36).padStart(5, '0');
    return {
      ...pod,
      metadata: {
        ...pod.metadata,
        name: pod.metadata.name.replace(/[^-]+$/, suffix),
        uid: `${pod.metadata.uid.slice(0, -suffix.length)}${suffix}`,
        creationTimestamp: new Date().toISOString().replace(/\.\d+/, ''),
        labels: { ...pod.metadata.labels, 'app.kubernetes.io/version': tag },
      },
    };
  };

  const changes = {
    fail: (cluster, pods) => put(cluster, failingPod(random.pick(pods))),
    heal: (cluster, pods) => {
      const pod = random.pick(pods);
      return put(
        cluster,
        originals.get(`${cluster}/${pod.metadata.uid}`) ?? pod,
      );
    },
    remove: (cluster, pods) =>
      pods.length > MAX_ADDED && remove(cluster, random.pick(pods)),
    add: (cluster, pods) =>
      pods.length < 3 * MAX_ADDED &&
      put(cluster, copyPod(random.pick(pods), 'v2')),
    /** Every pod is replaced by one of another version. */
    rollOut: async (cluster, pods) => {
      const tag = `v${random.below(100)}`;
      for (const pod of pods) {
        await put(cluster, copyPod(pod, tag));
        await remove(cluster, pod);
      }
    },
  };
  const order = [
    'fail',
    'fail',
    'heal',
    'heal',
    'add',
    'remove',
    'fail',
    'heal',
    'rollOut',
  ];

  return {
    counts: Object.fromEntries(Object.keys(changes).map(name => [name, 0])),
    async step() {
      const places = await floor.pods(random.pick(services));
      if (!places.length) return;
      const { cluster, pods } = random.pick(places);
      remember(cluster, pods);
      const name = random.pick(order);
      await changes[name](cluster, pods);
      this.counts[name] += 1;
    },
  };
}
