import { ObjectRef } from '../model';
import { append } from './ClusterIndex';
import {
  FAILURE_CLASSES,
  FailureCategory,
  isFailureClassName,
} from './classes';
import { Draft } from './draft';
import { mergeAll } from './merge';
import { OwnerDraft } from './rules/ownerDraft';
import { compareSeverity, compareWeight, worst } from './severity';
import { toMillis } from './time';

/** What these categories find is never the cause of trouble on a workload. */
const NO_CAUSE: ReadonlySet<FailureCategory> = new Set<FailureCategory>([
  'workload',
  'job',
  'autoscaling',
  'service',
  'resize',
  'custom',
]);
/** Symptoms that say nothing on the gravity of their cause. */
const KEEPS_SEVERITY: ReadonlySet<string> = new Set([
  'ServiceNoEndpoints',
  'HPAFailedGetMetrics',
  'DaemonSetUnavailable',
  'JobRetrying',
  'MinimumReplicasUnavailable',
  'StatefulSetStuck',
  'CustomResourceFailed',
]);

const refKey = ({ kind, namespace, name }: ObjectRef): string =>
  `${kind}/${namespace}/${name}`;

/** Intended, and yet the reason for what its owner lacks. */
const QUIET_CAUSES: ReadonlySet<string> = new Set(['SchedulingGated']);

function isCause({ class: name, severity }: Draft): boolean {
  if (QUIET_CAUSES.has(name)) return true;
  const category = isFailureClassName(name)
    ? FAILURE_CLASSES[name].category
    : undefined;
  return severity !== 'info' && !(category && NO_CAUSE.has(category));
}

/** Classes of a pod that waits for its claim; a claim that is in trouble explains them. */
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
 * Hangs pods that wait for a claim below what is wrong with the claim.
 *
 * @returns the pods' findings that remain, and the claims' with their symptoms.
 */
function attachToClaims(
  podDrafts: readonly Draft[],
  claims: readonly Draft[],
): readonly Draft[] {
  const claimOf = new Map<string, Draft>();
  for (const claim of claims) {
    for (const pod of claim.pods) {
      claimOf.set(`${pod.namespace}/${pod.name}`, claim);
    }
  }
  const symptoms = new Map<Draft, Draft[]>(claims.map(claim => [claim, []]));
  const rest = podDrafts.filter(draft => {
    const [pod] = draft.pods;
    const claim = pod && claimOf.get(`${pod.namespace}/${pod.name}`);
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

/** Where symptoms of a workload hang: its worst finding that can be a cause. */
function causesByWorkload(drafts: readonly Draft[]): Map<string, Draft> {
  const causes = new Map<string, Draft>();
  const consider = (key: string, draft: Draft) => {
    const best = causes.get(key);
    if (!best || compareWeight(draft, best) < 0) causes.set(key, draft);
  };
  for (const draft of drafts) {
    if (!isCause(draft)) continue;
    consider(refKey(draft.scope), draft);
    // A claim's trouble is that of the workloads whose pods wait for it.
    for (const symptom of draft.symptoms) {
      consider(refKey(symptom.scope), draft);
    }
  }
  return causes;
}

/**
 * Hangs pods whose node does not answer below what is known of the node, with
 * all of them as the ones that suffer: it is one cause, however many workloads.
 */
function attachToNodes(drafts: readonly Draft[]): readonly Draft[] {
  const nodes = new Map(
    drafts
      .filter(({ class: name }) => name === 'NodeNotReady')
      .map(node => [node.scope.name, node]),
  );
  if (nodes.size === 0) return drafts;
  const below = new Map<Draft, Draft[]>();
  const rest = drafts.filter(draft => {
    const isLost =
      draft.class === 'NodeUnreachable' && draft.severity !== 'info';
    const node = isLost && nodes.get(String(draft.params.node));
    if (!node) return true;
    append(below, node, draft);
    return false;
  });
  return rest.map(draft => {
    const lost = below.get(draft) ?? [];
    const pods = [...draft.pods, ...lost.flatMap(({ pods: some }) => some)];
    return { ...withSymptoms(draft, lost), pods };
  });
}

/** What is wrong with a pod of a workload, and what follows from it for another of its pods. */
const FOLLOWS: readonly {
  readonly cause: string;
  readonly symptom: string;
  /** Of the symptom, where it has several. */
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

function causeKey({ scope }: Draft, name: string): string {
  return `${name} ${refKey(scope)}`;
}

/** Hangs what one cause does to other pods of the workload below it. */
function attachFollowing(drafts: readonly Draft[]): readonly Draft[] {
  const below = new Map<Draft, Draft[]>();
  const positions = new Map<string, number>();
  drafts.forEach((draft, position) => {
    const key = causeKey(draft, draft.class);
    const isFirst = draft.severity !== 'info' && !positions.has(key);
    if (isFirst) positions.set(key, position);
  });
  const rest = drafts.filter(draft => {
    const causes = FOLLOWS.filter(
      ({ symptom, variant }) =>
        symptom === draft.class &&
        (variant === undefined || variant === draft.params.variant),
    ).map(({ cause }) => cause);
    const found = causes.flatMap(
      cause => positions.get(causeKey(draft, cause)) ?? [],
    );
    if (found.length === 0) return true;
    append(below, drafts[Math.min(...found)], draft);
    return false;
  });
  return rest.map(draft => withSymptoms(draft, below.get(draft) ?? []));
}

/**
 * One cause, one finding: merges what pods of one workload have in common, and
 * hangs what their owners say about it below.
 */
export function attach(
  podDrafts: readonly Draft[],
  ownerDrafts: readonly OwnerDraft[],
): readonly Draft[] {
  const claims = ownerDrafts.map(({ draft }) => draft).filter(isClaimCause);
  const others = ownerDrafts.filter(({ draft }) => !isClaimCause(draft));
  const roots = others.filter(({ symptomOf }) => !symptomOf);
  const causes = attachToNodes(
    attachFollowing(
      mergeAll([
        ...attachToClaims(podDrafts, claims),
        ...roots.map(({ draft }) => draft),
      ]),
    ),
  );
  const byWorkload = causesByWorkload(causes);
  const below = new Map<Draft, Draft[]>();
  const alone: Draft[] = [];
  const ofCronJobs = new Map<string, Draft[]>();
  for (const { draft, symptomOf, needsCause } of others) {
    if (!symptomOf) continue;
    const cause = byWorkload.get(refKey(symptomOf));
    if (cause) append(below, cause, draft);
    else if (needsCause) continue;
    else if (symptomOf.kind === 'CronJob' && draft.severity !== 'info') {
      append(ofCronJobs, refKey(symptomOf), draft);
    } else alone.push(draft);
  }
  for (const drafts of ofCronJobs.values()) alone.push(ofOneSchedule(drafts));
  return [
    ...causes.map(cause => withSymptoms(cause, below.get(cause) ?? [])),
    ...mergeAll(alone),
  ];
}

/** Say that a Job has failed, and not why. */
const SAYS_NO_REASON: ReadonlySet<string> = new Set([
  'JobBackoffLimitExceeded',
  'JobFailedOther',
  'JobRetrying',
]);

/** One schedule, one finding: where no pod tells, what the newest Job failed of, else that it failed. */
function ofOneSchedule(drafts: readonly Draft[]): Draft {
  const rankOf = ({ class: name, scope }: Draft) => {
    if (SAYS_NO_REASON.has(name)) return 2;
    return scope.kind === 'Job' ? 0 : 1;
  };
  const [head, ...rest] = drafts
    .slice()
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        rankOf(a) - rankOf(b) ||
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
    symptoms: mergeAll([...cause.symptoms, ...symptoms]),
  };
}
