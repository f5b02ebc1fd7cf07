import { aboutContainer, aboutPod, DOCS } from './define';

const probe = aboutContainer('probe');
const pod = aboutPod('probe');

/** The container runs. */
export const PROBE_CLASSES = {
  ReadinessProbeFailing: probe('warning', DOCS.readinessProbes, [
    'probe',
    'probeError',
    'seconds',
  ]),
  ProbeMisconfigured: probe('warning', DOCS.probes, [
    'probe',
    'probeError',
    'problem',
    'variant',
  ]),
  StartupPending: probe('warning', DOCS.startupProbes, [
    'probe',
    'probeError',
    'seconds',
    'budgetSeconds',
  ]),
  LivenessFailingNow: probe('warning', DOCS.probes, ['probe', 'probeError']),
  ReadinessGateNotReady: pod(
    'warning',
    DOCS.readinessGates,
    ['gate', 'message'],
    { identity: ['gate'] },
  ),
  NotReadyOther: pod('warning', DOCS.readinessGates, ['message']),
  ProbeWarning: probe('info', DOCS.probes, ['message']),
};
