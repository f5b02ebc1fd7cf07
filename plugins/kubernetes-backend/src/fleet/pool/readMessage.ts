import { FleetEvent } from '../source/FleetSource';
import { decodeBatch } from '../source/RecordBatch';
import { FromWorker } from '../worker/protocol';

/** What a worker's feed says, as an event of the source. */
export function readMessage({
  cluster,
  kind,
  message,
}: Extract<FromWorker, { type: 'feed' }>): FleetEvent {
  if (message.type !== 'changed') return { ...message, cluster, kind };
  const { batch, readAt } = message;
  return {
    type: 'changed',
    cluster,
    kind,
    readAt,
    ...decodeBatch(batch, kind),
  };
}
