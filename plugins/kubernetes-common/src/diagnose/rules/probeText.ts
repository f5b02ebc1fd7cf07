import { Event, Probe } from '../../model';

/** @internal */
export type ProbeKind = 'Liveness' | 'Readiness' | 'Startup';

/** Longest time a probe may fail before the kubelet acts on it, in seconds. */
export function probeBudgetSeconds(probe: Probe): number {
  return (
    probe.initialDelaySeconds + probe.periodSeconds * probe.failureThreshold
  );
}

/** Whether the event reports a failed probe of this kind. */
export function isProbeFailure(event: Event, kind: ProbeKind): boolean {
  return (
    event.reason === 'Unhealthy' &&
    (event.message.startsWith(`${kind} probe failed`) ||
      event.message.startsWith(`${kind} probe errored`))
  );
}

/** The kubelet couldn't run the probe, which counts neither as success nor as failure. */
export function isProbeError(event: Event, kind: ProbeKind): boolean {
  return (
    event.reason === 'Unhealthy' &&
    event.message.startsWith(`${kind} probe errored`)
  );
}

/** The probe's result, without the common prefix of such events. */
export function probeError(event: Event | undefined): string | undefined {
  const answer = event?.message
    .replace(
      /^\w+ probe (?:failed|errored(?: and resulted in unknown state)?): /,
      '',
    )
    .trim();
  // A command that only exits with an error adds nothing.
  return answer || undefined;
}

/** Results that blame the probe instead of the program. */
const PROBLEMS: readonly (readonly [problem: string, pattern: RegExp])[] = [
  ['connection-refused', /connection refused/i],
  ['not-found', /statuscode: 404/i],
  ['unauthorized', /statuscode: 40[13]/i],
  ['port-name', /couldn't find port|unknown port|strconv\.Atoi: parsing "/i],
  [
    'command-missing',
    /executable file not found|exec: "[^"\n]{1,200}": (?:stat |no such file)/i,
  ],
  [
    'command-denied',
    /exec: "[^"\n]{1,200}": (?:permission denied|is a directory)/i,
  ],
  ['grpc-health', /does not implement the grpc health protocol/i],
  [
    'timeout',
    /context deadline exceeded|Client\.Timeout exceeded|timed out|i\/o timeout/i,
  ],
];

/** Name of the problem, for the param `problem`. */
export function probeProblem(error: string | undefined): string | undefined {
  if (error === undefined) return undefined;
  return PROBLEMS.find(([, pattern]) => pattern.test(error))?.[0];
}

const NEVER_ASKED: ReadonlySet<string> = new Set([
  'port-name',
  'command-missing',
  'command-denied',
]);

/** Whether the kubelet can't run the probe at all, so that no program could pass it. */
export function isNeverAsked(problem: string): boolean {
  return NEVER_ASKED.has(problem);
}
