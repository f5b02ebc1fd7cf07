import { aboutContainer, aboutPod, DOCS } from './define';

const disruption = aboutPod('disruption');
const resize = aboutPod('resize');
const PARAMS = ['message', 'node'];

/** Something other than the program ended the pod or keeps it from ending. */
export const DISRUPTION_CLASSES = {
  EvictedNodePressure: disruption('error', DOCS.nodePressure, [
    ...PARAMS,
    'resource',
    'count',
  ]),
  EvictedEphemeralLimit: disruption('error', DOCS.ephemeralStorage, [
    ...PARAMS,
    'limit',
    'count',
  ]),
  PreemptedByKubelet: disruption('warning', DOCS.priority, PARAMS),
  PreemptedByScheduler: disruption('warning', DOCS.priority, PARAMS),
  EvictedByAPI: disruption('info', DOCS.disruption, PARAMS),
  EvictedByTaint: disruption('warning', DOCS.disruption, PARAMS),
  PodGarbageCollected: disruption('info', DOCS.disruption, PARAMS),
  NodeShutdown: disruption('warning', DOCS.nodeShutdown, PARAMS),
  NodeUnreachable: disruption('error', DOCS.node, PARAMS, {
    identity: ['node'],
  }),
  KubeletAdmissionRejected: disruption(
    'error',
    DOCS.nodePressure,
    [...PARAMS, 'reason', 'count'],
    { identity: ['reason'] },
  ),
  PodDeadlineExceeded: disruption('error', DOCS.job, [
    ...PARAMS,
    'deadlineSeconds',
  ]),
  StuckTerminating: disruption('warning', DOCS.podTerminationForced, [
    ...PARAMS,
    'seconds',
    'finalizers',
  ]),
  FailedPreStopHook: aboutContainer('disruption')('warning', DOCS.hooks, [
    'message',
  ]),
  PodFailedOther: disruption('warning', DOCS.podPhase, [...PARAMS, 'reason']),
  StaleDisruptionTarget: disruption('info', DOCS.disruption, [
    ...PARAMS,
    'reason',
  ]),
};

/** A change of resources that was not carried out in place. */
export const RESIZE_CLASSES = {
  ResizeInfeasible: resize('warning', DOCS.resize, ['message']),
  ResizeDeferred: resize('warning', DOCS.resize, ['message', 'seconds']),
  ResizeError: resize('warning', DOCS.resize, ['message']),
};
