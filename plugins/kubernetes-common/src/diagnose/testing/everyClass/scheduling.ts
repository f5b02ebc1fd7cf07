import { SCHEDULING_CLASSES } from '../../classes/scheduling';
import { built, webPod } from '../shop';
import { Fixtures } from './types';

const says = (reason: string) => () =>
  [webPod().unschedulable(`0/3 nodes are available: ${reason}.`)];

function unseen() {
  const raw = webPod().unschedulable('').build();
  raw.status.conditions = [];
  return built(raw);
}

function nominated() {
  const raw = webPod(undefined, { ageSeconds: 40 })
    .unschedulable('0/3 nodes are available: 3 Insufficient cpu.')
    .build();
  raw.status.nominatedNodeName = 'node-1';
  return built(raw);
}

/** One example of each class of pods without a node. */
export const SCHEDULING_FIXTURES: Fixtures<typeof SCHEDULING_CLASSES> = {
  InsufficientCPU: says('3 Insufficient cpu'),
  InsufficientMemory: says('3 Insufficient memory'),
  InsufficientEphemeralStorage: says('3 Insufficient ephemeral-storage'),
  InsufficientExtendedResource: says('3 Insufficient nvidia.com/gpu'),
  TooManyPods: says('3 Too many pods'),
  UntoleratedTaint: says('3 node(s) had untolerated taint(s)'),
  NodeCordoned: says('3 node(s) were unschedulable'),
  NodeAffinityMismatch: says(
    "3 node(s) didn't match Pod's node affinity/selector",
  ),
  PodAffinityMismatch: says("3 node(s) didn't match pod affinity rules"),
  PodAntiAffinityMismatch: says(
    "3 node(s) didn't match pod anti-affinity rules",
  ),
  TopologySpread: says(
    "3 node(s) didn't match pod topology spread constraints",
  ),
  HostPortConflict: says(
    "3 node(s) didn't have free ports for the requested pod ports",
  ),
  NodeNameMismatch: says("3 node(s) didn't match the requested node name"),
  PVCNotFound: says('persistentvolumeclaim "data" not found'),
  PVCDeleting: says('persistentvolumeclaim "data" is being deleted'),
  PVLost: says(
    'persistentvolumeclaim "data" bound to non-existent persistentvolume "pv"',
  ),
  PVCUnbound: says('pod has unbound immediate PersistentVolumeClaims'),
  VolumeZoneConflict: says(
    "3 node(s) didn't match PersistentVolume's node affinity",
  ),
  VolumeLimits: says('3 node(s) exceed max volume count'),
  SchedulingGated: () => [
    webPod().unschedulable('Scheduling is blocked', 'SchedulingGated'),
  ],
  SchedulerError: () => [webPod().unschedulable('boom', 'SchedulerError')],
  NoScheduler: () => [unseen()],
  DRAClaimPending: says(
    'waiting for dynamic resource controller to create the resourceclaim "gpu"',
  ),
  PreemptionPending: () => [nominated()],
  UnschedulableOther: says('3 node(s) had a bad day'),
};
