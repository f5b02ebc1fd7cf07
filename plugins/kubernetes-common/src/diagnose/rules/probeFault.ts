import { Event, Probe } from '../../model';
import { Draft, eventEvidence, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { isNeverAsked, probeError, probeProblem } from './probeText';

/** Variants of the text. */
const VARIANTS: Readonly<Record<string, string>> = {
  'port-name': 'portName',
  'command-missing': 'command',
  'command-denied': 'commandDenied',
};

/** A response that blames the probe's settings, as a symptom of what the probe caused. */
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
 * The kubelet looks up port names in the same container. An empty list of ports
 * proves nothing, because saved manifests are often shortened.
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

/** The manifest shows that the probe can't be run. */
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
 * Makes the probe the cause and the draft its symptom if the probe can't be
 * run, because then the program is not to blame.
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
  // A failure reported by the kubelet doesn't change with further attempts.
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
