import { append } from '../append';
import { namespacedName, objectKey } from '../keys';
import { Draft } from './draft';
import { withSymptoms } from './withSymptoms';

/** Classes of pods that wait for a claim. A failing claim is their cause. */
const CLAIM_SYMPTOMS: ReadonlySet<string> = new Set([
  'PVCUnbound',
  'PVCNotBoundAtMount',
]);

export function isClaimCause(draft: Draft): boolean {
  return (
    draft.scope.kind === 'PersistentVolumeClaim' &&
    draft.severity !== 'info' &&
    draft.pods.length > 0
  );
}

/**
 * Nests drafts of pods that wait for a claim under the draft of that claim.
 *
 * @returns the other pods' drafts, and the claims' drafts with their symptoms.
 */
export function nestUnderClaims(
  podDrafts: readonly Draft[],
  claims: readonly Draft[],
): readonly Draft[] {
  const claimByPod = new Map<string, Draft>();
  for (const claim of claims) {
    for (const pod of claim.pods) {
      claimByPod.set(namespacedName(pod), claim);
    }
  }
  const symptoms = new Map<Draft, Draft[]>(claims.map(claim => [claim, []]));
  const rest = podDrafts.filter(draft => {
    const [pod] = draft.pods;
    const claim = pod && claimByPod.get(namespacedName(pod));
    if (!claim || !CLAIM_SYMPTOMS.has(draft.class)) return true;
    symptoms.get(claim)?.push(draft);
    return false;
  });
  return [
    ...rest,
    ...claims.map(claim => ({
      ...claim,
      symptoms: [...claim.symptoms, ...(symptoms.get(claim) ?? [])],
    })),
  ];
}

/**
 * Nests drafts of unreachable pods under the draft of their node, which lists
 * all of these pods: it is one cause, however many workloads are affected.
 */
export function nestUnderNodes(drafts: readonly Draft[]): readonly Draft[] {
  const nodes = new Map(
    drafts
      .filter(({ class: name }) => name === 'NodeNotReady')
      .map(node => [node.scope.name, node]),
  );
  if (nodes.size === 0) return drafts;
  const children = new Map<Draft, Draft[]>();
  const rest = drafts.filter(draft => {
    const isLost =
      draft.class === 'NodeUnreachable' && draft.severity !== 'info';
    const node = isLost && nodes.get(String(draft.params.node));
    if (!node) return true;
    append(children, node, draft);
    return false;
  });
  return rest.map(draft => {
    const lost = children.get(draft) ?? [];
    const pods = [...draft.pods, ...lost.flatMap(({ pods: some }) => some)];
    return { ...withSymptoms(draft, lost), pods };
  });
}

/** What one pod's problem causes for other pods of the same workload. */
const CONSEQUENCES: readonly {
  readonly cause: string;
  readonly symptom: string;
  /** The symptom's variant, if it has several. */
  readonly variant?: string;
}[] = [
  {
    cause: 'EvictedNodePressure',
    symptom: 'UntoleratedTaint',
    variant: 'pressure',
  },
  { cause: 'EvictedByTaint', symptom: 'UntoleratedTaint', variant: 'notReady' },
  {
    cause: 'NodeUnreachable',
    symptom: 'UntoleratedTaint',
    variant: 'notReady',
  },
  { cause: 'NodeShutdown', symptom: 'UntoleratedTaint', variant: 'notReady' },
  { cause: 'NodeShutdown', symptom: 'UntoleratedTaint', variant: 'leaving' },
  // The volume stays with the node that is lost.
  { cause: 'NodeUnreachable', symptom: 'MultiAttach' },
];

function workloadClassKey({ scope }: Draft, name: string): string {
  return `${name} ${objectKey(scope)}`;
}

/** Nests what one cause does to other pods of the workload under that cause. */
export function nestConsequences(drafts: readonly Draft[]): readonly Draft[] {
  const children = new Map<Draft, Draft[]>();
  const positions = new Map<string, number>();
  drafts.forEach((draft, position) => {
    const key = workloadClassKey(draft, draft.class);
    const isFirst = draft.severity !== 'info' && !positions.has(key);
    if (isFirst) positions.set(key, position);
  });
  const rest = drafts.filter(draft => {
    const causes = CONSEQUENCES.filter(
      ({ symptom, variant }) =>
        symptom === draft.class &&
        (variant === undefined || variant === draft.params.variant),
    ).map(({ cause }) => cause);
    const found = causes.flatMap(
      cause => positions.get(workloadClassKey(draft, cause)) ?? [],
    );
    if (found.length === 0) return true;
    append(children, drafts[Math.min(...found)], draft);
    return false;
  });
  return rest.map(draft => withSymptoms(draft, children.get(draft) ?? []));
}
