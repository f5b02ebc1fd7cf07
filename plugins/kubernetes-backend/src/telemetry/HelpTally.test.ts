import { FleetHelp } from '@podlight/backstage-plugin-kubernetes-common';
import { HelpCounts, HelpStore, HelpTally } from './HelpTally';

const { signal } = new AbortController();

const help = (opened: number, helped = 0, notHelped = 0): FleetHelp => ({
  opened,
  helped,
  notHelped,
});

/** What replicas share, which fails on demand. */
class FakeStore implements HelpStore {
  readonly rows = new Map<string, FleetHelp>();
  isDown = false;
  reads = 0;
  /** Resolves when a write may go on. */
  gate: Promise<void> = Promise.resolve();

  async add(counts: HelpCounts): Promise<void> {
    await this.gate;
    if (this.isDown) throw new Error('down');
    for (const [name, added] of counts) {
      const known = this.rows.get(name) ?? help(0);
      this.rows.set(
        name,
        help(
          known.opened + added.opened,
          known.helped + added.helped,
          known.notHelped + added.notHelped,
        ),
      );
    }
  }

  async read(): Promise<HelpCounts> {
    if (this.isDown) throw new Error('down');
    this.reads += 1;
    return new Map(this.rows);
  }
}

function setup(store: FakeStore | undefined) {
  let now = 0;
  const faults: unknown[] = [];
  const replica = () =>
    new HelpTally({
      store: () => store,
      monotonic: () => now,
      onFault: error => faults.push(error),
    });
  return {
    faults,
    replica,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('HelpTally', () => {
  it('counts by class how often Help was opened, and whether it helped', async () => {
    const tally = new HelpTally();
    expect((await tally.read(signal)).size).toBe(0);
    tally.opened('AppCrash');
    tally.opened('AppCrash');
    tally.answered({ class: 'AppCrash', helped: 'yes' });
    tally.answered({ class: 'AppCrash', helped: 'no' });
    tally.opened('OutOfMemory');
    expect([...(await tally.read(signal))]).toEqual([
      ['AppCrash', help(2, 1, 1)],
      ['OutOfMemory', help(1)],
    ]);
  });

  it('says the same in each replica, and after a restart', async () => {
    const store = new FakeStore();
    const { pass, replica } = setup(store);
    const [a, b] = [replica(), replica()];
    a.opened('AppCrash');
    b.opened('AppCrash');
    b.answered({ class: 'AppCrash', helped: 'yes' });
    await Promise.all([a.read(signal), b.read(signal)]);
    pass(10_000);
    for (const tally of [a, b, replica()]) {
      expect((await tally.read(signal)).get('AppCrash')).toEqual(help(2, 1));
    }
  });

  it('asks the store every ten seconds at most', async () => {
    const store = new FakeStore();
    const { pass, replica } = setup(store);
    const tally = replica();
    await tally.read(signal);
    await tally.read(signal);
    pass(9_999);
    tally.opened('AppCrash');
    expect((await tally.read(signal)).get('AppCrash')).toEqual(help(1));
    expect(store.reads).toBe(1);
    pass(1);
    await tally.read(signal);
    expect(store.reads).toBe(2);
  });

  it('goes on counting while the store fails, and then stores it once', async () => {
    const store = new FakeStore();
    const { faults, pass, replica } = setup(store);
    const tally = replica();
    tally.opened('AppCrash');
    await tally.read(signal);
    store.isDown = true;
    pass(10_000);
    tally.opened('AppCrash');
    tally.answered({ class: 'AppCrash', helped: 'no' });
    expect((await tally.read(signal)).get('AppCrash')).toEqual(help(2, 0, 1));
    expect(faults.length).toBeGreaterThan(0);
    store.isDown = false;
    await tally.read(signal);
    expect(store.rows.get('AppCrash')).toEqual(help(2, 0, 1));
    expect((await tally.read(signal)).get('AppCrash')).toEqual(help(2, 0, 1));
  });

  it('shows what it knows where the store does not answer', async () => {
    const store = new FakeStore();
    const tally = setup(store).replica();
    store.gate = new Promise(() => undefined);
    tally.opened('AppCrash');
    expect((await tally.read(signal)).get('AppCrash')).toEqual(help(1));
  });

  it('counts no more than a thousand classes', async () => {
    const tally = new HelpTally();
    for (let number = 0; number < 1_001; number += 1)
      tally.opened(`C${number}`);
    tally.opened('C0');
    const counts = await tally.read(signal);
    expect(counts.size).toBe(1_000);
    expect(counts.get('C0')).toEqual(help(2));
  });
});
