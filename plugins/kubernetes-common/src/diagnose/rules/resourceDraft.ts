import { CustomResource, crdName, ObjectRef } from '../../model';
import {
  fillResourceTexts,
  resourceTextValues,
} from '../../status/resourceTexts';
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

/** What the status says, where it is said, and since when. */
export interface StatusFact {
  /** The type of a condition, or the name of a field. */
  readonly condition: string;
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly since?: string;
  /** A later one of the same owner is healthy. */
  readonly isSuperseded?: boolean;
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
      ...resourceTextValues(resource),
      definition: crdName(resource),
      condition: fact.condition,
      reason: fact.reason,
      message: fact.message,
      superseded: fact.isSuperseded ? 1 : undefined,
      textKey: guide?.texts?.key,
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
export function placeInTree(
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
