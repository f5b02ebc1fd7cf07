import { PersistentVolumeClaim } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { eventEvidence, objectDraft, objectRef } from '../draft';
import { RESIZER_EVENT_SECONDS } from './claimResize';
import { OwnerDraft } from './ownerDraft';
import { standingEvent } from './standingEvents';

/**
 * The storage system refuses the settings of the claim's VolumeAttributesClass; the pod
 * keeps running on a volume with the old ones.
 */
export function claimModifyDrafts(
  index: ClusterIndex,
  claim: PersistentVolumeClaim,
): readonly OwnerDraft[] {
  const event = standingEvent(index, claim, {
    isTrouble: ({ reason }) => reason === 'VolumeModifyFailed',
    isOver: ({ reason }) => reason === 'VolumeModifySuccessful',
    maxAgeSeconds: RESIZER_EVENT_SECONDS,
  });
  if (!event) return [];
  const draft = objectDraft(index, objectRef(claim), 'VolumeResizeFailed', {
    params: {
      variant: 'modify',
      volume: claim.spec.volumeName,
      message: event.message,
    },
    evidence: [eventEvidence(event)],
    since: event.firstSeen,
  });
  return [{ draft }];
}
