import { createHash } from 'node:crypto';

/**
 * The changes of a pod that a rollout starts beside others and that ends again: created,
 * scheduled, starting, up, ready; then it is deleted, not ready any more, and gone.
 *
 * @param pod - a ready pod of the service, as served
 * @param number - makes the new one's name
 */
export function podLife(pod, number) {
  const name = `${pod.metadata.name.slice(0, -5)}${String(number).padStart(
    5,
    '0',
  )}`;
  const hash = createHash('sha256').update(name).digest('hex');
  const uid = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4000-8000-${hash.slice(
    12,
    24,
  )}`;
  const object = (status, { isDeleting = false, isPlaced = true } = {}) => ({
    object: {
      apiVersion: 'v1',
      kind: 'Pod',
      ...pod,
      metadata: {
        ...pod.metadata,
        name,
        uid,
        creationTimestamp: time(),
        ...(isDeleting && {
          deletionTimestamp: time(),
          deletionGracePeriodSeconds: 30,
        }),
      },
      spec: { ...pod.spec, ...(!isPlaced && { nodeName: undefined }) },
      status,
    },
  });
  const pending = { phase: 'Pending', qosClass: pod.status.qosClass };
  const scheduled = { type: 'PodScheduled', status: 'True' };
  const starting = {
    ...pending,
    conditions: [scheduled, ...conditions('False')],
    containerStatuses: containers(pod, {
      ready: false,
      started: false,
      state: { waiting: { reason: 'ContainerCreating' } },
    }),
  };
  const notReady = {
    ...pod.status,
    conditions: [scheduled, ...conditions('False')],
    containerStatuses: containers(pod, { ready: false }),
  };
  return [
    object(pending, { isPlaced: false }),
    object({ ...pending, conditions: [scheduled] }),
    object(starting),
    object(notReady),
    object(pod.status),
    object(pod.status, { isDeleting: true }),
    object(notReady, { isDeleting: true }),
    { ...object(notReady, { isDeleting: true }), isDeleted: true },
  ];
}

const time = () => new Date().toISOString().replace(/\.\d+/, '');

const conditions = status =>
  ['Ready', 'ContainersReady'].map(type => ({ type, status }));

const containers = (pod, changes) =>
  pod.status.containerStatuses.map(each => ({ ...each, ...changes }));
