import {
  PodBuilder,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { onWeb, web, webPod } from './shop';

const READINESS = {
  httpGet: { path: '/ready', port: 8080 },
  initialDelaySeconds: 5,
  periodSeconds: 10,
  failureThreshold: 3,
};

const unready = (message: string) =>
  web(
    webPod()
      .withContainer({ name: 'app', readinessProbe: READINESS })
      .notReady()
      .withEvent({
        reason: 'Unhealthy',
        container: 'app',
        count: 40,
        message: `Readiness probe failed: ${message}`,
      }),
  );

/** What the node controller leaves of a pod's conditions where a gate is not open. */
function gateClosed(pod: PodBuilder): PodBuilder {
  const gate = 'target-health.example.com/web';
  return pod
    .withSpec({ readinessGates: [{ conditionType: gate }] })
    .withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: `corresponding condition of pod readiness gate "${gate}" does not exist.`,
      lastTransitionTime: secondsAgo(500),
    });
}

/** The process runs, but Kubernetes does not take it for ready. */
export const PROBE_SCENARIOS = inGroup('probes', [
  fails(
    'the readiness probe gets a 503',
    unready('HTTP probe failed with statuscode: 503'),
    onWeb('ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  fails(
    'nothing listens where the readiness probe asks',
    unready(
      'Get "http://10.244.1.7:8080/ready": dial tcp 10.244.1.7:8080: connect: connection refused',
    ),
    onWeb('ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  fails(
    'the readiness probe asks for a path that is not there',
    unready('HTTP probe failed with statuscode: 404'),
    onWeb('ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  fails(
    'the readiness probe fails, and its events have expired',
    web(
      webPod('x2k4p', { ageSeconds: 90_000 })
        .withContainer({ name: 'app', readinessProbe: READINESS })
        .notReady(),
    ),
    onWeb('ReadinessProbeFailing'),
  ),
  fails(
    'a readiness probe that leaves everything to the defaults fails',
    web(
      webPod()
        .withContainer({
          name: 'app',
          readinessProbe: { tcpSocket: { port: 5432 } },
        })
        .notReady()
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 50,
          message:
            'Readiness probe failed: dial tcp 10.244.1.7:5432: connect: connection refused',
        }),
    ),
    onWeb('ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  fails(
    'the liveness probe fails and will soon have the process killed',
    web(
      webPod()
        .withContainer({
          name: 'app',
          livenessProbe: {
            httpGet: { path: '/healthz', port: 8080 },
            periodSeconds: 10,
            failureThreshold: 6,
          },
        })
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 4,
          lastSeenSecondsAgo: 5,
          message:
            'Liveness probe failed: HTTP probe failed with statuscode: 500',
        }),
    ),
    onWeb('LivenessFailingNow'),
  ),
  fails(
    'a readiness gate stays closed',
    web(gateClosed(webPod())),
    onWeb('ReadinessGateNotReady'),
  ),
  fails(
    'the startup probe has used most of its time',
    web(
      webPod('x2k4p', { ageSeconds: 300 })
        .withContainer({
          name: 'app',
          startupProbe: {
            httpGet: { path: '/started', port: 8080 },
            periodSeconds: 10,
            failureThreshold: 30,
          },
        })
        .withStatus('app', {
          ready: false,
          started: false,
          state: { running: { startedAt: secondsAgo(285) } },
        })
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 28,
          message:
            'Startup probe failed: Get "http://10.244.1.7:8080/started": dial tcp 10.244.1.7:8080: connect: connection refused',
        }),
    ),
    onWeb('StartupPending', 'ProbeMisconfigured'),
  ),
]);
