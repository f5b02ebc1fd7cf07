import { CustomResource } from '../../model';
import {
  judgeCustomResource,
  JudgedResource,
} from '../../status/customResourceState';
import { ClusterIndex } from '../ClusterIndex';
import { stuckDrafts } from './customResourceStuck';
import { OwnerDraft } from './ownerDraft';
import { resourceDraft, StatusFact } from './resourceDraft';

/** Many controllers report a failure first and retry within seconds. */
const GRACE_SECONDS = 60;

/**
 * What the state of a custom resource asks for, as a symptom of what is wrong with its pods, if any.
 *
 * @param isSuperseded - whether its failure is of the past
 */
export function customResourceDrafts(
  index: ClusterIndex,
  resource: CustomResource,
  isSuperseded = false,
): readonly OwnerDraft[] {
  const judged = judgeCustomResource(resource);
  switch (judged.state) {
    case 'failing':
      return failureDrafts(index, resource, judged, isSuperseded);
    case 'progressing':
      return stuckDrafts(index, resource, judged);
    case 'suspended':
      return [suspendedDraft(index, resource)];
    default:
      return [];
  }
}

/** A failure reported by the controller. */
function failureDrafts(
  index: ClusterIndex,
  resource: CustomResource,
  judged: JudgedResource,
  isSuperseded: boolean,
): readonly OwnerDraft[] {
  const failure = findFailure(judged);
  const seconds = index.secondsSince(failure.since) ?? index.age(resource);
  if (seconds < GRACE_SECONDS) return [];
  // What a definition calls a failure is meant so; conditions are judged by their names.
  const usual = resource.verdict ? 'error' : 'warning';
  const severity = isSuperseded
    ? 'info'
    : resource.guide?.severity?.failing ?? usual;
  return [
    resourceDraft(
      index,
      resource,
      'CustomResourceFailed',
      { ...failure, isSuperseded },
      severity,
    ),
  ];
}

/** The worst condition, or the word or the text that stands in its place. */
function findFailure({ conditions }: JudgedResource): StatusFact {
  const failed = conditions.find(({ meaning }) => meaning === 'bad')?.condition;
  if (!failed) return { condition: 'status' };
  const { type, lastTransitionTime, ...rest } = failed;
  return { ...rest, condition: type, since: lastTransitionTime };
}

/** A suspended object: changes have no effect, which is easily forgotten. */
function suspendedDraft(
  index: ClusterIndex,
  resource: CustomResource,
): OwnerDraft {
  const severity = resource.guide?.severity?.suspended ?? 'info';
  const fact = { condition: 'status', message: resource.verdict?.message };
  return resourceDraft(
    index,
    resource,
    'CustomResourceSuspended',
    fact,
    severity,
  );
}
