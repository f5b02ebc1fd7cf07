import {
  FAILURE_CLASSES,
  FailureClass,
  Finding,
  isFailureClassName,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What tells most about a finding: the container's log, or what Kubernetes reported. */
export type EvidenceKind = 'log' | 'events' | 'none';

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
};

/** What a probe got is in the events, and the log is the container's side of the story. */
const EVENTS_AND_LOG = [
  'LivenessProbeKilled',
  'StartupProbeKilled',
  'ReadinessProbeFailing',
  'StartupPending',
  'LivenessFailingNow',
  'NotReadyOther',
];

/** Whether what is going on now matters, and not how an earlier run ended. */
export function isAboutThisRun(finding: Finding): boolean {
  return (
    isFailureClassName(finding.class) &&
    FAILURE_CLASSES[finding.class].category === 'probe'
  );
}

/** What to show beside a finding; a class of somebody's own rule has a log where it has a container. */
export function evidenceKinds(
  finding: Finding,
): readonly [EvidenceKind, ...EvidenceKind[]] {
  if (EVENTS_AND_LOG.includes(finding.class)) return ['events', 'log'];
  if (!isFailureClassName(finding.class)) {
    return [finding.scope.container ? 'log' : 'none'];
  }
  const { category } = FAILURE_CLASSES[finding.class];
  return [EVIDENCE_BY_CATEGORY[category] ?? 'none'];
}
