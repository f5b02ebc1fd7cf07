import { Event, PersistentVolumeClaim, findCondition } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { OwnerDraft } from './ownerDraft';
import { standingEvent } from './standingEvents';

/** A resizer retries with increasing back-off, whether it expands or modifies. */
export const RESIZER_EVENT_SECONDS = 3_600;
/** After this long, no resizer has handled the request. */
const WAITING_SECONDS = 600;
const ERROR_CONDITIONS = ['ControllerResizeError', 'NodeResizeError'];
/** The storage system refuses the size for good. */
const REFUSED = /^(?:Controller|Node)(?:ResizeInfeasible|ExpansionFailed)$/;

/** Events that report a finished expansion. */
export const isResizeSuccess = ({ reason }: Event): boolean =>
  reason === 'VolumeResizeSuccessful' ||
  reason === 'FileSystemResizeSuccessful';

/** Whether the claim requests more than its capacity. Both usually have the same unit. */
export function isGrowing({ spec, status }: PersistentVolumeClaim): boolean {
  return (
    status.conditions.some(
      ({ type, status: value }) =>
        value === 'True' &&
        (/Resiz/.test(type) || ERROR_CONDITIONS.includes(type)),
    ) ||
    (spec.storage !== undefined &&
      status.storage !== undefined &&
      spec.storage !== status.storage)
  );
}

/** The storage system refuses to expand the volume; the pod keeps running with the old size. */
export function claimResizeDrafts(
  index: ClusterIndex,
  claim: PersistentVolumeClaim,
): readonly OwnerDraft[] {
  const condition = ERROR_CONDITIONS.map(type =>
    findCondition(claim, type),
  ).find(each => each?.status === 'True');
  const event = standingEvent(index, claim, {
    isTrouble: ({ reason, firstSeen }) =>
      reason === 'VolumeResizeFailed' ||
      reason === 'FileSystemResizeFailed' ||
      (reason === 'ExternalExpanding' &&
        isGrowing(claim) &&
        (index.secondsSince(firstSeen) ?? 0) > WAITING_SECONDS),
    isOver: isResizeSuccess,
    maxAgeSeconds: RESIZER_EVENT_SECONDS,
  });
  const { resizeStatus = '' } = claim.status;
  const isRefused = REFUSED.test(resizeStatus);
  if (!condition && !event && !isRefused) return [];
  const draft = objectDraft(index, objectRef(claim), 'VolumeResizeFailed', {
    params: {
      volume: claim.spec.volumeName,
      message: event?.message ?? condition?.message,
    },
    evidence: [
      ...(condition ? conditionEvidence(claim, condition.type) : []),
      ...(isRefused
        ? [
            fieldEvidence(
              claim,
              'status.allocatedResourceStatuses.storage',
              resizeStatus,
            ),
          ]
        : []),
      ...(event ? [eventEvidence(event)] : []),
    ],
    since: event?.firstSeen ?? condition?.lastTransitionTime,
  });
  return [{ draft }];
}
