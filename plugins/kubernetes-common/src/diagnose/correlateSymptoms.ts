import { append } from '../append';
import { objectKey } from '../keys';
import { FailureCategory } from './classes';
import { dedupe } from './dedupe';
import { Draft } from './draft';
import { findBuiltInClass } from './draftKeys';
import { mergeSchedule, mergeTree } from './mergeOwners';
import {
  isClaimCause,
  nestConsequences,
  nestUnderClaims,
  nestUnderNodes,
} from './nestSymptoms';
import { OwnerDraft } from './rules/ownerDraft';
import { compareWeight } from './severity';
import { withSymptoms } from './withSymptoms';

/** Categories whose classes never cause another problem of a workload. */
const NO_CAUSE: ReadonlySet<FailureCategory> = new Set<FailureCategory>([
  'workload',
  'job',
  'autoscaling',
  'service',
  'resize',
  'custom',
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
