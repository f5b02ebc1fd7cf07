import { CustomResource, crdName } from '../../model';
import { judgeCustomResource } from '../../status/customResourceState';
import { ClusterIndex } from '../ClusterIndex';
import { conditionEvidence, objectDraft } from '../draft';
import { OwnerDraft } from './ownerDraft';

/** Many controllers report a failure first and retry within seconds. */
const GRACE_SECONDS = 60;

/** A failure reported by the controller, as a symptom of what is wrong with its pods, if any. */
export function customResourceDrafts(
  index: ClusterIndex,
  resource: CustomResource,
): readonly OwnerDraft[] {
  const { state, conditions } = judgeCustomResource(resource);
  const failed = conditions.find(({ meaning }) => meaning === 'bad')?.condition;
  if (state !== 'failing' || !failed) return [];
  const since = failed.lastTransitionTime;
  const seconds = index.secondsSince(since) ?? index.age(resource);
  if (seconds < GRACE_SECONDS) return [];
  const { namespace, name } = resource.metadata;
  const ref = { kind: resource.resource.kind, namespace, name };
  const draft = objectDraft(index, ref, 'CustomResourceFailed', {
    params: {
      definition: crdName(resource),
      condition: failed.type,
      reason: failed.reason,
      message: failed.message,
    },
    evidence: conditionEvidence({ ...resource, ...ref }, failed.type),
    since,
  });
  return [{ draft, symptomOf: ref }];
}
