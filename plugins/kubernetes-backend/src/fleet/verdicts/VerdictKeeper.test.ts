import { ManualClock } from '../../__testUtils__/ManualClock';
import { Glance } from '../suspicion/Glances';
import { isPassing, SuspicionReason } from '../suspicion/findSuspicion';
import { ClusterVerdict, Judgement } from './judgement';
import { VerdictKeeper } from './VerdictKeeper';

const REF = 'component:default/shop';
const UNWELL: Judgement = {
  state: 'failing',
  headline: 'Crashes at start: exit code 1',
  classes: ['AppCrash'],
};
const WELL: Judgement = {
  state: 'healthy',
  headline: 'All 3 pods are ready',
  classes: [],
};

function aGlance(...reasons: SuspicionReason[]): Glance {
  const wrong = reasons.filter(reason => !isPassing(reason)).length;
  return { reasons: new Set(reasons), pods: 3, ready: 3, wrong, versions: [] };
}

const WRONG = new Map([['eu', aGlance('pod-not-ready')]]);
const RIGHT = new Map([['eu', aGlance()]]);

function createKeeper() {
  const clock = new ManualClock();
  const stopping = new AbortController();
  const world = {
    glances: RIGHT as ReadonlyMap<string, Glance>,
    judgement: UNWELL as Judgement | Error | undefined,
    /** In place of it. */
    judgements: undefined as ReadonlyMap<string, Judgement> | undefined,
    isPaused: false,
    looks: 0,
    /** In how many pieces it looks. */
    pieces: 1,
    betweenPieces: () => {},
    /** Whether the service has become another one during the look. */
    isVoid: false,
    /** How long a look takes. */
    lookMs: 0,
    /** How long a diagnosis takes. */
    judgeMs: 0,
    /** What a diagnosis waits for. */
    waitsFor: undefined as Promise<void> | undefined,
  };
  const judged: string[] = [];
  const asked: (readonly string[])[] = [];
  const told: string[] = [];
  const places: string[] = [];
  const faults: unknown[] = [];
  let open = 0;
  let elapsed = 0;
  let mostOpen = 0;
  const keeper = new VerdictKeeper({
    look: function* look() {
      world.looks += 1;
      elapsed += world.lookMs;
      for (let piece = 1; piece < world.pieces; piece += 1) {
        yield;
        world.betweenPieces();
      }
      return world.isVoid ? undefined : world.glances;
    },
    monotonic: () => clock.monotonic() + elapsed,
    judge: async (ref, clusters) => {
      judged.push(ref);
      elapsed += world.judgeMs;
      asked.push(clusters);
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      await new Promise(setImmediate);
      await world.waitsFor;
      open -= 1;
      const { judgement, judgements } = world;
      if (judgement instanceof Error) throw judgement;
      if (judgements) return judgements;
      return new Map(
        judgement ? clusters.map(cluster => [cluster, judgement]) : [],
      );
    },
    onVerdict: (_ref, cluster, verdict) =>
      told.push(`${cluster} ${verdict?.state}`),
    onPlace: ref => places.push(ref),
    isPaused: () => world.isPaused,
    clock,
    onFault: (_ref, error) => faults.push(error),
  });
  const over = keeper.run(stopping.signal);
  return {
    clock,
    keeper,
    places,
    world,
    judged,
    asked,
    told,
    faults,
    mostOpen: () => mostOpen,
    verdict: (cluster = 'eu'): ClusterVerdict | undefined =>
      keeper.get(REF)?.get(cluster)?.verdict,
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 250) {
        clock.advance(250);
        for (let turn = 0; turn < 4; turn += 1) {
          await new Promise(setImmediate);
        }
      }
    },
    now: () => clock.now(),
    stop: () => {
      stopping.abort();
      return over;
    },
  };
}

describe('VerdictKeeper', () => {
  it('diagnoses nothing that looks well', async () => {
    const { keeper, judged, pass, stop, verdict } = createKeeper();
    keeper.touch(REF);
    // Nothing is known of it yet, which is not that it is nowhere.
    expect(keeper.get(REF)).toBeUndefined();
    await pass(2_000);
    expect(verdict()?.state).toBe('healthy');
    expect(judged).toEqual([]);
    await stop();
  });

  it('says within a second what the diagnosis says', async () => {
    const { keeper, world, pass, stop, verdict } = createKeeper();
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()).toMatchObject(UNWELL);
    await stop();
  });

  it('leaves a rollout a minute before it diagnoses it', async () => {
    const { keeper, judged, world, pass, stop } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([
      ['eu', aGlance('pod-starting', 'pod-terminating', 'workload-not-ready')],
    ]);
    keeper.touch(REF);
    await pass(59_000);
    expect(judged).toEqual([]);
    await pass(2_000);
    expect(judged).toEqual([REF]);
    await stop();
  });

  it('diagnoses a rollout at once that goes wrong, and one of what was not well', async () => {
    const { keeper, judged, world, pass, stop } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([['eu', aGlance('pod-starting')]]);
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([['eu', aGlance('pod-starting', 'pod-not-ready')]]);
    keeper.touch(REF);
    await pass(1_000);
    expect(judged).toEqual([REF]);
    world.glances = new Map([['eu', aGlance('pod-starting')]]);
    keeper.touch(REF);
    await pass(11_000);
    expect(judged).toEqual([REF, REF]);
    await stop();
  });

  it('leaves a rollout beside a failure a minute, too, and then diagnoses it', async () => {
    const { keeper, judged, world, pass, stop } = createKeeper();
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    expect(judged).toEqual([REF]);
    // The diagnosis of what has not changed is repeated after one minute, and then after two.
    await pass(70_000);
    expect(judged).toEqual([REF, REF]);
    world.glances = new Map([
      ['eu', aGlance('pod-not-ready', 'workload-not-ready')],
    ]);
    keeper.touch(REF);
    await pass(55_000);
    expect(judged).toHaveLength(2);
    await pass(10_000);
    expect(judged).toHaveLength(3);
    await stop();
  });

  it('lets others have their turn between the looks of many services', async () => {
    const { keeper, pass, stop } = createKeeper();
    for (let number = 0; number < 100; number += 1) {
      keeper.touch(`component:default/${number}`);
    }
    let known = 0;
    const steps: number[] = [];
    const watch = () => {
      const now = [...Array(100).keys()].filter(
        number => keeper.get(`component:default/${number}`)?.size,
      ).length;
      steps.push(now - known);
      known = now;
      if (known < 100) setImmediate(watch);
    };
    setImmediate(watch);
    await pass(10_000);
    expect(known).toBe(100);
    expect(Math.max(...steps)).toBeLessThan(20);
    await stop();
  });

  it('lets others have their turn between the pieces of a look', async () => {
    const { keeper, pass, stop, verdict, world } = createKeeper();
    world.pieces = 20;
    const turns: number[] = [];
    let turn = 0;
    world.betweenPieces = () => {
      turns.push(turn);
      setImmediate(() => (turn += 1));
    };
    keeper.touch(REF);
    await pass(3_000);
    expect(verdict()?.state).toBe('healthy');
    expect(turns).toEqual([...Array(19).keys()]);
    expect(world.looks).toBe(1);
    await stop();
  });

  it('takes nothing for gone after a look during which it has changed, and looks again', async () => {
    const { keeper, pass, stop, verdict, world } = createKeeper();
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map();
    world.pieces = 2;
    world.looks = 0;
    world.betweenPieces = () => {
      if (world.looks === 1) keeper.touch(REF);
    };
    keeper.touch(REF);
    await pass(750);
    expect(world.looks).toBe(1);
    expect(verdict()).toMatchObject(UNWELL);
    await pass(1_000);
    expect(world.looks).toBe(2);
    expect(keeper.get(REF)?.size).toBe(0);
    await stop();
  });

  it('knows nothing of a service that has become another one during its first look', async () => {
    const { judged, keeper, pass, stop, verdict, world } = createKeeper();
    world.glances = WRONG;
    world.isVoid = true;
    keeper.touch(REF);
    await pass(1_000);
    expect(keeper.get(REF)).toBeUndefined();
    expect(judged).toEqual([]);
    world.isVoid = false;
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()).toMatchObject(UNWELL);
    await stop();
  });

  it('says nothing of a service that is forgotten during a look', async () => {
    const { judged, keeper, pass, places, stop, told, world } = createKeeper();
    world.glances = WRONG;
    world.pieces = 2;
    world.betweenPieces = () => keeper.forget(REF);
    keeper.touch(REF);
    await pass(2_000);
    expect(world.looks).toBe(1);
    expect(keeper.get(REF)).toBeUndefined();
    expect([...told, ...places, ...judged]).toEqual([]);
    await stop();
  });

  it('judges each cluster by itself, in one diagnosis of those that look wrong', async () => {
    const { keeper, asked, world, pass, stop, verdict } = createKeeper();
    world.glances = new Map([
      ['asia', aGlance()],
      ['eu', aGlance('pod-not-ready')],
      ['us', aGlance('pod-restarted')],
    ]);
    world.judgements = new Map([
      ['eu', UNWELL],
      ['us', WELL],
    ]);
    keeper.touch(REF);
    await pass(1_000);
    expect(asked).toEqual([['eu', 'us']]);
    expect(['asia', 'eu', 'us'].map(name => verdict(name)?.state)).toEqual([
      'healthy',
      'failing',
      'healthy',
    ]);
    await stop();
  });

  it('looks at services that take long for a tenth of the time, and at all others at once', async () => {
    const { keeper, pass, stop, verdict, world } = createKeeper();
    const wide = Array.from({ length: 10 }, (_, index) => `wide-${index}`);
    world.lookMs = 100;
    wide.forEach(ref => keeper.touch(ref));
    await pass(1_000);
    world.looks = 0;
    for (let round = 0; round < 20; round += 1) {
      wide.forEach(ref => keeper.touch(ref));
      await pass(1_000);
    }
    expect(world.looks).toBeGreaterThan(10);
    expect(world.looks).toBeLessThanOrEqual(21);
    expect(keeper.isBehind).toBe(false);
    world.lookMs = 0;
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()?.state).toBe('healthy');
    await stop();
  });

  it('calls nothing well that it does not look at, whatever was said of it before', async () => {
    const { keeper, judged, pass, stop, told, verdict, world } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([['eu', { ...aGlance(), isUnread: true }]]);
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()).toBeUndefined();
    expect(keeper.get(REF)?.has('eu')).toBe(true);
    expect(told).toEqual(['eu healthy', 'eu undefined']);
    expect(judged).toEqual([]);
    await stop();
  });

  it('leaves slots for others while services with many pods are diagnosed', async () => {
    const { keeper, judged, pass, stop, world } = createKeeper();
    world.glances = new Map([
      ['eu', { ...aGlance('pod-not-ready'), pods: 4_000 }],
    ]);
    let letGo = () => {};
    world.waitsFor = new Promise(resolve => {
      letGo = resolve;
    });
    for (let number = 0; number < 8; number += 1)
      keeper.touch(`large-${number}`);
    await pass(2_000);
    expect(judged).toHaveLength(1);
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    expect(judged).toContain(REF);
    letGo();
    await stop();
  });

  it('diagnoses one service not more often than every ten seconds', async () => {
    const { keeper, judged, world, pass, stop } = createKeeper();
    world.glances = WRONG;
    for (let round = 0; round < 60; round += 1) {
      keeper.touch(REF);
      await pass(500);
    }
    expect(judged.length).toBeLessThanOrEqual(4);
    await stop();
  });

  it('is well again only when it has been so for a minute, in each cluster', async () => {
    const { keeper, told, world, pass, stop, verdict } = createKeeper();
    const [glance] = WRONG.values();
    world.glances = new Map([
      ['eu', glance],
      ['us', glance],
    ]);
    keeper.touch(REF);
    await pass(1_000);
    const since = verdict()?.since;
    world.glances = new Map([
      ['eu', aGlance()],
      ['us', glance],
    ]);
    world.judgements = new Map([
      ['eu', WELL],
      ['us', UNWELL],
    ]);
    keeper.touch(REF);
    await pass(15_000);
    expect(verdict()).toMatchObject({ ...UNWELL, since });
    // It crashes again in between.
    world.judgements = undefined;
    keeper.touch(REF);
    await pass(15_000);
    world.judgements = new Map([
      ['eu', WELL],
      ['us', UNWELL],
    ]);
    keeper.touch(REF);
    await pass(40_000);
    expect(verdict()).toMatchObject({ ...UNWELL, since });
    await pass(120_000);
    expect(verdict()?.state).toBe('healthy');
    expect(verdict('us')).toMatchObject({ ...UNWELL, since });
    expect(told.filter(text => text === 'eu healthy')).toHaveLength(1);
    await stop();
  });

  it('confirms that a cluster is well again, however often another one is diagnosed', async () => {
    const { keeper, world, verdict, pass, stop } = createKeeper();
    const both = (eu: Glance, us: Glance) =>
      new Map([
        ['eu', eu],
        ['us', us],
      ]);
    world.glances = both(aGlance('pod-not-ready'), aGlance('pod-not-ready'));
    keeper.touch(REF);
    await pass(1_000);
    world.judgements = new Map([
      ['eu', WELL],
      ['us', UNWELL],
    ]);
    for (let round = 0; round < 16; round += 1) {
      const wrong = { ...aGlance('pod-not-ready'), wrong: round + 2 };
      world.glances = both(aGlance(), wrong);
      keeper.touch(REF);
      await pass(10_000);
    }
    expect(verdict('us')?.state).toBe('failing');
    expect(verdict('eu')?.state).toBe('healthy');
    await stop();
  });

  it.each([-3_600_000, 3_600_000])(
    'takes as long as ever after the clock has been set by %d ms',
    async ms => {
      const { clock, keeper, now, world, pass, stop, verdict } = createKeeper();
      world.glances = WRONG;
      keeper.touch(REF);
      await pass(1_000);
      world.glances = RIGHT;
      world.judgement = WELL;
      clock.setBy(ms);
      keeper.touch(REF);
      await pass(60_000);
      expect(verdict()?.state).toBe('failing');
      await pass(90_000);
      expect(verdict()?.state).toBe('healthy');
      const ago = now().getTime() - (verdict()?.since.getTime() ?? 0);
      expect(Math.abs(ago)).toBeLessThan(90_000);
      await stop();
    },
  );

  it('keeps its verdict while the service cannot be read', async () => {
    const { keeper, faults, world, pass, stop, verdict } = createKeeper();
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    world.judgement = undefined;
    await pass(70_000);
    world.judgement = new Error('oh');
    await pass(70_000);
    expect(faults).toHaveLength(1);
    expect(verdict()).toMatchObject(UNWELL);
    await stop();
  });

  it('does not call well what looks wrong and cannot be read', async () => {
    const { keeper, told, world, pass, stop, verdict } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()?.state).toBe('healthy');
    world.glances = WRONG;
    world.judgement = undefined;
    keeper.touch(REF);
    await pass(1_000);
    expect(keeper.get(REF)?.has('eu')).toBe(true);
    expect(verdict()).toBeUndefined();
    expect(told).toEqual(['eu healthy', 'eu undefined']);
    await stop();
  });

  it('knows since when it has been so from the objects, but not from a clock that is wrong', async () => {
    const { keeper, now, world, pass, stop, verdict } = createKeeper();
    const since = new Date(now().getTime() - 3_600_000);
    world.glances = new Map([
      ['eu', aGlance('pod-not-ready')],
      ['us', aGlance('pod-not-ready')],
    ]);
    const ahead = new Date(now().getTime() + 3_600_000);
    world.judgements = new Map([
      ['eu', { ...UNWELL, since }],
      ['us', { ...UNWELL, since: ahead }],
    ]);
    keeper.touch(REF);
    await pass(1_000);
    expect(verdict()?.since).toEqual(since);
    expect(verdict('us')?.since.getTime()).toBeLessThan(now().getTime() + 1);
    await stop();
  });

  it('diagnoses a few services at a time', async () => {
    const { keeper, judged, mostOpen, world, pass, stop } = createKeeper();
    world.glances = WRONG;
    for (let number = 0; number < 20; number += 1)
      keeper.touch(`${REF}${number}`);
    await pass(8_000);
    expect(new Set(judged).size).toBe(20);
    expect(mostOpen()).toBe(4);
    await stop();
  });

  it('knows nothing of a cluster that it has left, nor of a service that is gone', async () => {
    const { keeper, told, world, pass, stop } = createKeeper();
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([['us', aGlance()]]);
    keeper.touch(REF);
    await pass(1_000);
    expect([...(keeper.get(REF)?.keys() ?? [])]).toEqual(['us']);
    keeper.forget(REF);
    expect(keeper.get(REF)).toBeUndefined();
    expect(told).toEqual([
      'eu failing',
      'us healthy',
      'eu undefined',
      'us undefined',
    ]);
    await stop();
  });

  it('sees where a service is while it waits for its diagnosis', async () => {
    const { keeper, world, pass, stop } = createKeeper();
    let goOn = () => undefined as void;
    world.waitsFor = new Promise(resolve => {
      goOn = resolve;
    });
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    world.glances = new Map([...WRONG, ['us', aGlance()]]);
    keeper.touch(REF);
    await pass(1_000);
    expect([...(keeper.get(REF)?.keys() ?? [])]).toEqual(['eu', 'us']);
    goOn();
    await pass(1_000);
    expect(keeper.get(REF)?.get('eu')?.verdict?.state).toBe('failing');
    await stop();
  });

  it('says that a service has come to a cluster before it is diagnosed', async () => {
    const { keeper, places, told, world, pass, stop } = createKeeper();
    world.waitsFor = new Promise(() => undefined);
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    keeper.touch(REF);
    await pass(6_000);
    expect(places).toEqual([REF]);
    expect(told).toEqual([]);
    await stop();
  });

  it('knows when looks are late', async () => {
    const { clock, keeper, pass, stop } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    keeper.touch(REF);
    expect(keeper.isBehind).toBe(false);
    clock.advance(10_000);
    expect(keeper.isBehind).toBe(true);
    await pass(1_000);
    expect(keeper.isBehind).toBe(false);
    await stop();
  });

  it('diagnoses nothing while it is paused, and then what still looks wrong', async () => {
    const { judged, keeper, world, pass, stop } = createKeeper();
    world.isPaused = true;
    world.glances = WRONG;
    keeper.touch(REF);
    await pass(30_000);
    expect(judged).toEqual([]);
    expect(keeper.get(REF)?.get('eu')?.glance.pods).toBe(3);
    world.isPaused = false;
    await pass(3_000);
    expect(judged).toEqual([REF]);
    await stop();
  });

  it('looks seldom at a service that changes all the time while it is paused', async () => {
    const { judged, keeper, world, pass, stop } = createKeeper();
    world.isPaused = true;
    for (let seconds = 0; seconds < 30; seconds += 1) {
      keeper.touch(REF);
      await pass(1_000);
    }
    expect(world.looks).toBe(2);
    keeper.touch(REF);
    world.glances = WRONG;
    world.isPaused = false;
    await pass(1_000);
    expect(judged).toEqual([REF]);
    await stop();
  });

  it('spreads what is due again at the same moment, and lets what looks new go first', async () => {
    const { keeper, judged, pass, stop, world } = createKeeper();
    const refs = Array.from({ length: 20 }, (_, at) => `service-${at}`);
    world.glances = WRONG;
    world.judgeMs = 100;
    refs.forEach(ref => keeper.touch(ref));
    await pass(2_000);
    expect(new Set(judged)).toEqual(new Set(refs));
    judged.length = 0;
    while (judged.length === 0) await pass(250);
    await pass(2_000);
    expect(judged.length).toBeLessThan(12);
    const waiting = refs.find(ref => !judged.includes(ref)) ?? '';
    world.glances = new Map([['eu', aGlance('pod-failed')]]);
    keeper.touch(waiting);
    await pass(750);
    expect(judged).toContain(waiting);
    await pass(40_000);
    expect(new Set(judged)).toEqual(new Set(refs));
    await stop();
  });

  it('lets nothing that looks as before wait for longer than ten minutes', async () => {
    const { keeper, judged, pass, stop, world } = createKeeper();
    const refs = Array.from({ length: 400 }, (_, at) => `service-${at}`);
    world.glances = WRONG;
    refs.forEach(ref => keeper.touch(ref));
    world.judgeMs = 1_000;
    while (judged.length < refs.length) await pass(250);
    judged.length = 0;
    while (judged.length === 0) await pass(250);
    await pass(300_000);
    expect(new Set(judged).size).toBeLessThan(refs.length);
    expect(keeper.isBehind).toBe(false);
    await pass(330_000);
    expect(new Set(judged)).toEqual(new Set(refs));
    await stop();
  });
});
