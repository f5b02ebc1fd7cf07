import { secondsAgo } from '../../../testing';
import { DISRUPTION_CLASSES, RESIZE_CLASSES } from '../../classes/disruption';
import { built, webPod } from '../shop';
import { Fixtures } from './types';

const fails = (reason: string, message: string) => () =>
  [webPod().failed(reason, message)];
const target = (reason: string) =>
  webPod().withCondition({ type: 'DisruptionTarget', status: 'True', reason });
const goes = (reason: string) => () => [target(reason).terminating()];
const resizes = (type: string, reason: string) => () =>
  [webPod().withCondition({ type, status: 'True', reason })];

function failedAlthoughDone() {
  const raw = webPod().succeeded().build();
  raw.status.phase = 'Failed';
  return built(raw);
}

/** One example of each class of pods that are ended by others. */
export const DISRUPTION_FIXTURES: Fixtures<typeof DISRUPTION_CLASSES> = {
  EvictedNodePressure: fails(
    'Evicted',
    'The node was low on resource: memory. ',
  ),
  EvictedEphemeralLimit: fails(
    'Evicted',
    'Usage of EmptyDir volume "cache" exceeds the limit "500Mi". ',
  ),
  PreemptedByKubelet: fails('Preempting', 'Preempted in order to admit …'),
  PreemptedByScheduler: goes('PreemptionByScheduler'),
  EvictedByAPI: goes('EvictionByEvictionAPI'),
  EvictedByTaint: goes('DeletionByTaintManager'),
  PodGarbageCollected: goes('DeletionByPodGC'),
  NodeShutdown: fails('Terminated', 'Pod was terminated in response to …'),
  NodeUnreachable: () => [
    webPod().withCondition({ type: 'Ready', status: 'False' }),
  ],
  KubeletAdmissionRejected: fails('OutOfcpu', 'Pod was rejected: …'),
  PodDeadlineExceeded: fails('DeadlineExceeded', 'Pod was active on …'),
  StuckTerminating: () => [webPod().terminating(900)],
  FailedPreStopHook: () => [
    webPod().withEvent({
      reason: 'FailedPreStopHook',
      message: 'PreStopHook failed',
      container: 'app',
    }),
  ],
  PodFailedOther: () => [failedAlthoughDone()],
  StaleDisruptionTarget: () => [
    webPod().withCondition({
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'EvictionByEvictionAPI',
      lastTransitionTime: secondsAgo(300),
    }),
  ],
};

/** One example of each class of resizes. */
export const RESIZE_FIXTURES: Fixtures<typeof RESIZE_CLASSES> = {
  ResizeInfeasible: resizes('PodResizePending', 'Infeasible'),
  ResizeDeferred: resizes('PodResizePending', 'Deferred'),
  ResizeError: resizes('PodResizeInProgress', 'Error'),
};
