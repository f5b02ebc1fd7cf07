import {
  anObject,
  aPod,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { autoscaler } from './autoscaler';
import { inGroup, isHealthy } from './scenario';
import { amongOthers, barePod, NAMESPACE, refused, web, webPod } from './shop';

const named = (name: string) => ({ name, namespace: NAMESPACE });
const HOUR = 3_600;

const daily = (lastScheduleSecondsAgo: number) =>
  anObject('CronJob', { ...named('report'), ageSeconds: 400_000 })
    .withSpec({ schedule: '0 11 * * *', suspend: false })
    .withStatus({
      lastScheduleTime: secondsAgo(lastScheduleSecondsAgo),
      lastSuccessfulTime: secondsAgo(lastScheduleSecondsAgo - 60),
    });

/** The quota was raised: of the refusal only the event is left. */
function refusedBefore() {
  const event = refused(
    'pods "web-7c9d8f6b5c-" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3',
  ).filter(object => !('build' in object));
  return [...web(webPod('aaaaa'), webPod('bbbbb')), ...event];
}

/** The pod that bore the name before was killed; the one that bears it now serves. */
function namesake() {
  const options = { ...named('db-0'), labels: { app: 'db' } };
  const former = aPod({ ...options, uid: 'the-one-before' }).withEvent({
    reason: 'BackOff',
    container: 'app',
    count: 40,
    lastSeenSecondsAgo: 700,
    message: 'Back-off restarting failed container app in pod db-0_shop',
  });
  return [
    anObject('StatefulSet', named('db'))
      .withSpec({ replicas: 1, selector: { matchLabels: { app: 'db' } } })
      .withStatus({
        observedGeneration: 1,
        replicas: 1,
        readyReplicas: 1,
        currentReplicas: 1,
        updatedReplicas: 1,
        currentRevision: 'db-6f',
        updateRevision: 'db-6f',
      }),
    aPod(options).ownedBy('StatefulSet', 'db'),
    ...former.events(),
  ];
}

/** The second of three ordinals was replaced fifteen seconds ago. */
function rollingStatefulSet() {
  const pod = (ordinal: number, ageSeconds: number) =>
    aPod({
      ...named(`db-${ordinal}`),
      labels: { app: 'db' },
      ageSeconds,
    }).ownedBy('StatefulSet', 'db');
  return [
    anObject('StatefulSet', named('db'))
      .withSpec({
        replicas: 3,
        podManagementPolicy: 'OrderedReady',
        selector: { matchLabels: { app: 'db' } },
      })
      .withStatus({
        observedGeneration: 2,
        replicas: 3,
        readyReplicas: 2,
        currentReplicas: 1,
        updatedReplicas: 2,
        currentRevision: 'db-6f',
        updateRevision: 'db-7c',
      }),
    pod(0, 90_000),
    pod(1, 15).waiting('ContainerCreating'),
    pod(2, 45),
  ];
}

/** The Deployment controller has not seen the new manifest; its conditions are of the old one. */
function unobserved() {
  const [deployment, ...rest] = web(webPod('aaaaa', { ageSeconds: 20 }));
  const stale = deployment
    .withCondition({
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "web-58f4b9d7c9" has timed out progressing.',
    })
    .build();
  const metadata = { ...stale.metadata, generation: 2 };
  return [{ build: () => ({ ...stale, metadata }) }, ...rest];
}

/** Where events or counters of the past, or a state on the way, suggest more than there is. */
export const HEALTHY_HISTORY_SCENARIOS = inGroup('healthy: past and passing', [
  isHealthy('a quota refused a pod before it was raised', refusedBefore()),
  isHealthy('the former pod of the same name crashed', namesake()),
  isHealthy(
    'a liveness probe failed twice, an hour ago',
    web(
      webPod('x2k4p', { ageSeconds: 50 * HOUR })
        .withContainer({
          name: 'app',
          livenessProbe: { httpGet: { path: '/healthz', port: 8080 } },
        })
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 2,
          lastSeenSecondsAgo: 3_300,
          message:
            'Liveness probe failed: HTTP probe failed with statuscode: 500',
        }),
    ),
  ),
  isHealthy(
    'the cluster makes a node for a pod',
    amongOthers(
      webPod('x2k4p', { ageSeconds: 90 })
        .unschedulable('0/3 nodes are available: 3 Insufficient cpu.')
        .withEvent({
          reason: 'TriggeredScaleUp',
          type: 'Normal',
          source: 'cluster-autoscaler',
          lastSeenSecondsAgo: 80,
          message: 'pod triggered scale-up: [{workers 3->4 (max: 10)}]',
        }),
    ),
  ),
  isHealthy('a StatefulSet is rolled out pod by pod', rollingStatefulSet()),
  isHealthy('a new manifest has not been looked at', unobserved()),
  isHealthy('a daily run was 23 hours ago', [daily(23 * HOUR)]),
  isHealthy('a run takes longer than the time to the next one', [
    anObject('CronJob', { ...named('report'), ageSeconds: 400_000 })
      .withSpec({
        schedule: '*/10 * * * *',
        suspend: false,
        concurrencyPolicy: 'Forbid',
      })
      .withStatus({
        lastScheduleTime: secondsAgo(HOUR),
        lastSuccessfulTime: secondsAgo(HOUR + 300),
        active: [{ kind: 'Job', name: 'report-1', namespace: NAMESPACE }],
      }),
    anObject('Job', { ...named('report-1'), ageSeconds: HOUR })
      .ownedBy('CronJob', 'report')
      .withSpec({ backoffLimit: 6, completions: 1, parallelism: 1 })
      .withStatus({ active: 1, startTime: secondsAgo(HOUR) }),
    barePod('report-1-aaaaa', {
      ageSeconds: HOUR,
      restartPolicy: 'Never',
    }).ownedBy('Job', 'report-1'),
  ]),
  isHealthy('a CronJob is suspended since a month', [
    daily(30 * 24 * HOUR).withSpec({ suspend: true }),
  ]),
  isHealthy('an autoscaler rests because nothing is to be scaled', [
    autoscaler({
      minReplicas: 1,
      maxReplicas: 5,
      currentReplicas: 0,
    }).withCondition({
      type: 'ScalingActive',
      status: 'False',
      reason: 'ScalingDisabled',
      message:
        'scaling is disabled since the replica count of the target is zero',
    }),
  ]),
  isHealthy('an autoscaler takes its time to scale up', [
    ...web(webPod('aaaaa'), webPod('bbbbb')),
    autoscaler({
      minReplicas: 1,
      maxReplicas: 9,
      currentReplicas: 2,
    }).withCondition({
      type: 'ScalingLimited',
      status: 'True',
      reason: 'ScaleUpLimit',
      message:
        'the desired replica count is increasing faster than the maximum scale rate',
    }),
  ]),
  isHealthy('the runtime of a node was restarted two hours ago', [
    ...web(
      webPod('x2k4p', { ageSeconds: 90_000 }).restarted({
        exitCode: 137,
        reason: 'ContainerStatusUnknown',
        message:
          'The container could not be located when the pod was deleted.  The container used to be Running',
        finishedSecondsAgo: 7_200,
      }),
    ),
  ]),
  isHealthy('a node is drained', [
    ...web(webPod('aaaaa'), webPod('bbbbb')),
    webPod('ccccc')
      .withCondition({
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'EvictionByEvictionAPI',
        message: 'Eviction API: evicting',
      })
      .terminating(-20),
  ]),
  isHealthy('a Service has pods, and a budget allows no disruption', [
    ...web(webPod('aaaaa')),
    anObject('Service', named('web')).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.96.0.17',
      selector: { app: 'web' },
      ports: [{ port: 80 }],
    }),
    anObject('PodDisruptionBudget', named('web')).withStatus({
      disruptionsAllowed: 0,
      currentHealthy: 1,
      desiredHealthy: 1,
      expectedPods: 1,
    }),
  ]),
]);
