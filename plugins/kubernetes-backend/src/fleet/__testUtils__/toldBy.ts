import {
  FleetEvent as ToldEvent,
  FleetRecord as ToldRecord,
  FleetSource as ToldSource,
} from '@podlight/backstage-plugin-kubernetes-node';
import { FleetRecord } from '../records';
import { FleetEvent, FleetSource } from '../source/FleetSource';

/** A source of the index as a module would write it, so that the conformance kit can look at it. */
export function toldBy(
  createSource: (cluster: string) => FleetSource,
): ToldSource {
  return {
    id: 'built-in',
    clusters: 'all',
    follow: async ({ cluster, send }, signal) => {
      const waiting: ToldEvent[] = [];
      let sending = Promise.resolve();
      await createSource(cluster).follow(event => {
        const told = toTold(event);
        if (!told) return;
        waiting.push(told);
        sending = sending
          .then(() => send(waiting.shift()!))
          .catch(() => undefined);
      }, signal);
      await sending;
    },
  };
}

function toTold(event: FleetEvent): ToldEvent | undefined {
  switch (event.type) {
    case 'changed': {
      const { deleted, kind, readAt, records, type } = event;
      return {
        ...{ type, kind, deleted, records: records.map(toToldRecord) },
        readAt: new Date(readAt).toISOString(),
      };
    }
    case 'gap': {
      const { kind, reason, type } = event;
      return { type, kind, message: reason.message };
    }
    case 'nodePools':
    case 'leftOut':
    case 'gone':
      return undefined;
    default:
      return event;
  }
}

function toToldRecord({
  createdAt,
  lastRestartAt,
  ...record
}: FleetRecord): ToldRecord {
  return {
    ...record,
    ...(createdAt > 0 && { createdAt: toTime(createdAt) }),
    ...(lastRestartAt > 0 && { lastRestartAt: toTime(lastRestartAt) }),
  };
}

function toTime(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
