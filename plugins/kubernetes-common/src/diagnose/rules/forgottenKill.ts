import { Probe } from '../../model';
import { FailureClassName } from '../classes';
import { Draft, eventEvidence, podDraft } from '../draft';
import { ContainerFacts, newestEvent, PodFacts } from '../PodFacts';
import {
  isProbeFailure,
  probeBudgetSeconds,
  probeError,
  ProbeKind,
} from './probeText';

/** In a loop, the kubelet repeats events at least this often. */
const REMEMBERED_SECONDS = 1_200;

const KILLS: readonly {
  readonly kind: ProbeKind;
  readonly class: FailureClassName;
  readonly probe: (container: ContainerFacts) => Probe | undefined;
}[] = [
  {
    kind: 'Liveness',
    class: 'LivenessProbeKilled',
    probe: ({ spec }) => spec?.livenessProbe,
  },
  {
    kind: 'Startup',
    class: 'StartupProbeKilled',
    probe: ({ spec }) => spec?.startupProbe,
  },
];

/** The runtime has removed the ended container, so only an event explains its end. */
export function forgottenKillDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const events = facts.index.containerEvents(facts.pod, container.name);
  const killing = newestEvent(events, ({ reason }) => reason === 'Killing');
  const seconds = facts.index.secondsSince(killing?.lastSeen);
  if (!killing || seconds === undefined || seconds > REMEMBERED_SECONDS) {
    return undefined;
  }
  const kill = KILLS.find(({ kind }) =>
    killing.message.includes(`failed ${kind.toLowerCase()} probe`),
  );
  if (!kill) return undefined;
  const failure = newestEvent(events, event =>
    isProbeFailure(event, kill.kind),
  );
  const probe = kill.probe(container);
  return podDraft(
    facts,
    kill.class,
    {
      params: {
        restarts: container.status.restartCount,
        probe: probe?.action,
        probeError: probeError(failure),
        ...(kill.kind === 'Startup'
          ? { budgetSeconds: probe && probeBudgetSeconds(probe) }
          : { timeoutSeconds: probe?.timeoutSeconds }),
      },
      evidence: [killing, ...(failure ? [failure] : [])].map(eventEvidence),
      since: killing.firstSeen,
      confidence: 'likely',
      missing: ['previousLog'],
    },
    container,
  );
}
