import { Event, Probe } from '../../model';
import { Draft, eventEvidence, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { isNeverAsked, probeError, probeProblem } from './probeText';

/** What the texts tell apart. */
const VARIANTS: Readonly<Record<string, string>> = {
  'port-name': 'portName',
  'command-missing': 'command',
  'command-denied': 'commandDenied',
};

/** An answer that points at the probe's own settings, hung below what the probe caused. */
export function misconfiguredDraft(
  facts: PodFacts,
  container: ContainerFacts,
  probe: Pick<Probe, 'action'>,
  failure: Event | undefined,
): readonly Draft[] {
  const error = probeError(failure);
  const problem = probeProblem(error);
  if (!problem || !failure) return [];
  return [
    podDraft(
      facts,
      'ProbeMisconfigured',
      {
        params: {
          probe: probe.action,
          probeError: error,
          problem,
          variant: VARIANTS[problem],
        },
        evidence: [eventEvidence(failure)],
        confidence: isNeverAsked(problem) ? 'certain' : 'likely',
      },
      container,
    ),
  ];
}

/**
 * The kubelet looks a name up among the ports of the same container. A list
 * without any port proves nothing, because saved manifests are often shortened.
 */
function lacksPort({ spec }: ContainerFacts, { port }: Probe): boolean {
  return (
    typeof port === 'string' &&
    !/^\d+$/.test(port) &&
    spec !== undefined &&
    spec.ports.length > 0 &&
    spec.ports.every(({ name }) => name !== port)
  );
}

/** The manifest alone shows that the probe cannot be made. */
function unknownPortDraft(
  facts: PodFacts,
  container: ContainerFacts,
  probe: Probe,
): Draft {
  return podDraft(
    facts,
    'ProbeMisconfigured',
    {
      params: {
        probe: probe.action,
        problem: 'port-name',
        variant: VARIANTS['port-name'],
      },
      evidence: [
        fieldEvidence(
          facts.pod,
          `spec.containers{${container.name}}.ports`,
          container.spec?.ports.map(({ name }) => name ?? '').join(', '),
        ),
      ],
      confidence: 'likely',
    },
    container,
  );
}

/**
 * Turns it around where the probe cannot even be made: then the program is not
 * to blame for what follows, whatever it would have answered.
 */
export function blamedProbe(
  facts: PodFacts,
  container: ContainerFacts,
  probe: Probe,
  {
    draft,
    failure,
  }: { readonly draft: Draft; readonly failure: Event | undefined },
): Draft {
  const reported = draft.symptoms.find(({ params }) =>
    isNeverAsked(String(params.problem)),
  );
  const cause =
    reported ??
    (!failure && lacksPort(container, probe)
      ? unknownPortDraft(facts, container, probe)
      : undefined);
  if (!cause) return draft;
  const { since } = draft;
  // What the kubelet has said itself, no further attempt changes.
  const severity =
    reported && draft.severity !== 'info' ? 'error' : draft.severity;
  return {
    ...cause,
    severity,
    ...(since && { since }),
    symptoms: [
      { ...draft, symptoms: draft.symptoms.filter(each => each !== reported) },
    ],
  };
}
