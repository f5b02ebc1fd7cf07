import { Node, findCondition } from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import { FailureClassName } from '../classes';
import {
  conditionEvidence,
  eventEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { newestEvent } from '../PodFacts';
import { OwnerDraft } from './ownerDraft';

const RECENT_SECONDS = 3_600;

/** Conditions that are problems when True. Conditions of other agents have an unknown meaning. */
const PRESSURES: readonly (readonly [string, FailureClassName])[] = [
  ['MemoryPressure', 'NodeMemoryPressure'],
  ['DiskPressure', 'NodeDiskPressure'],
  ['PIDPressure', 'NodePIDPressure'],
];
const EVENTS: readonly (readonly [string, FailureClassName])[] = [
  ['SystemOOM', 'NodeSystemOOM'],
  ['Rebooted', 'NodeRebooted'],
];

/** Applies the rules about a node, if nodes can be read. */
export function nodeDrafts(
  index: ClusterIndex,
  node: Node,
): readonly OwnerDraft[] {
  const ref = objectRef(node);
  const drafts: OwnerDraft[] = [];
  const ready = findCondition(node, 'Ready');
  if (ready && ready.status !== 'True') {
    const draft = objectDraft(index, ref, 'NodeNotReady', {
      params: { reason: ready.reason, message: ready.message },
      evidence: conditionEvidence(node, 'Ready'),
      since: ready.lastTransitionTime,
    });
    drafts.push({ draft });
  }
  for (const [type, name] of PRESSURES) {
    const condition = findCondition(node, type);
    if (condition?.status !== 'True') continue;
    const draft = objectDraft(index, ref, name, {
      params: { message: condition.message },
      evidence: conditionEvidence(node, type),
      since: condition.lastTransitionTime,
    });
    drafts.push({ draft });
  }
  for (const [reason, name] of EVENTS) {
    const event = newestEvent(
      index.findEvents(node),
      candidate => candidate.reason === reason,
    );
    const seconds = index.secondsSince(event?.lastSeen);
    if (!event || seconds === undefined || seconds > RECENT_SECONDS) continue;
    const draft = objectDraft(index, ref, name, {
      params: { message: event.message },
      evidence: [eventEvidence(event)],
      since: event.lastSeen,
    });
    drafts.push({ draft });
  }
  return drafts;
}
