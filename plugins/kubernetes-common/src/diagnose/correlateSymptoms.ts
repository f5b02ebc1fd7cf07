import { append } from '../append';
import { namespacedName, objectKey } from '../keys';
import { FailureCategory } from './classes';
import { dedupe } from './dedupe';
import { Draft } from './draft';
import { findBuiltInClass } from './draftKeys';
import { OwnerDraft } from './rules/ownerDraft';
import { compareSeverity, compareWeight, worst } from './severity';
import { toMillis } from './time';

/** Categories whose classes never cause another problem of a workload. */
const NO_CAUSE: ReadonlySet<FailureCategory> = new Set<FailureCategory>([
  'workload',
  'job',
  'autoscaling',
  'service',
  'resize',
  'custom',
]);
/** Symptoms that do not raise the severity of their cause. */
const KEEPS_SEVERITY: ReadonlySet<string> = new Set([
  'ServiceNoEndpoints',
  'HPAFailedGetMetrics',
  'DaemonSetUnavailable',
  'JobRetrying',
  'MinimumReplicasUnavailable',
  'StatefulSetStuck',
  'CustomResourceFailed',
  'CustomResourceStuck',
  'CustomResourceSuspended',
]);

/** Failures that a custom resource passes on to the one that owns it. */
const TREE_FAILURES: ReadonlySet<string> = new Set([
  'CertificateExpiring',
  'CustomResourceFailed',
  'CustomResourceStuck',
]);

/** Informational, but still the reason why the owner lacks pods. */
const QUIET_CAUSES: ReadonlySet<string> = new Set(['SchedulingGated']);

function isCause({ class: name, severity }: Draft): boolean {
  if (QUIET_CAUSES.has(name)) return true;
  const category = findBuiltInClass(name)?.category;
  return severity !== 'info' && !(category && NO_CAUSE.has(category));
}

/** Classes of pods that wait for a claim. A failing claim is their cause. */
const CLAIM_SYMPTOMS: ReadonlySet<string> = new Set([
  'PVCUnbound',
  'PVCNotBoundAtMount',
]);

function isClaimCause(draft: Draft): boolean {
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
function nestUnderClaims(
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

/** By workload, the worst draft that can cause its symptoms. */
function causesByWorkload(drafts: readonly Draft[]): Map<string, Draft> {
  const causes = new Map<string, Draft>();
  const consider = (key: string, draft: Draft) => {
    const best = causes.get(key);
    if (!best || compareWeight(draft, best) < 0) causes.set(key, draft);
  };
  for (const draft of drafts) {
    if (!isCause(draft)) continue;
    consider(objectKey(draft.scope), draft);
    // A failing claim also affects the workloads whose pods wait for it.
    for (const symptom of draft.symptoms) {
      consider(objectKey(symptom.scope), draft);
    }
  }
  return causes;
}

/**
 * Nests drafts of unreachable pods under the draft of their node, which lists
 * all of these pods: it is one cause, however many workloads are affected.
 */
function nestUnderNodes(drafts: readonly Draft[]): readonly Draft[] {
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
function nestConsequences(drafts: readonly Draft[]): readonly Draft[] {
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

/**
 * Reduces drafts to one per cause: merges those that pods of a workload share,
 * and nests what their owners report as symptoms.
 */
export function correlateSymptoms(
  podDrafts: readonly Draft[],
  ownerDrafts: readonly OwnerDraft[],
): readonly Draft[] {
  const claims = ownerDrafts.map(({ draft }) => draft).filter(isClaimCause);
  const others = ownerDrafts.filter(({ draft }) => !isClaimCause(draft));
  const roots = others.filter(({ symptomOf }) => !symptomOf);
  const causes = nestUnderNodes(
    nestConsequences(
      dedupe([
        ...nestUnderClaims(podDrafts, claims),
        ...roots.map(({ draft }) => draft),
      ]),
    ),
  );
  const byWorkload = causesByWorkload(causes);
  const children = new Map<Draft, Draft[]>();
  const unattached: Draft[] = [];
  const byCronJob = new Map<string, Draft[]>();
  const byTree = new Map<string, OwnerDraft[]>();
  for (const owner of others) {
    const { draft, symptomOf, needsCause } = owner;
    if (!symptomOf) continue;
    const cause = byWorkload.get(objectKey(symptomOf));
    if (cause) append(children, cause, draft);
    else if (needsCause) continue;
    else if (symptomOf.kind === 'CronJob' && draft.severity !== 'info') {
      append(byCronJob, objectKey(symptomOf), draft);
    } else if (TREE_FAILURES.has(draft.class)) {
      append(byTree, objectKey(symptomOf), owner);
    } else unattached.push(draft);
  }
  for (const drafts of byCronJob.values()) {
    unattached.push(mergeSchedule(drafts));
  }
  for (const drafts of byTree.values()) unattached.push(mergeTree(drafts));
  return [
    ...causes.map(cause => withSymptoms(cause, children.get(cause) ?? [])),
    ...dedupe(unattached),
  ];
}

/** Reduces failures of custom resources below one another to the lowest one, which knows the reason. */
function mergeTree(drafts: readonly OwnerDraft[]): Draft {
  const isStuck = ({ draft }: OwnerDraft) =>
    Number(draft.class === 'CustomResourceStuck');
  const [head, ...rest] = drafts
    .slice()
    .sort((a, b) => isStuck(a) - isStuck(b) || (b.depth ?? 0) - (a.depth ?? 0))
    .map(({ draft }) => draft);
  const severity = rest.reduce(
    (result, draft) => worst(result, draft.severity),
    head.severity,
  );
  return withSymptoms({ ...head, severity }, rest);
}

/** Classes that report a failed Job without a reason. */
const UNEXPLAINED_JOB_FAILURES: ReadonlySet<string> = new Set([
  'JobBackoffLimitExceeded',
  'JobFailedOther',
  'JobRetrying',
]);

/** Reduces the failed Jobs of one CronJob to one draft: the newest with a known reason, if any. */
function mergeSchedule(drafts: readonly Draft[]): Draft {
  const rank = ({ class: name, scope }: Draft) => {
    if (UNEXPLAINED_JOB_FAILURES.has(name)) return 2;
    return scope.kind === 'Job' ? 0 : 1;
  };
  const [head, ...rest] = drafts
    .slice()
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        rank(a) - rank(b) ||
        (toMillis(b.since) ?? 0) - (toMillis(a.since) ?? 0),
    );
  return withSymptoms(head, rest);
}

function withSymptoms(cause: Draft, symptoms: readonly Draft[]): Draft {
  if (symptoms.length === 0) return cause;
  const severity = symptoms
    .filter(symptom => !KEEPS_SEVERITY.has(symptom.class))
    .reduce(
      (result, symptom) => worst(result, symptom.severity),
      cause.severity,
    );
  return {
    ...cause,
    severity,
    symptoms: dedupe([...cause.symptoms, ...symptoms]),
  };
}
