import { ATTACKS, Fault, Simulator } from '@internal/cluster-simulator';
import { put, startFleet } from '../../__testUtils__/fleet';
import { until } from '../../__testUtils__/until';
import { shopPod } from '../../__testUtils__/watchedFleet';
import {
  followSimulator,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { inThisThread } from '../__testUtils__/inThisThread';

const PATIENCE_MS = 30_000;

/** Of the hostile cluster. */
const MAX_RECORDS = 1_000;

describe('a cluster that wishes the index ill', () => {
  let simulator: Simulator;
  let followed: ReturnType<typeof followSimulator>;

  beforeEach(async () => {
    simulator = await startFleet('evil', 'good');
  });

  afterEach(async () => {
    await followed.stop();
    await simulator.cluster('evil').clearFault();
    await simulator.stop();
  });

  async function followWhileEvilIs(fault: Fault): Promise<void> {
    await simulator.cluster('evil').setFault(fault);
    followed = followSimulator(simulator, inThisThread, {
      ...TEST_SETTINGS,
      maxRecords: MAX_RECORDS,
    });
    await until(() => followed.podsOf('good').length === 1, PATIENCE_MS);
    put(simulator.cluster('good'), shopPod('new'));
    await until(() => followed.podsOf('good').length === 2, PATIENCE_MS);
  }

  it.each(ATTACKS)('delays no other with %s, and is bounded', async attack => {
    await followWhileEvilIs({ type: 'hostile', attack });
    expect(followed.store.count('evil')).toBeLessThanOrEqual(10_000);
    expect(followed.faults).toEqual([]);
  });

  it('delays no other when it hangs', async () => {
    await followWhileEvilIs({ type: 'hang' });
    await until(
      () =>
        followed.events.some(
          event => event.type === 'gap' && event.cluster === 'evil',
        ),
      PATIENCE_MS,
    );
    expect(followed.faults).toEqual([]);
  });
});
