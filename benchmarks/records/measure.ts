import { ServiceMatcher } from '../../plugins/kubernetes-backend/src/fleet/match';
import { parseSelector } from '../../plugins/kubernetes-backend/src/locate/selector';
import {
  FleetRecord,
  RecordStore,
} from '../../plugins/kubernetes-backend/src/fleet/records';
import { createPods, KEY, SERVICES } from './createPods';

/** Where records are put, and what is asked of them. */
interface Subject {
  put(cluster: string, record: FleetRecord): void;
  withLabel(key: string, value: string): number;
  /** Matches services to the records; how many records each has. */
  match?(services: number): readonly number[];
}

const UNLIMITED = { maxRecords: Infinity, maxCharacters: Infinity };

function recordStore(): Subject {
  const store = new RecordStore(UNLIMITED);
  return {
    put: (cluster, record) => store.put(cluster, record),
    withLabel: (key, value) => [...store.withLabel(key, value)].length,
    match: services => {
      const matcher = new ServiceMatcher(store);
      const clusters = new Set(store.clusters);
      const names = Array.from(
        { length: services },
        (_, number) => `service-${String(number).padStart(4, '0')}`,
      );
      for (const name of names) {
        const parsed = parseSelector(
          `app.kubernetes.io/managed-by=Helm,${KEY} in (${name}),!legacy`,
        );
        if (!parsed.ok) continue;
        const target = { entityRef: name, selector: parsed.selector };
        matcher.set({ target, clusters, subject: name });
      }
      return names.map(name => [...matcher.findRecords(name)].length);
    },
  };
}

function plainObjects(): Subject {
  const records = new Map<string, FleetRecord>();
  return {
    put: (cluster, record) =>
      records.set(`${cluster}/${record.namespace}/${record.name}`, record),
    withLabel: (key, value) =>
      [...records.values()].filter(({ labels }) => labels[key] === value)
        .length,
  };
}

function memory(): { readonly heap: number; readonly buffers: number } {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers };
}

const [name, pods, podsOfReplicaSet] = process.argv.slice(2);
const before = memory();
const subject = name === 'store' ? recordStore() : plainObjects();
let putMs = 0;
for (const { cluster, record } of createPods(
  Number(pods),
  40,
  Number(podsOfReplicaSet),
)) {
  const startedAt = performance.now();
  subject.put(cluster, record);
  putMs += performance.now() - startedAt;
}
const after = memory();
const startedAt = performance.now();
const found = subject.withLabel(KEY, 'service-0042');
const findMs = performance.now() - startedAt;
const matchedAt = performance.now();
const matched = subject.match?.(SERVICES);
const matchMs = performance.now() - matchedAt;
const bytes = after.heap - before.heap + (after.buffers - before.buffers);
console.log(
  JSON.stringify({
    subject: name,
    pods: Number(pods),
    podsOfReplicaSet: Number(podsOfReplicaSet),
    megabytes: bytes / 1e6,
    bytesOfRecord: bytes / Number(pods),
    putMicroseconds: (putMs * 1_000) / Number(pods),
    findMs,
    found,
    ...(matched && {
      matchMs,
      matched: matched.reduce((sum, count) => sum + count, 0),
    }),
    // Read here, so that the subject is alive when its memory is measured.
    isKept: subject.withLabel(KEY, 'service-0000') > 0,
  }),
);
