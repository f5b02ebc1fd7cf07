import { ManualClock } from '../../__testUtils__/ManualClock';
import { FailureLog } from './FailureLog';

const SHOP = 'component:default/shop';
const HOUR = 3_600_000;

function createLog() {
  const clock = new ManualClock();
  const log = new FailureLog(clock);
  const read = (...refs: string[]) =>
    log.read(new Set(refs.length > 0 ? refs : [SHOP])).spans;
  return { clock, log, read };
}

describe('FailureLog', () => {
  it('knows from when until when each class lasted, by cluster', () => {
    const { clock, log, read } = createLog();
    const began = clock.now();
    log.set(SHOP, 'eu', ['AppCrash', 'OutOfMemory']);
    log.set(SHOP, 'us', ['AppCrash']);
    clock.advance(HOUR);
    log.set(SHOP, 'eu', ['AppCrash']);
    expect(read()).toEqual([
      { entityRef: SHOP, cluster: 'eu', class: 'AppCrash', from: began },
      {
        entityRef: SHOP,
        cluster: 'eu',
        class: 'OutOfMemory',
        from: began,
        until: clock.now(),
      },
      { entityRef: SHOP, cluster: 'us', class: 'AppCrash', from: began },
    ]);
  });

  it('takes a failure that soon comes back for the same', () => {
    const { clock, log, read } = createLog();
    log.set(SHOP, 'eu', ['AppCrash']);
    clock.advance(HOUR);
    log.set(SHOP, 'eu', []);
    clock.advance(60_000);
    log.set(SHOP, 'eu', ['AppCrash']);
    expect(read()).toHaveLength(1);
    expect(read()[0].until).toBeUndefined();
    log.set(SHOP, 'eu', []);
    clock.advance(HOUR);
    log.set(SHOP, 'eu', ['AppCrash']);
    expect(read()).toHaveLength(2);
  });

  it('forgets what was over a day ago, and says from when it knows', () => {
    const { clock, log, read } = createLog();
    const began = clock.now();
    log.set(SHOP, 'eu', ['AppCrash']);
    clock.advance(HOUR);
    log.set(SHOP, 'eu', ['OutOfMemory']);
    expect(log.read(new Set([SHOP])).since).toEqual(began);
    clock.advance(24 * HOUR);
    expect(read().map(span => span.class)).toEqual(['OutOfMemory']);
    const { since } = log.read(new Set([SHOP]));
    expect(clock.now().getTime() - since.getTime()).toBe(24 * HOUR);
  });

  it('tells of those services only that are named', () => {
    const { log, read } = createLog();
    log.set(SHOP, 'eu', ['AppCrash']);
    log.set('component:default/secret', 'eu', ['OutOfMemory']);
    expect(read(SHOP).map(span => span.class)).toEqual(['AppCrash']);
    log.forget(SHOP);
    expect(read(SHOP)).toEqual([]);
  });

  it('keeps a hundred of one service, whatever it does', () => {
    const { clock, log, read } = createLog();
    for (let number = 0; number < 500; number += 1) {
      log.set(SHOP, 'eu', [`Class${number}`]);
      clock.advance(1_000);
    }
    expect(read()).toHaveLength(100);
    expect(read().at(-1)?.class).toBe('Class499');
  });
});
