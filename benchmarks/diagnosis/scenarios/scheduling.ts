import { fails, inGroup } from './scenario';
import { barePod, on, onWeb, web, webPod } from './shop';

const PREEMPTION =
  'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';

/** Pending for nine minutes, in the scheduler's words for a cluster of three nodes. */
function unplaced(reasons: string) {
  const message = `0/3 nodes are available: ${reasons}. ${PREEMPTION}`;
  return web(
    webPod().unschedulable(message).withEvent({
      reason: 'FailedScheduling',
      message,
      count: 3,
      source: 'default-scheduler',
    }),
  );
}

/** As the API server stored it: no scheduler has looked at it. */
function untouched() {
  const pod = barePod('report')
    .unschedulable('')
    .withSpec({ schedulerName: 'batch-scheduler' })
    .build();
  return {
    build: () => ({ ...pod, status: { ...pod.status, conditions: [] } }),
  };
}

/** No node takes the pod. */
export const SCHEDULING_SCENARIOS = inGroup('scheduling', [
  fails(
    'no node has enough CPU',
    unplaced('3 Insufficient cpu'),
    onWeb('InsufficientCPU'),
  ),
  fails(
    'no worker has enough memory, and the pod may not run on the control plane',
    unplaced(
      '1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient memory',
    ),
    onWeb('InsufficientMemory'),
  ),
  fails(
    'no node has a free GPU',
    unplaced('3 Insufficient nvidia.com/gpu'),
    onWeb('InsufficientExtendedResource'),
  ),
  fails(
    'every node has as many pods as it may have',
    unplaced('3 Too many pods'),
    onWeb('TooManyPods'),
  ),
  fails(
    'every node has a taint',
    unplaced('3 node(s) had untolerated taint {dedicated: batch}'),
    onWeb('UntoleratedTaint'),
  ),
  fails(
    'every node has a taint, in the words of 1.36',
    unplaced('3 node(s) had untolerated taint(s)'),
    onWeb('UntoleratedTaint'),
  ),
  fails(
    'no node has the label that the pod selects',
    unplaced("3 node(s) didn't match Pod's node affinity/selector"),
    onWeb('NodeAffinityMismatch'),
  ),
  fails(
    'there are more replicas than nodes, and two must not share one',
    unplaced("3 node(s) didn't match pod anti-affinity rules"),
    onWeb('PodAntiAffinityMismatch'),
  ),
  fails(
    'the pods cannot be spread as they must',
    unplaced("3 node(s) didn't match pod topology spread constraints"),
    onWeb('TopologySpread'),
  ),
  fails(
    'the host port is taken everywhere',
    unplaced("3 node(s) didn't have free ports for the requested pod ports"),
    onWeb('HostPortConflict'),
  ),
  fails(
    'the claim does not exist',
    unplaced('persistentvolumeclaim "data" not found'),
    onWeb('PVCNotFound'),
  ),
  fails(
    'the claim has no volume',
    unplaced('pod has unbound immediate PersistentVolumeClaims'),
    onWeb('PVCUnbound'),
  ),
  fails(
    'the volume is in another zone',
    unplaced('3 node(s) had volume node affinity conflict'),
    onWeb('VolumeZoneConflict'),
  ),
  fails(
    'the volume is in another zone, in the words of 1.36',
    unplaced("3 node(s) didn't match PersistentVolume's node affinity"),
    onWeb('VolumeZoneConflict'),
  ),
  fails(
    'the scheduler that the pod asks for does not run',
    [untouched()],
    on('Pod/report', 'NoScheduler'),
  ),
]);
