import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { RecordStore } from '../records';
import { applyEvent } from './applyEvent';
import { FleetEvent } from './FleetSource';

const POD = aFleetRecord({ name: 'a' });
const JOB = aFleetRecord({ kind: 'Job', name: 'a' });
const inEu = { cluster: 'eu', kind: 'Pod' } as const;

/** What is left of a pod in each of two clusters and a Job in one. */
function left(...events: readonly FleetEvent[]): readonly string[] {
  const store = new RecordStore({ maxRecords: 100, maxCharacters: 100_000 });
  for (const cluster of ['eu', 'us']) store.put(cluster, POD);
  store.put('eu', JOB);
  events.forEach(event => applyEvent(store, event));
  return store.clusters.flatMap(cluster =>
    [...store.ofCluster(cluster)].map(
      ({ kind, name }) => `${cluster} ${kind} ${name}`,
    ),
  );
}

const ALL = ['eu Job a', 'eu Pod a', 'us Pod a'];
const reason = { code: 'timeout', message: 'no answer' } as const;

describe('applyEvent', () => {
  it.each<[readonly string[], readonly FleetEvent[]]>([
    [['eu Job a', 'us Pod a'], [{ ...inEu, type: 'absent' }]],
    [
      ['us Pod a'],
      [{ type: 'leftOut', cluster: 'eu', reason: 'misconfigured' }],
    ],
    [['us Pod a'], [{ type: 'gone', cluster: 'eu' }]],
    [ALL, [{ ...inEu, type: 'gap', reason }]],
    [ALL, [{ ...inEu, type: 'live' }]],
    [ALL, [{ ...inEu, type: 'listBegun' }]],
    [
      ['eu Job a', 'eu Pod b', 'us Pod a'],
      [
        { ...inEu, type: 'listBegun' },
        {
          ...{ ...inEu, type: 'changed', readAt: 0, deleted: [] },
          records: [{ ...POD, name: 'b' }],
        },
        { ...inEu, type: 'listEnded', resourceVersion: '1', isLimited: false },
      ],
    ],
    [
      ['eu Job a', 'us Pod a'],
      [{ ...inEu, type: 'changed', readAt: 0, records: [], deleted: [POD] }],
    ],
  ])('leaves %j after %j', (expected, events) => {
    expect([...left(...events)].sort()).toEqual(expected);
  });
});
