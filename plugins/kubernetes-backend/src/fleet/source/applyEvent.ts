import { RecordStore } from '../records';
import { FleetEvent } from './FleetSource';

/** What an event of a source means for the records. */
export function applyEvent(store: RecordStore, event: FleetEvent): void {
  const { cluster } = event;
  switch (event.type) {
    case 'listBegun':
      store.beginList(cluster, event.kind);
      break;
    case 'changed':
      for (const record of event.records) store.put(cluster, record);
      for (const key of event.deleted) store.delete(cluster, key);
      break;
    case 'listEnded':
      store.endList(cluster, event.kind);
      break;
    case 'absent':
      store.beginList(cluster, event.kind);
      store.endList(cluster, event.kind);
      break;
    case 'leftOut':
    case 'gone':
      store.drop(cluster);
      break;
    default:
    // Records stay as they were, whether changes are seen or not.
  }
}
