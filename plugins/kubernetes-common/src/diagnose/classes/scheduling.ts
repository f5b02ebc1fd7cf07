import { aboutPod, DOCS } from './define';

const scheduling = aboutPod('scheduling');
/** `nodes` of `totalNodes` were ruled out for this reason. */
const PARAMS = ['nodes', 'totalNodes', 'requested', 'message'];
/** `allNodes` is their number where this reason rules out each of them. */
const SIZE_PARAMS = [...PARAMS, 'allNodes', 'variant'];
const CLAIM = { identity: ['claim'] };

/** No node was found. */
export const SCHEDULING_CLASSES = {
  InsufficientCPU: scheduling('error', DOCS.scheduling, SIZE_PARAMS),
  InsufficientMemory: scheduling('error', DOCS.scheduling, SIZE_PARAMS),
  InsufficientEphemeralStorage: scheduling('error', DOCS.scheduling, PARAMS),
  InsufficientExtendedResource: scheduling('error', DOCS.extendedResources, [
    ...PARAMS,
    'resource',
  ]),
  TooManyPods: scheduling('error', DOCS.scheduling, PARAMS),
  UntoleratedTaint: scheduling('error', DOCS.taints, [
    ...PARAMS,
    'taint',
    'variant',
  ]),
  NodeCordoned: scheduling('warning', DOCS.node, PARAMS),
  NodeAffinityMismatch: scheduling('error', DOCS.assignPod, [
    ...PARAMS,
    'nodeSelector',
  ]),
  PodAffinityMismatch: scheduling('error', DOCS.assignPod, PARAMS),
  PodAntiAffinityMismatch: scheduling('error', DOCS.assignPod, PARAMS),
  TopologySpread: scheduling('error', DOCS.topologySpread, PARAMS),
  HostPortConflict: scheduling('error', DOCS.debugPending, PARAMS),
  NodeNameMismatch: scheduling('error', DOCS.assignPod, PARAMS),
  PVCNotFound: scheduling(
    'error',
    DOCS.persistentVolumes,
    [...PARAMS, 'claim'],
    CLAIM,
  ),
  PVCDeleting: scheduling(
    'error',
    DOCS.persistentVolumes,
    [...PARAMS, 'claim'],
    CLAIM,
  ),
  PVLost: scheduling('error', DOCS.persistentVolumes, [...PARAMS, 'claim']),
  PVCUnbound: scheduling('error', DOCS.persistentVolumes, [...PARAMS, 'claim']),
  VolumeZoneConflict: scheduling('error', DOCS.persistentVolumes, PARAMS),
  VolumeLimits: scheduling('error', DOCS.volumeLimits, PARAMS),
  SchedulingGated: scheduling('info', DOCS.schedulingGates, [
    'gates',
    'message',
  ]),
  SchedulerError: scheduling('warning', DOCS.scheduling, PARAMS),
  NoScheduler: scheduling('error', DOCS.schedulers, ['scheduler']),
  DRAClaimPending: scheduling('error', DOCS.dynamicResources, PARAMS),
  PreemptionPending: scheduling('info', DOCS.priority, ['node']),
  UnschedulableOther: scheduling('error', DOCS.debugPending, [
    ...PARAMS,
    'variant',
  ]),
};
