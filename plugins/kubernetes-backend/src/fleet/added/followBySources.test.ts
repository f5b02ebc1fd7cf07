import { FleetSource } from '@podlight/backstage-plugin-kubernetes-node';
import {
  aSource,
  aToldPod,
  followSources,
  sendAll,
  untilAborted,
} from '../__testUtils__/followSources';
import { ClusterHolding } from '../replicas/ClusterHolding';

type Follow = FleetSource['follow'];

const Pod = { kind: 'Pod' };
const BEGUN = { ...Pod, type: 'listBegun' };
const ENDED = { ...Pod, type: 'listEnded', resourceVersion: '7' };
const LIVE = { ...Pod, type: 'live' };
const changed = (fields: object) => ({ ...Pod, type: 'changed', ...fields });

/** Lists one pod that is named after the cluster, and waits. */
const good: Follow = async (sink, signal) => {
  const records = [aToldPod(`web-${sink.cluster}`)];
  await sendAll(sink, BEGUN, changed({ records }), ENDED);
  await untilAborted(signal);
};

describe('followBySources', () => {
  let followed: ReturnType<typeof followSources>;

  afterEach(() => followed.stop());

  it('tells what its sources tell, of each cluster', async () => {
    const readAt = '2026-11-22T06:59:00Z';
    followed = followSources(
      [
        aSource(
          async (sink, signal) => {
            await sendAll(
              sink,
              BEGUN,
              changed({ records: [aToldPod('a'), aToldPod('b')], readAt }),
              ENDED,
              changed({ deleted: [aToldPod('a')] }),
              { ...Pod, type: 'gap', message: 'The service is down.' },
              LIVE,
            );
            await untilAborted(signal);
          },
          { clusters: ['eu'] },
        ),
        aSource(good, { id: 'other', clusters: ['us'] }),
      ],
      { clusters: ['eu', 'us', 'asia'] },
    );
    await followed.pass();
    expect(followed.podsOf('eu')).toEqual(['b']);
    expect(followed.podsOf('us')).toEqual(['web-us']);
    expect(followed.typesOf('asia')).toEqual([]);
    expect(followed.events.filter(({ cluster }) => cluster === 'eu')).toEqual([
      { type: 'listBegun', cluster: 'eu', kind: 'Pod' },
      {
        ...{ type: 'changed', cluster: 'eu', kind: 'Pod', deleted: [] },
        readAt: Date.parse(readAt),
        records: [
          expect.objectContaining({ name: 'a' }),
          expect.objectContaining({ name: 'b' }),
        ],
      },
      {
        ...{ type: 'listEnded', cluster: 'eu', kind: 'Pod' },
        ...{ resourceVersion: '7', isLimited: false },
      },
      {
        ...{ type: 'changed', cluster: 'eu', kind: 'Pod', records: [] },
        readAt: Date.parse('2026-11-22T07:00:00Z'),
        deleted: [{ kind: 'Pod', namespace: 'shop', name: 'a' }],
      },
      {
        ...{ type: 'gap', cluster: 'eu', kind: 'Pod' },
        reason: { code: 'server-error', message: 'The service is down.' },
      },
      { type: 'live', cluster: 'eu', kind: 'Pod' },
    ]);
    expect(followed.faults).toEqual([]);
  });

  it('tells no time of reading in the future', async () => {
    const readAt = '2099-01-01T00:00:00Z';
    followed = followSources([
      aSource(async (sink, signal) => {
        await sendAll(
          sink,
          BEGUN,
          changed({ records: [aToldPod('a')], readAt }),
        );
        await untilAborted(signal);
      }),
    ]);
    await followed.pass();
    expect(followed.events).toContainEqual(
      expect.objectContaining({ readAt: Date.parse('2026-11-22T07:00:00Z') }),
    );
  });

  it('tells a source which kinds are kept, and ignores others', async () => {
    const given: unknown[] = [];
    followed = followSources([
      aSource(async (sink, signal) => {
        given.push(sink.cluster, sink.kinds, Object.isFrozen(sink.kinds));
        const Job = { kind: 'Job' };
        await sendAll(
          sink,
          { ...Job, type: 'listBegun' },
          { ...Job, type: 'changed', records: [aToldPod('job')] },
          { ...Job, type: 'listEnded' },
          BEGUN,
          ENDED,
        );
        await untilAborted(signal);
      }),
    ]);
    await followed.pass();
    expect(given).toEqual(['eu', ['Pod'], true]);
    expect(followed.podsOf('eu')).toEqual([]);
    expect(followed.typesOf('eu')).toEqual(['listBegun', 'listEnded']);
  });

  it('takes whole objects', async () => {
    const object = {
      metadata: { namespace: 'shop', name: 'web' },
      status: { phase: 'Pending' },
    };
    followed = followSources([
      aSource(async (sink, signal) => {
        await sendAll(sink, BEGUN, changed({ objects: [object] }), ENDED);
        await untilAborted(signal);
      }),
    ]);
    await followed.pass();
    expect(followed.podsOf('eu')).toEqual(['web']);
  });

  it('never follows a cluster for which each user has a credential', async () => {
    followed = followSources([aSource(good)], { clusters: ['personal'] });
    await followed.pass();
    expect(followed.events).toEqual([
      { type: 'leftOut', cluster: 'personal', reason: 'personal-credential' },
    ]);
  });

  it('follows a cluster only while this replica holds it', async () => {
    let held = ['eu'];
    const offered: (readonly string[])[] = [];
    let tell = () => {};
    const holding: ClusterHolding = {
      offer: names => offered.push(names),
      holds: name => held.includes(name),
      listen: onChange => {
        tell = onChange;
      },
    };
    const aborted: string[] = [];
    followed = followSources(
      [
        aSource(async (sink, signal) => {
          signal.addEventListener('abort', () => aborted.push(sink.cluster));
          await good(sink, signal);
        }),
      ],
      { clusters: ['eu', 'us'], holding },
    );
    await followed.pass();
    expect(offered.at(-1)).toEqual(['eu', 'us']);
    expect(followed.podsOf('eu')).toEqual(['web-eu']);
    expect(followed.typesOf('us')).toEqual(['leftOut']);
    held = ['us'];
    tell();
    await followed.pass();
    expect(aborted).toEqual(['eu']);
    expect(followed.podsOf('eu')).toEqual([]);
    expect(followed.podsOf('us')).toEqual(['web-us']);
    held = ['eu', 'us'];
    tell();
    await followed.pass();
    expect(followed.podsOf('eu')).toEqual(['web-eu']);
    expect(followed.faults).toEqual([]);
  });

  it('forgets a cluster that there is no more', async () => {
    followed = followSources([aSource(good)], { clusters: ['eu', 'us'] });
    await followed.pass();
    followed.clusters.pop();
    await followed.pass(15);
    expect(followed.typesOf('us').at(-1)).toBe('gone');
    expect(followed.podsOf('us')).toEqual([]);
    expect(followed.podsOf('eu')).toEqual(['web-eu']);
  });

  it('says once that a source names a cluster that there isn’t', async () => {
    const clusters = ['eu', 'typo'];
    followed = followSources([aSource(good, { clusters })]);
    await followed.pass();
    expect(followed.unknown).toEqual([]);
    await followed.pass(60);
    expect(followed.unknown).toEqual(['search: typo']);
  });
});
