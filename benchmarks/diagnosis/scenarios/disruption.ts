import {
  PodBuilder,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { barePod, on, web, webPod } from './shop';

const EVICTED_FOR_MEMORY =
  'The node was low on resource: memory. Threshold quantity: 100Mi, available: 92Mi. Container app was using 1913412Ki, request is 256Mi, has larger consumption of memory. ';

/** The kubelet ended it, and could not locate its container afterwards. */
function ended(pod: PodBuilder, reason: string, message: string): PodBuilder {
  return pod
    .withStatus('app', {
      ready: false,
      started: false,
      state: {
        terminated: {
          exitCode: 137,
          reason: 'ContainerStatusUnknown',
          message:
            'The container could not be located when the pod was terminated',
          startedAt: null,
          finishedAt: null,
        },
      },
    })
    .failed(reason, message);
}

/** The node controller takes back `Ready` and leaves everything else as it was. */
function onLostNode(pod: PodBuilder): PodBuilder {
  return pod
    .withCondition({
      type: 'Ready',
      status: 'False',
      lastTransitionTime: secondsAgo(200),
    })
    .withEvent({
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      source: 'node-controller',
      lastSeenSecondsAgo: 200,
    });
}

/** The node or an administrator ended the pod, and nothing takes its place. */
export const DISRUPTION_SCENARIOS = inGroup('disruption', [
  fails(
    'a bare pod was evicted for memory',
    [
      ended(barePod('cache'), 'Evicted', EVICTED_FOR_MEMORY).withCondition({
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'TerminationByKubelet',
        message: EVICTED_FOR_MEMORY,
      }),
    ],
    on('Pod/cache', 'EvictedNodePressure'),
  ),
  fails(
    'a bare pod wrote more than it may',
    [
      ended(
        barePod('cache'),
        'Evicted',
        'Container app exceeded its local ephemeral storage limit "1Gi". ',
      ),
    ],
    on('Pod/cache', 'EvictedEphemeralLimit'),
  ),
  fails(
    'a bare pod ran out of time',
    [
      ended(
        barePod('import', { restartPolicy: 'Never' }),
        'DeadlineExceeded',
        'Pod was active on the node longer than the specified deadline',
      ).withSpec({ activeDeadlineSeconds: 300 }),
    ],
    on('Pod/import', 'PodDeadlineExceeded'),
  ),
  fails(
    'the node refused a bare pod that asks for a device',
    [
      ended(
        barePod('train'),
        'UnexpectedAdmissionError',
        'Pod was rejected: Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 1, Available: 0, which is unexpected',
      ),
    ],
    on('Pod/train', 'KubeletAdmissionRejected'),
  ),
  fails(
    'a bare pod had to make room for a critical one',
    [
      ended(
        barePod('cache'),
        'Preempting',
        'Preempted in order to admit critical pod',
      ),
    ],
    on('Pod/cache', 'PreemptedByKubelet'),
  ),
  fails(
    'the node of a pod stopped answering',
    web(onLostNode(webPod('aaaaa')), webPod('bbbbb')),
    {
      classes: ['NodeUnreachable', 'NodeNotReady'],
      on: [
        'Pod/web-*-aaaaa',
        'ReplicaSet/web-*',
        'Deployment/web',
        'Node/node-1',
      ],
    },
  ),
  fails(
    'a finalizer keeps a pod for an hour',
    [
      barePod('cache')
        .terminated({ exitCode: 0, finishedSecondsAgo: 3_600 })
        .terminating(3_600, ['example.com/wait-for-backup']),
    ],
    on('Pod/cache', 'StuckTerminating'),
  ),
  fails(
    'the runtime cannot stop a pod',
    [
      barePod('cache').terminating(900).withEvent({
        reason: 'FailedKillPod',
        count: 30,
        message:
          'error killing pod: failed to "KillContainer" for "app" with KillContainerError: "rpc error: code = DeadlineExceeded desc = context deadline exceeded"',
      }),
    ],
    on('Pod/cache', 'StuckTerminating'),
  ),
]);
