import { ContainerStateTerminated, Event } from '../../model';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { TellingLine, readLog } from './logSignatures';

/** The kubelet resets its back-off after a run of this length. */
export const RECOVERED_SECONDS = 600;

/** One ended run of a container, with everything that may explain it. */
export interface EndedRun {
  readonly facts: PodFacts;
  readonly container: ContainerFacts;
  readonly terminated: ContainerStateTerminated;
  /** Where `terminated` stands, e.g. `status.containerStatuses[0].lastState.terminated`. */
  readonly path: string;
  /** Events of this container only. */
  readonly events: readonly Event[];
  readonly log: TellingLine | undefined;
  /** The signature of the log, or else of the termination message. */
  readonly signature: string | undefined;
  /** Whether its log was fetched, even if it was empty. */
  readonly hasLog: boolean;
  /** Whether the kubelet starts the container again after such an end. */
  readonly restarts: boolean;
}

/** The effective `restartPolicy` of one container. */
function effectiveRestartPolicy(
  facts: PodFacts,
  container: ContainerFacts,
): string {
  if (container.spec?.restartPolicy) return container.spec.restartPolicy;
  const policy = facts.pod.spec.restartPolicy;
  if (container.kind !== 'init') return policy;
  return policy === 'Never' ? 'Never' : 'OnFailure';
}

function willRestart(
  facts: PodFacts,
  container: ContainerFacts,
  exitCode: number,
): boolean {
  const { phase } = facts.pod.status;
  if (phase === 'Failed' || phase === 'Succeeded') return false;
  const policy = effectiveRestartPolicy(facts, container);
  // With Never, only restartPolicyRules restart a container.
  if (policy === 'Never') return container.status.restartCount > 0;
  return policy === 'Always' || exitCode !== 0;
}

/** The newest ended run: the one in `state`, or else in `lastState`. */
export function endedRun(
  facts: PodFacts,
  container: ContainerFacts,
): EndedRun | undefined {
  const { state, lastState } = container.status;
  const terminated = state.terminated ?? lastState.terminated;
  if (!terminated) return undefined;
  const text = facts.index.previousLog(facts.pod, container.name);
  const log = text === undefined ? undefined : readLog(text);
  return {
    facts,
    container,
    terminated,
    path: `${container.path}.${
      state.terminated ? 'state' : 'lastState'
    }.terminated`,
    events: facts.index.containerEvents(facts.pod, container.name),
    log,
    signature: log?.signature ?? readLog(terminated.message ?? '')?.signature,
    hasLog: text !== undefined,
    restarts: willRestart(facts, container, terminated.exitCode),
  };
}

const EPOCH = '1970-01-01T00:00:00Z';

/** The runtime could not start the process: there was no run. */
export function neverStarted(terminated: ContainerStateTerminated): boolean {
  return (
    terminated.reason === 'StartError' ||
    terminated.reason === 'ContainerCannotRun' ||
    (terminated.startedAt !== undefined &&
      Date.parse(terminated.startedAt) === Date.parse(EPOCH))
  );
}

/** Duration of the run in seconds, if known. */
export function ranSeconds(
  terminated: ContainerStateTerminated,
): number | undefined {
  const { startedAt, finishedAt } = terminated;
  return startedAt && finishedAt
    ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000
    : undefined;
}
