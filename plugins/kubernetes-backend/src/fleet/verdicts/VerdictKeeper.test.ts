import { ManualClock } from '../../__testUtils__/ManualClock';
import { Suspicion } from '../suspicion/findSuspicion';
import { Judgement, VerdictKeeper } from './VerdictKeeper';

const REF = 'component:default/shop';
const UNWELL: Judgement = {
  isWell: false,
  state: 'failing',
  headline: '1 of 3 pods is failing',
  classes: ['AppCrash'],
};
const WELL: Judgement = {
  isWell: true,
  state: 'ready',
  headline: 'all 3 pods are ready',
  classes: [],
};
const WRONG: Suspicion = new Map([['eu', new Set(['pod-not-ready' as const])]]);

function createKeeper(atOnce?: number) {
  const clock = new ManualClock();
  const stopping = new AbortController();
  const world = {
    suspicion: new Map() as Suspicion,
    judgement: UNWELL as Judgement | Error | undefined,
  };
  const judged: string[] = [];
  const faults: unknown[] = [];
  let open = 0;
  let mostOpen = 0;
  const keeper = new VerdictKeeper({
    look: () => world.suspicion,
    judge: async ref => {
      judged.push(ref);
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      await new Promise(setImmediate);
      open -= 1;
      if (world.judgement instanceof Error) throw world.judgement;
      return world.judgement;
    },
    clock,
    atOnce,
    onFault: (_ref, error) => faults.push(error),
  });
  const over = keeper.run(stopping.signal);
  return {
    keeper,
    world,
    judged,
    faults,
    mostOpen: () => mostOpen,
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 250) {
        clock.advance(250);
        for (let turn = 0; turn < 4; turn += 1) {
          await new Promise(setImmediate);
        }
      }
    },
    stop: () => {
      stopping.abort();
      return over;
    },
  };
}

describe('VerdictKeeper', () => {
  it('diagnoses nothing that looks well', async () => {
    const { keeper, judged, pass, stop } = createKeeper();
    keeper.touch(REF);
    await pass(2_000);
    expect(keeper.get(REF)?.type).toBe('unsuspicious');
    expect(judged).toEqual([]);
    await stop();
  });

  it('says within a second what the diagnosis says', async () => {
    const { keeper, world, pass, stop } = createKeeper();
    world.suspicion = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    expect(keeper.get(REF)).toMatchObject({
      type: 'judged',
      judgement: UNWELL,
      clusters: ['eu'],
    });
    await stop();
  });

  it('diagnoses one service not more often than every ten seconds', async () => {
    const { keeper, judged, world, pass, stop } = createKeeper();
    world.suspicion = WRONG;
    for (let round = 0; round < 60; round += 1) {
      keeper.touch(REF);
      await pass(500);
    }
    expect(judged.length).toBeLessThanOrEqual(4);
    await stop();
  });

  it('is well again only when it has been so for a minute', async () => {
    const { keeper, world, pass, stop } = createKeeper();
    world.suspicion = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    const since = keeper.get(REF)?.since;
    world.suspicion = new Map();
    world.judgement = WELL;
    keeper.touch(REF);
    await pass(15_000);
    expect(keeper.get(REF)).toMatchObject({ judgement: UNWELL, since });
    // It crashes again in between.
    world.judgement = UNWELL;
    keeper.touch(REF);
    await pass(15_000);
    world.judgement = WELL;
    keeper.touch(REF);
    await pass(40_000);
    expect(keeper.get(REF)).toMatchObject({ judgement: UNWELL, since });
    await pass(120_000);
    expect(keeper.get(REF)?.type).toBe('unsuspicious');
    await stop();
  });

  it('keeps its verdict while the service cannot be read', async () => {
    const { keeper, faults, world, pass, stop } = createKeeper();
    world.suspicion = WRONG;
    keeper.touch(REF);
    await pass(1_000);
    world.judgement = undefined;
    await pass(70_000);
    world.judgement = new Error('oh');
    await pass(70_000);
    expect(faults).toHaveLength(1);
    expect(keeper.get(REF)).toMatchObject({ judgement: UNWELL });
    await stop();
  });

  it('diagnoses a few services at a time', async () => {
    const { keeper, judged, mostOpen, world, pass, stop } = createKeeper(2);
    world.suspicion = WRONG;
    for (let number = 0; number < 20; number += 1)
      keeper.touch(`${REF}${number}`);
    await pass(8_000);
    expect(new Set(judged).size).toBe(20);
    expect(mostOpen()).toBe(2);
    await stop();
  });

  it('knows nothing of a service that is gone', async () => {
    const { keeper, pass, stop } = createKeeper();
    keeper.touch(REF);
    await pass(1_000);
    keeper.forget(REF);
    expect(keeper.get(REF)).toBeUndefined();
    await stop();
  });
});
