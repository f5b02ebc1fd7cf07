import {
  FAILURE_CLASSES,
  FailureClass,
  Finding,
  isFailureClassName,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The most telling evidence of a finding: the container's log, or the events of the pod or of the object that it is about. */
export type EvidenceKind = 'log' | 'events' | 'objectEvents' | 'none';

const EVIDENCE_BY_CATEGORY: Partial<
  Record<FailureClass['category'], EvidenceKind>
> = {
  crash: 'log',
  probe: 'events',
  scheduling: 'events',
  volume: 'events',
  network: 'events',
  image: 'events',
  config: 'events',
  start: 'events',
  disruption: 'events',
  resize: 'events',
  create: 'objectEvents',
  workload: 'objectEvents',
  job: 'objectEvents',
  autoscaling: 'objectEvents',
  storage: 'objectEvents',
  service: 'objectEvents',
  custom: 'objectEvents',
};

/** The events have the probe's result, and the log has the container's view. */
const EVENTS_AND_LOG = [
  'LivenessProbeKilled',
  'StartupProbeKilled',
  'ReadinessProbeFailing',
  'StartupPending',
  'LivenessFailingNow',
  'NotReadyOther',
];

/** Whether a finding is about the current run, and not about how an earlier one ended. */
export function isAboutThisRun(finding: Finding): boolean {
  return (
    isFailureClassName(finding.class) &&
    FAILURE_CLASSES[finding.class].category === 'probe'
  );
}

/** The evidence to show beside a finding; a custom rule's class has a log where it names a container, and events of any other object than a pod. */
export function evidenceKinds(
  finding: Finding,
): readonly [EvidenceKind, ...EvidenceKind[]] {
  if (EVENTS_AND_LOG.includes(finding.class)) return ['events', 'log'];
  if (!isFailureClassName(finding.class)) {
    if (finding.scope.container) return ['log'];
    return [finding.scope.kind === 'Pod' ? 'none' : 'objectEvents'];
  }
  const { category } = FAILURE_CLASSES[finding.class];
  return [EVIDENCE_BY_CATEGORY[category] ?? 'none'];
}
