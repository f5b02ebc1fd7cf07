import { PROBE_CLASSES } from '../../classes/probe';
import { webPod } from '../shop';
import { Fixtures } from './types';

const HTTP = { httpGet: { path: '/ready', port: 8080 } };
const unready = () =>
  webPod().withContainer({ name: 'app', readinessProbe: HTTP }).notReady();
const unhealthy = (probe: string, answer: string) => ({
  reason: 'Unhealthy',
  container: 'app',
  message: `${probe} probe failed: HTTP probe failed with statuscode: ${answer}`,
});

/** One example of each class of containers that run. */
export const PROBE_FIXTURES: Fixtures<typeof PROBE_CLASSES> = {
  ReadinessProbeFailing: () => [unready()],
  ProbeMisconfigured: () => [
    unready().withEvent(unhealthy('Readiness', '404')),
  ],
  StartupPending: () => [
    webPod()
      .withContainer({ name: 'app', startupProbe: HTTP })
      .withStatus('app', { ready: false, started: false }),
  ],
  LivenessFailingNow: () => [
    webPod()
      .withContainer({ name: 'app', livenessProbe: HTTP })
      .withEvent(unhealthy('Liveness', '500')),
  ],
  ReadinessGateNotReady: () => [
    webPod()
      .withSpec({ readinessGates: [{ conditionType: 'example.com/lb' }] })
      .withCondition({
        type: 'Ready',
        status: 'False',
        reason: 'ReadinessGatesNotReady',
      }),
  ],
  NotReadyOther: () => [webPod().notReady()],
  ProbeWarning: () => [
    webPod().withEvent({
      reason: 'ProbeWarning',
      container: 'app',
      message: 'Readiness probe warning: Probe terminated redirects',
    }),
  ],
};
