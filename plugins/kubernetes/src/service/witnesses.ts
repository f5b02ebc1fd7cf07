import {
  FAILURE_CLASSES,
  FailureClass,
  Finding,
  isFailureClassName,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What tells most about a finding: the container's log, or what Kubernetes reported. */
export type WitnessKind = 'log' | 'events' | 'none';

const WITNESS_OF_FAMILY: Partial<Record<FailureClass['family'], WitnessKind>> =
  {
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

/** Kubernetes killed these: its events say why, and the log is the container's side of the story. */
const KILLED_BY_PROBE = ['LivenessProbeKilled', 'StartupProbeKilled'];

/** What to show beside a finding; a class of somebody's own rule has a log where it has a container. */
export function witnessesOf(
  finding: Finding,
): readonly [WitnessKind, ...WitnessKind[]] {
  if (KILLED_BY_PROBE.includes(finding.class)) return ['events', 'log'];
  if (!isFailureClassName(finding.class)) {
    return [finding.scope.container ? 'log' : 'none'];
  }
  const { family } = FAILURE_CLASSES[finding.class];
  return [WITNESS_OF_FAMILY[family] ?? 'none'];
}
