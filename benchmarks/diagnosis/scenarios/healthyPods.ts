import {
  PodBuilder,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { inGroup, isHealthy } from './scenario';
import { amongOthers, barePod, web, webPod } from './shop';

const DAY = 86_400;
const READINESS = {
  httpGet: { path: '/ready', port: 8080 },
  initialDelaySeconds: 20,
  periodSeconds: 10,
  failureThreshold: 3,
};

const runningFor = (seconds: number) => ({
  state: { running: { startedAt: secondsAgo(seconds) } },
});

/** Started twelve seconds ago and not asked yet. */
const young = () =>
  webPod('x2k4p', { ageSeconds: 14 })
    .withContainer({ name: 'app', readinessProbe: READINESS })
    .withStatus('app', { ready: false, ...runningFor(12) });

const starting = () =>
  webPod('x2k4p', { ageSeconds: 120 })
    .withContainer({
      name: 'app',
      readinessProbe: { ...READINESS, initialDelaySeconds: 0 },
      startupProbe: {
        httpGet: { path: '/started', port: 8080 },
        periodSeconds: 10,
        failureThreshold: 60,
      },
    })
    .withStatus('app', { ready: false, started: false, ...runningFor(110) });

/** Asked to go, and within its grace period. */
const leaving = () => barePod('web-old').terminating(-15);

const debugged = () => {
  const pod = webPod().build();
  pod.spec.ephemeralContainers = [{ name: 'debug', image: 'busybox:1.37' }];
  pod.status.ephemeralContainerStatuses = [
    {
      name: 'debug',
      image: 'busybox:1.37',
      imageID: '',
      ready: false,
      started: false,
      restartCount: 0,
      state: { terminated: { exitCode: 137, reason: 'Error' } },
      lastState: {},
    },
  ];
  return { build: () => pod };
};

const restartedLongAgo = (
  seconds: number,
  run: Parameters<PodBuilder['restarted']>[0],
) =>
  web(
    webPod('x2k4p', { ageSeconds: 100 * DAY }).restarted({
      finishedSecondsAgo: seconds,
      ...run,
    }),
  );

/** Pods that look like failures to those who count restarts or read `Ready` alone. */
export const HEALTHY_POD_SCENARIOS = inGroup('healthy pods', [
  isHealthy(
    'three pods serve',
    web(webPod('aaaaa'), webPod('bbbbb'), webPod('ccccc')),
  ),
  isHealthy(
    'a pod was restarted once, 90 days ago',
    restartedLongAgo(90 * DAY, { exitCode: 1 }),
  ),
  isHealthy(
    'a pod exceeded its memory limit three days ago',
    restartedLongAgo(3 * DAY, {
      exitCode: 137,
      reason: 'OOMKilled',
      restarts: 2,
    }),
  ),
  isHealthy(
    'a pod has twelve restarts, the last of them a week ago',
    restartedLongAgo(7 * DAY, { exitCode: 143, restarts: 12 }),
  ),
  isHealthy(
    'a node was rebooted yesterday',
    restartedLongAgo(DAY, { exitCode: 255, reason: 'Unknown' }),
  ),
  isHealthy(
    'a container is pulled for twenty seconds',
    amongOthers(
      webPod('x2k4p', { ageSeconds: 20 }).waiting('ContainerCreating'),
    ),
  ),
  isHealthy('a pod waits for its first readiness probe', amongOthers(young())),
  isHealthy(
    'the first readiness probes fail',
    amongOthers(
      young().withEvent({
        reason: 'Unhealthy',
        container: 'app',
        lastSeenSecondsAgo: 2,
        message:
          'Readiness probe failed: Get "http://10.244.1.7:8080/ready": dial tcp 10.244.1.7:8080: connect: connection refused',
      }),
    ),
  ),
  isHealthy(
    'a slow process has used a fifth of its startup time',
    amongOthers(starting()),
  ),
  isHealthy(
    'readiness failed during start, and the pod is ready now',
    web(
      webPod()
        .withContainer({ name: 'app', readinessProbe: READINESS })
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 3,
          lastSeenSecondsAgo: 500,
          message:
            'Readiness probe failed: HTTP probe failed with statuscode: 503',
        }),
    ),
  ),
  isHealthy(
    'a mount failed at first, and the pod runs now',
    web(
      webPod().withEvent({
        reason: 'FailedMount',
        lastSeenSecondsAgo: 538,
        message:
          'MountVolume.SetUp failed for volume "kube-api-access-x" : object "shop"/"kube-root-ca.crt" not registered',
      }),
    ),
  ),
  isHealthy(
    'the kubelet has not read a ConfigMap yet',
    amongOthers(
      webPod('x2k4p', { ageSeconds: 8 }).waiting(
        'CreateContainerConfigError',
        'failed to sync configmap cache: timed out waiting for the condition',
      ),
    ),
  ),
  isHealthy(
    'a pod was made four seconds ago and has no node yet',
    amongOthers(
      webPod('x2k4p', { ageSeconds: 6 }).unschedulable(
        '0/3 nodes are available: 3 Insufficient cpu.',
      ),
    ),
  ),
  isHealthy('a queue holds a pod back', [
    barePod('train', { ageSeconds: 300 })
      .withSpec({ schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] })
      .unschedulable(
        'Scheduling is blocked due to non-empty scheduling gates',
        'SchedulingGated',
      ),
  ]),
  isHealthy(
    'a pod with a native sidecar serves',
    web(
      webPod()
        .withSidecar({ name: 'proxy' })
        .withInitContainer({ name: 'migrate' }),
    ),
  ),
  isHealthy('a migration has been running for two minutes', [
    ...amongOthers(
      webPod('x2k4p', { ageSeconds: 130 })
        .withInitContainer({ name: 'migrate' })
        .waiting('PodInitializing')
        .withStatus('migrate', {
          ready: false,
          started: true,
          ...runningFor(120),
        })
        .withCondition({
          type: 'Initialized',
          status: 'False',
          reason: 'ContainersNotInitialized',
          message: 'containers with incomplete status: [migrate]',
        }),
    ),
  ]),
  isHealthy('a pod is asked to go', [leaving()]),
  isHealthy('a pod that goes is not ready any more', [
    leaving()
      .withContainer({
        name: 'app',
        readinessProbe: { ...READINESS, initialDelaySeconds: 0 },
      })
      .notReady()
      .withEvent({
        reason: 'Unhealthy',
        container: 'app',
        count: 2,
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
      }),
  ]),
  isHealthy('a process ended by SIGTERM as its pod goes', [
    leaving().terminated({ exitCode: 143, finishedSecondsAgo: 2 }),
  ]),
  isHealthy('a debug container was left by force', [debugged()]),
  isHealthy('a pod succeeded, and its sidecar was cut off', [
    barePod('import', { restartPolicy: 'Never' })
      .withContainer({ name: 'proxy' })
      .succeeded()
      .terminated({ container: 'proxy', exitCode: 255 }),
  ]),
  isHealthy('all containers of a pod are restarted in place', [
    webPod().withStatus('app', {
      restartCount: 1,
      ready: true,
      lastState: {
        terminated: {
          exitCode: 137,
          reason: 'RestartingAllContainers',
          startedAt: secondsAgo(400),
          finishedAt: secondsAgo(120),
        },
      },
    }),
  ]),
]);
