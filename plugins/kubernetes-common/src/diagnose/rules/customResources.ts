import { CustomResource, crdName, ObjectRef } from '../../model';
import {
  judgeCustomResource,
  JudgedResource,
} from '../../status/customResourceState';
import { phaseMeaning } from '../../status/phaseMeaning';
import { fillResourceTexts } from '../../status/resourceTexts';
import { FailureClassName } from '../classes';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  Details,
  fieldEvidence,
  objectDraft,
} from '../draft';
import { Severity } from '../types';
import { OwnerDraft } from './ownerDraft';

/** Many controllers report a failure first and retry within seconds. */
const GRACE_SECONDS = 60;

/** What the status says, where it is said, and since when. */
export interface StatusFact {
  /** The type of a condition, or the name of a field. */
  readonly condition: string;
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly since?: string;
}

/** A failure reported by the controller, as a symptom of what is wrong with its pods, if any. */
export function customResourceDrafts(
  index: ClusterIndex,
  resource: CustomResource,
): readonly OwnerDraft[] {
  const judged = judgeCustomResource(resource);
  if (judged.state !== 'failing') return [];
  const failure = findFailure(resource, judged);
  const seconds = index.secondsSince(failure.since) ?? index.age(resource);
  if (seconds < GRACE_SECONDS) return [];
  // What a definition calls a failure is meant so; conditions are judged by their names.
  const usual = resource.verdict ? 'error' : 'warning';
  const severity = resource.guide?.severity?.failing ?? usual;
  return [
    resourceDraft(index, resource, 'CustomResourceFailed', failure, severity),
  ];
}

/** The worst condition; else the word or the text that says so. */
function findFailure(
  { status, verdict }: CustomResource,
  { conditions }: JudgedResource,
): StatusFact {
  const failed = conditions.find(({ meaning }) => meaning === 'bad')?.condition;
  if (failed) {
    const { type, lastTransitionTime, ...rest } = failed;
    return { ...rest, condition: type, since: lastTransitionTime };
  }
  const phase = status.phases?.find(({ word }) => phaseMeaning(word) === 'bad');
  const message = verdict?.message ?? status.error;
  return phase
    ? { condition: phase.field, reason: phase.word, message }
    : { condition: 'status', message };
}

/** A finding about a custom resource, in the words of its definition if it has any. */
export function resourceDraft(
  index: ClusterIndex,
  resource: CustomResource,
  name: FailureClassName,
  fact: StatusFact,
  severity: Severity,
): OwnerDraft {
  const { guide, metadata } = resource;
  const { namespace } = metadata;
  const ref = { kind: resource.resource.kind, namespace, name: metadata.name };
  const texts = fillResourceTexts(resource);
  const details: Details = {
    severity,
    params: {
      definition: crdName(resource),
      condition: fact.condition,
      reason: fact.reason,
      message: fact.message,
      textTitle: texts?.title,
      textMeaning: texts?.meaning,
      textSteps: texts?.steps?.join('\n'),
    },
    evidence: statusEvidence({ ...resource, ...ref }, fact),
    since: fact.since,
  };
  const draft = objectDraft(index, ref, name, details);
  return {
    draft: { ...draft, ...(guide?.docs && { docs: guide.docs }) },
    ...placeInTree(index, resource, ref),
  };
}

/** Pods are counted with the custom resource at the top of all others. */
function placeInTree(
  index: ClusterIndex,
  resource: CustomResource,
  ref: ObjectRef,
): Pick<OwnerDraft, 'symptomOf' | 'depth'> {
  const { top, depth } = index.findTop(resource);
  // It is called by its own kind where nothing owns it.
  return depth === 0 ? { symptomOf: ref, depth } : { symptomOf: top, depth };
}

/** Quotes the condition, or what stands in its place. */
function statusEvidence(
  resource: Parameters<typeof conditionEvidence>[0] &
    Pick<CustomResource, 'status'>,
  { condition, status, reason, message }: StatusFact,
) {
  const quoted = conditionEvidence(resource, condition);
  if (quoted.length > 0) return quoted;
  const text = [reason, message].filter(Boolean).join(': ');
  if (status) {
    // A condition of a part, such as a listener of a Gateway.
    return [
      fieldEvidence(resource, 'status', `${condition}=${status} ${text}`),
    ];
  }
  const isField = resource.status.phases?.some(
    ({ field }) => field === condition,
  );
  const path = isField ? `status.${condition}` : 'status';
  return [fieldEvidence(resource, path, text)];
}
