import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { ReadTarget } from '../../read';
import { waitWhileAbsent } from '../../read/placement';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { ClusterStates } from '../ClusterStates';
import { ServiceMatcher } from '../match';
import { FLEET_KINDS, FleetKind, RecordStore } from '../records';
import { applyEvent } from '../source/applyEvent';
import { FleetEvent } from '../source/FleetSource';
import { FleetPlacement } from './FleetPlacement';

const KINDS: readonly FleetKind[] = ['Pod', 'Deployment'];
const LABELS = { 'backstage.io/kubernetes-id': 'shop' };

function createPlacement(
  maxRecords = 100,
  isElsewhere?: (entityRef: string, cluster: string) => boolean | undefined,
  isToldLate?: (cluster: string) => boolean,
) {
  const onFault = jest.fn();
  const clock = new ManualClock();
  const stop = new AbortController();
  const store = new RecordStore({
    maxRecords,
    maxCharacters: 1_000 * maxRecords,
  });
  const states = new ClusterStates(() => clock.now());
  const matcher = new ServiceMatcher(store);
  const placement = new FleetPlacement({
    matcher,
    states,
    isLimited: cluster => store.isLimited(cluster),
    isElsewhere,
    isToldLate,
    onFault,
    clock,
    signal: stop.signal,
  });
  matcher.listen(entityRef => placement.serviceChanged(entityRef));
  const apply = (event: FleetEvent) => {
    states.apply(event);
    applyEvent(store, event);
    if (event.type !== 'changed') placement.clusterChanged(event.cluster);
  };
  const list = (
    cluster: string,
    names: Partial<Record<FleetKind, readonly string[]>> = {},
  ) => {
    for (const kind of KINDS) {
      const records = (names[kind] ?? []).map(name =>
        aFleetRecord({ kind, name, uid: `${kind}-${name}`, labels: LABELS }),
      );
      apply({ type: 'listBegun', cluster, kind });
      apply({
        type: 'changed',
        cluster,
        kind,
        records,
        deleted: [],
        readAt: 0,
      });
      apply({
        type: 'listEnded',
        cluster,
        kind,
        resourceVersion: '1',
        isLimited: false,
      });
    }
  };
  const { connection } = fakeConnection(() => {
    throw new Error('A placement asks no cluster');
  });
  const target = (
    cluster: string,
    entity = anEntity('shop', LABELS),
    hasSharedCredential = true,
  ): ReadTarget => ({
    service: serviceTarget(entity),
    connection: {
      ...connection,
      cluster: { ...connection.cluster, name: cluster },
      hasSharedCredential,
    },
  });
  matcher.set({
    target: target('eu').service,
    clusters: new Set(['eu', 'us']),
    subject: 'subject',
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  };
  return {
    apply,
    clock,
    list,
    matcher,
    onFault,
    pass,
    placement,
    stop,
    target,
  };
}

/** Pods of the service come and go in the cluster `eu`. */
function changePods(
  apply: (event: FleetEvent) => void,
  names: readonly string[],
  deleted: readonly string[],
) {
  apply({
    type: 'changed',
    cluster: 'eu',
    kind: 'Pod',
    records: names.map(name =>
      aFleetRecord({ kind: 'Pod', name, uid: `Pod-${name}`, labels: LABELS }),
    ),
    deleted: deleted.map(name => ({
      kind: 'Pod' as const,
      namespace: 'shop',
      name,
    })),
    readAt: 0,
  });
}

describe('FleetPlacement', () => {
  const reason = { code: 'unreachable', message: 'x' } as const;

  describe('in a cluster that another replica reads', () => {
    const ALL = FLEET_KINDS;

    it.each([true, false, undefined])(
      'says what that has written: %s',
      isThere => {
        const isElsewhere = jest.fn(() => isThere);
        const { placement, target } = createPlacement(100, isElsewhere);
        expect(placement.has(target('us'), ALL)).toBe(isThere);
        expect(isElsewhere).toHaveBeenCalledWith(
          'component:default/shop',
          'us',
        );
      },
    );

    it('does not know which kinds there are, but that there is none', () => {
      const create = (isThere: boolean) => createPlacement(100, () => isThere);
      const there = create(true);
      expect(there.placement.has(there.target('us'), ['Pod'])).toBeUndefined();
      const absent = create(false);
      expect(absent.placement.has(absent.target('us'), ['Pod'])).toBe(false);
      expect(
        absent.placement.has(absent.target('us'), ['Pod', 'CustomResource']),
      ).toBeUndefined();
    });

    it('believes what it sees itself', () => {
      const { list, placement, target } = createPlacement(100, () => false);
      list('eu', { Pod: ['shop-1'] });
      expect(placement.has(target('eu'), ALL)).toBe(true);
    });

    it('does not ask for another target, or for a personal credential', () => {
      const isElsewhere = jest.fn(() => false);
      const { placement, target } = createPlacement(100, isElsewhere);
      const other = anEntity('shop', { 'backstage.io/kubernetes-id': 'other' });
      expect(placement.has(target('us', other), ALL)).toBeUndefined();
      expect(
        placement.has(target('us', undefined, false), ALL),
      ).toBeUndefined();
      expect(isElsewhere).not.toHaveBeenCalled();
    });

    it('does not know which namespaces are bound', () => {
      const isElsewhere = jest.fn(() => false);
      const { matcher, placement, target } = createPlacement(100, isElsewhere);
      const service = serviceTarget(anEntity('shop', LABELS), {
        isBound: true,
      });
      matcher.set({
        target: service,
        clusters: new Set(['us']),
        subject: 'one',
      });
      expect(placement.has({ ...target('us'), service }, ALL)).toBeUndefined();
      expect(isElsewhere).not.toHaveBeenCalled();
    });
  });

  it('is certain of nothing where changes may be told late', () => {
    const { apply, list, placement, target } = createPlacement(
      100,
      undefined,
      cluster => cluster === 'eu',
    );
    for (const cluster of ['eu', 'us']) {
      list(cluster);
      apply({ type: 'absent', cluster, kind: 'Job' });
    }
    const seen = (cluster: string) => [
      placement.has(target(cluster), KINDS),
      placement.has(target(cluster), ['Job']),
      placement.sees(target(cluster)),
      placement.previewPods(target(cluster)),
    ];
    expect(seen('eu')).toEqual([undefined, undefined, false, undefined]);
    expect(seen('us')).toEqual([false, false, true, []]);
    expect(placement.seesAll('eu')).toBe(false);
  });

  it('says where a service is and where it is not, by kind', () => {
    const { list, placement, target } = createPlacement();
    list('eu', { Pod: ['shop-1'] });
    list('us');
    expect(placement.has(target('eu'), KINDS)).toBe(true);
    expect(placement.has(target('eu'), ['Deployment'])).toBe(false);
    expect(placement.has(target('us'), KINDS)).toBe(false);
  });

  it('is certain of nothing that the index does not see', () => {
    const { apply, list, placement, target } = createPlacement();
    expect(placement.has(target('us'), KINDS)).toBeUndefined();
    list('us');
    apply({ type: 'gap', cluster: 'us', kind: 'Deployment', reason });
    expect(placement.has(target('us'), KINDS)).toBeUndefined();
    expect(placement.has(target('us'), ['Pod'])).toBe(false);
    expect(placement.has(target('us'), ['CustomResource'])).toBeUndefined();
    expect(placement.has(target('us'), ['ReplicaSet'])).toBeUndefined();
    // A cluster without the kind has none of it.
    apply({ type: 'absent', cluster: 'us', kind: 'Deployment' });
    expect(placement.has(target('us'), KINDS)).toBe(false);
  });

  it('is certain of nothing in a cluster of which it has only a part', () => {
    const { list, placement, target } = createPlacement(1);
    list('us', { Pod: ['a', 'b'] });
    expect(placement.has(target('us'), ['Deployment'])).toBeUndefined();
  });

  it('is certain of no kind of which it has only a part', () => {
    const { apply, list, placement, target } = createPlacement();
    list('us');
    const end = (isLimited: boolean) =>
      apply({
        type: 'listEnded',
        cluster: 'us',
        kind: 'Pod',
        resourceVersion: '1',
        isLimited,
      });
    end(true);
    expect(placement.has(target('us'), ['Pod'])).toBeUndefined();
    expect(placement.previewPods(target('us'))).toBeUndefined();
    expect(placement.has(target('us'), ['Deployment'])).toBe(false);
    end(false);
    expect(placement.has(target('us'), ['Pod'])).toBe(false);
  });

  it('answers only for what the index has of the service', () => {
    const { list, placement, target } = createPlacement();
    list('us');
    list('asia');
    const others = [
      target('asia'),
      target('us', anEntity('shop', { 'backstage.io/kubernetes-id': 'new' })),
      target('us', anEntity('cart')),
      target('us', anEntity('shop', LABELS), false),
    ];
    for (const each of others) {
      expect(placement.has(each, KINDS)).toBeUndefined();
    }
  });

  it('knows the pods of a service before its cluster answers', () => {
    const { list, matcher, placement, target } = createPlacement();
    list('eu', { Pod: ['shop-1', 'shop-2'] });
    list('us');
    const names = (cluster: string) =>
      placement.previewPods(target(cluster))?.map(({ name }) => name);
    expect(names('eu')).toEqual(['shop-1', 'shop-2']);
    expect(names('us')).toEqual([]);
    expect(names('asia')).toBeUndefined();
    const bound = target('eu');
    const boundTo = { entity: anEntity('shop', LABELS), key: 'x' };
    const service = { ...bound.service, boundTo };
    expect(placement.previewPods({ ...bound, service })).toBeUndefined();
    matcher.set({
      target: service,
      clusters: new Set(['eu']),
      subject: 'subject',
    });
    expect(placement.previewPods({ ...bound, service })).toBeUndefined();
  });

  it('leaves a service with very many pods to its cluster', () => {
    const { list, placement, target } = createPlacement(5_000);
    const names = Array.from({ length: 1_001 }, (_, index) => `shop-${index}`);
    list('eu', { Pod: names });
    expect(placement.previewPods(target('eu'))).toBeUndefined();
    list('eu', { Pod: names.slice(1) });
    expect(placement.previewPods(target('eu'))).toHaveLength(1_000);
  });

  it('knows only the pods of the cluster that is asked for', () => {
    const { list, placement, target } = createPlacement();
    list('eu', { Pod: ['shop-1'] });
    list('us', { Pod: ['shop-2'] });
    const names = placement.previewPods(target('us'))?.map(({ name }) => name);
    expect(names).toEqual(['shop-2']);
  });

  it('takes a ReplicaSet for that of a Deployment in its own namespace only', () => {
    const { apply, list, placement, target } = createPlacement();
    list('eu', { Deployment: ['web'] });
    const owner = { kind: 'ReplicaSet', name: 'web-5d4f7c9b8', uid: 'u' };
    apply({
      ...{ type: 'changed', cluster: 'eu', kind: 'Pod' },
      records: ['shop', 'other'].map(namespace =>
        aFleetRecord({
          ...{ namespace, name: `in-${namespace}`, uid: namespace },
          ...{ labels: LABELS, owner },
        }),
      ),
      ...{ deleted: [], readAt: 0 },
    });
    const workloads = placement
      .previewPods(target('eu'))
      ?.map(({ name, workload }) => [name, workload?.kind]);
    expect(workloads).toEqual([
      ['in-other', 'ReplicaSet'],
      ['in-shop', 'Deployment'],
    ]);
  });

  it('tells of each change once', async () => {
    const { list, pass, placement, stop, target } = createPlacement();
    const heard = { eu: jest.fn(), us: jest.fn() };
    placement.listen(target('eu'), heard.eu, stop.signal);
    placement.listen(target('us'), heard.us, stop.signal);
    for (const cluster of ['eu', 'us']) {
      // Without a pod, so that only what is seen of the cluster changes.
      list(cluster);
      await pass(1_000);
    }
    expect(heard.eu).toHaveBeenCalledTimes(1);
    expect(heard.us).toHaveBeenCalledTimes(1);
  });

  it('tells only where a service has come to or gone from, however much changes', async () => {
    const { apply, list, pass, placement, stop, target } = createPlacement();
    list('eu', { Pod: ['shop-1'] });
    list('us', { Pod: ['shop-2'] });
    await pass(1_000);
    const heard = { eu: jest.fn(), us: jest.fn() };
    for (const cluster of ['eu', 'us'] as const) {
      placement.has(target(cluster), KINDS);
      placement.listen(target(cluster), heard[cluster], stop.signal);
    }
    for (let pod = 2; pod < 20; pod += 1) {
      changePods(apply, [`shop-${pod}`], [`shop-${pod - 1}`]);
      await pass(1_000);
    }
    expect(heard.eu).not.toHaveBeenCalled();
    changePods(apply, [], ['shop-19']);
    await pass(1_000);
    expect(heard.eu).toHaveBeenCalledTimes(1);
    placement.placeChanged('component:default/shop');
    await pass(1_000);
    expect(heard.eu).toHaveBeenCalledTimes(2);
    expect(heard.us).toHaveBeenCalledTimes(1);
  });

  it('tells that a service stands for something else, though it is where it was', async () => {
    const { list, matcher, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    list('eu', { Pod: ['shop-1'] });
    await pass(1_000);
    placement.has(target('eu'), KINDS);
    placement.listen(target('eu'), heard, stop.signal);
    matcher.set({
      target: target('eu').service,
      clusters: new Set(['eu']),
      subject: 'another',
    });
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('tells who came while a service was away for a moment', async () => {
    const { apply, list, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    list('eu', { Pod: ['shop-1'] });
    await pass(1_000);
    placement.has(target('eu'), KINDS);
    placement.listen(target('eu'), () => {}, stop.signal);
    changePods(apply, [], ['shop-1']);
    expect(placement.has(target('eu'), KINDS)).toBe(false);
    placement.listen(target('eu'), heard, stop.signal);
    changePods(apply, ['shop-1'], []);
    expect(placement.has(target('eu'), KINDS)).toBe(true);
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('tells of what has changed, not again of what changed before', async () => {
    const { apply, list, pass, placement, stop, target } = createPlacement();
    list('eu');
    list('us');
    await pass(1_000);
    const heard = jest.fn();
    placement.has(target('eu'), KINDS);
    placement.listen(target('eu'), heard, stop.signal);
    changePods(apply, ['shop-1'], []);
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
    placement.clusterChanged('us');
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('tells who listens in two clusters once', async () => {
    const { list, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    placement.listen(target('eu'), heard, stop.signal);
    placement.listen(target('us'), heard, stop.signal);
    list('eu');
    list('us');
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('keeps who came later when one that is gone already leaves', async () => {
    const { list, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    const twice = () => {};
    const [first, second] = [new AbortController(), new AbortController()];
    placement.listen(target('eu'), twice, first.signal);
    placement.listen(target('eu'), twice, second.signal);
    first.abort();
    placement.listen(target('eu'), heard, stop.signal);
    second.abort();
    list('eu');
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('reports a listener that throws, and tells the others', async () => {
    const { list, onFault, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    const error = new Error('a bug');
    placement.listen(
      target('eu'),
      () => {
        throw error;
      },
      stop.signal,
    );
    placement.listen(target('eu'), heard, stop.signal);
    list('eu');
    await pass(1_000);
    expect(onFault).toHaveBeenCalledWith(error);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('sees a service in what it has of its cluster now', () => {
    const { apply, list, placement, target } = createPlacement(5_000);
    expect(placement.sees(target('eu'))).toBe(false);
    list('eu', { Pod: ['shop-1'] });
    expect(placement.sees(target('eu'))).toBe(true);
    expect(placement.sees(target('asia'))).toBe(false);
    apply({ type: 'gap', cluster: 'eu', kind: 'Pod', reason });
    expect(placement.has(target('eu'), KINDS)).toBe(true);
    expect(placement.sees(target('eu'))).toBe(false);
  });

  function waitIn(cluster: string) {
    const world = createPlacement();
    const { clock, list, placement, stop, target } = world;
    list('us');
    const onGone = jest.fn();
    const options = { kinds: KINDS, random: () => 0.5, clock, placement };
    waitWhileAbsent({ ...options, target: target(cluster) }, stop.signal).then(
      onGone,
    );
    return { ...world, onGone };
  }

  it('lets those go on at once who wait where a pod comes', async () => {
    const { list, onGone, pass } = waitIn('us');
    list('eu', { Pod: ['shop-1'] });
    await pass(1_000);
    expect(onGone).not.toHaveBeenCalled();
    list('us', { Pod: ['shop-2'] });
    await pass(1_000);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it.each(['the index loses sight', 'the service changes'])(
    'lets those go on who wait, some time after %s',
    async change => {
      const { apply, matcher, onGone, pass } = waitIn('us');
      if (change === 'the service changes') {
        matcher.delete('component:default/shop');
      } else {
        apply({ type: 'gap', cluster: 'us', kind: 'Pod', reason });
      }
      for (let second = 0; second < 39; second += 1) await pass(1_000);
      expect(onGone).not.toHaveBeenCalled();
      await pass(2_000);
      expect(onGone).toHaveBeenCalledTimes(1);
    },
  );

  it('tells nobody who has left, or never came', async () => {
    const { list, pass, placement, target } = createPlacement();
    const [left, absent] = [jest.fn(), jest.fn()];
    const leaving = new AbortController();
    placement.listen(target('us'), left, leaving.signal);
    placement.listen(target('us'), absent, AbortSignal.abort());
    leaving.abort();
    list('us', { Pod: ['shop-1'] });
    await pass(1_000);
    expect(left).not.toHaveBeenCalled();
    expect(absent).not.toHaveBeenCalled();
  });

  it('keeps a callback that listens twice until both signals have aborted', async () => {
    const { list, pass, placement, stop, target } = createPlacement();
    const heard = jest.fn();
    const leaving = new AbortController();
    placement.listen(target('us'), heard, leaving.signal);
    placement.listen(target('us'), heard, stop.signal);
    leaving.abort();
    list('us');
    await pass(1_000);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('lets nobody go on where the index is soon certain again', async () => {
    const { apply, onGone, pass } = waitIn('us');
    for (let blip = 0; blip < 5; blip += 1) {
      apply({ type: 'gap', cluster: 'us', kind: 'Pod', reason });
      await pass(15_000);
      apply({ type: 'live', cluster: 'us', kind: 'Pod' });
      await pass(1_000);
    }
    await pass(60_000);
    expect(onGone).not.toHaveBeenCalled();
  });
});
