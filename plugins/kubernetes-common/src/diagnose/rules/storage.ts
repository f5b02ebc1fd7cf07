import { Event, PersistentVolumeClaim, Pod } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import { eventEvidence, fieldEvidence, objectDraft, objectRef } from '../draft';
import { newestEvent } from '../PodFacts';
import { claimModifyDrafts } from './claimModify';
import { claimResizeDrafts } from './claimResize';
import { OwnerDraft } from './ownerDraft';

/** Provisioning takes time and is retried. */
const GRACE_SECONDS = 120;

function claimEventClass(event: Event): FailureClassName | undefined {
  switch (event.reason) {
    case 'FailedBinding':
      if (/no storage class is set/.test(event.message)) {
        return 'PVCNoStorageClass';
      }
      return /already bound to a different claim/.test(event.message)
        ? 'PVCProvisioningFailed'
        : undefined;
    case 'ProvisioningFailed':
      return /storageclass(?:\.storage\.k8s\.io)? "[^"]*" not found/i.test(
        event.message,
      )
        ? 'PVCStorageClassMissing'
        : 'PVCProvisioningFailed';
    case 'VolumeMismatch':
      return 'PVCProvisioningFailed';
    case 'ExternalProvisioning':
      return 'PVCExternalProvisioning';
    default:
      return undefined;
  }
}

const WAITS_FOR_POD: ReadonlySet<string> = new Set([
  'WaitForFirstConsumer',
  'WaitForPodScheduled',
]);

/** Waits for a pod that uses the claim to be scheduled. What prevents that is the cause. */
function waitingDrafts(
  index: ClusterIndex,
  claim: PersistentVolumeClaim,
  pods: readonly Pod[],
): readonly OwnerDraft[] {
  const event = newestEvent(index.findEvents(claim), ({ reason }) =>
    WAITS_FOR_POD.has(reason),
  );
  if (!event) return [];
  const draft = objectDraft(
    index,
    objectRef(claim),
    'PVCWaitForFirstConsumer',
    {
      params: { message: event.message },
      evidence: [
        fieldEvidence(claim, 'status.phase', claim.status.phase),
        eventEvidence(event),
      ],
      since: claim.metadata.creationTimestamp,
    },
  );
  return pods.length === 0
    ? [{ draft }]
    : [{ draft, symptomOf: index.findWorkload(pods[0]), needsCause: true }];
}

function pendingDrafts(
  index: ClusterIndex,
  claim: PersistentVolumeClaim,
  pods: readonly Pod[],
): readonly OwnerDraft[] {
  const events = index.findEvents(claim);
  const event =
    newestEvent(events, ({ reason }) => reason === 'ProvisioningFailed') ??
    newestEvent(events, candidate => claimEventClass(candidate) !== undefined);
  const name = event && claimEventClass(event);
  // Without a reason for the wait, the claim has not failed.
  if (!event || !name) return waitingDrafts(index, claim, pods);
  const { storageClassName } = claim.spec;
  const draft = objectDraft(
    index,
    objectRef(claim),
    name,
    {
      severity: index.age(claim) < GRACE_SECONDS ? 'info' : undefined,
      params: {
        message: event.message,
        ...(name !== 'PVCNoStorageClass' && { storageClass: storageClassName }),
      },
      evidence: [
        fieldEvidence(claim, 'status.phase', claim.status.phase),
        eventEvidence(event),
      ],
      since: claim.metadata.creationTimestamp,
    },
    pods,
  );
  return [{ draft }];
}

/** Applies the rules about a claim, with the pods that wait for it. */
export function claimDrafts(
  index: ClusterIndex,
  claim: PersistentVolumeClaim,
  pods: readonly Pod[],
): readonly OwnerDraft[] {
  const { metadata, status, spec } = claim;
  if (status.phase === 'Lost') {
    const draft = objectDraft(
      index,
      objectRef(claim),
      'PVCLost',
      {
        params: { volume: spec.volumeName },
        evidence: [fieldEvidence(claim, 'status.phase', 'Lost')],
      },
      pods,
    );
    return [{ draft }];
  }
  if (metadata.deletionTimestamp && metadata.finalizers.length > 0) {
    const finalizers = metadata.finalizers.join(', ');
    const draft = objectDraft(index, objectRef(claim), 'PVCTerminating', {
      params: { finalizers },
      evidence: [fieldEvidence(claim, 'metadata.finalizers', finalizers)],
      since: metadata.deletionTimestamp,
    });
    return [{ draft }];
  }
  if (status.phase === 'Pending') return pendingDrafts(index, claim, pods);
  const resize = claimResizeDrafts(index, claim);
  return resize.length > 0 ? resize : claimModifyDrafts(index, claim);
}
