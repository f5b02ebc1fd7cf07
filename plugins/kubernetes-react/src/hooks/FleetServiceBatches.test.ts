import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  FleetServiceList,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ManualTimers } from '../testing/ManualTimers';
import { FleetServiceBatches } from './FleetServiceBatches';
import { Polled, PollFollower } from './PollFollower';

const ref = (name: string) => `component:default/${name}`;

function aRow(name: string): FleetServiceRow {
  return { entityRef: ref(name), state: 'healthy', cells: [] };
}

/** A follower that a test answers for. */
class FakeFollower {
  readonly everyMs: (number | undefined)[] = [];
  readonly #listeners = new Set<() => void>();
  #polled: Polled<FleetServiceList> = { isLoading: true };

  get isFollowed(): boolean {
    return this.#listeners.size > 0;
  }

  getSnapshot = () => this.#polled;

  subscribe: PollFollower<FleetServiceList>['subscribe'] = (
    listener,
    everyMs,
  ) => {
    this.everyMs.push(everyMs);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  answer(...services: readonly FleetServiceRow[]): void {
    const value = { at: '2026-03-01T12:00:00Z', clusters: [], services };
    this.#publish({ value, isLoading: false });
  }

  /** As a follower does, it keeps the last answer. */
  fail(error: Error): void {
    this.#publish({ ...this.#polled, error });
  }

  #publish(polled: Polled<FleetServiceList>): void {
    this.#polled = polled;
    this.#listeners.forEach(listener => listener());
  }
}

function setup() {
  const timers = new ManualTimers();
  const followers: FakeFollower[] = [];
  const asked: (readonly string[])[] = [];
  const batches = new FleetServiceBatches({
    timers,
    follow: refs => {
      asked.push(refs);
      const follower = new FakeFollower();
      followers.push(follower);
      return follower;
    },
  });
  const show = (...names: readonly string[]) =>
    names.map(name => batches.subscribe(ref(name), () => {}));
  return { asked, batches, followers, show, tick: () => timers.advance(0) };
}

describe('FleetServiceBatches', () => {
  it('asks in one request for what is shown in a tick, once a minute', async () => {
    const { asked, batches, followers, show, tick } = setup();
    show('b', 'a', 'b');
    expect(asked).toEqual([]);
    await tick();
    expect(asked).toEqual([[ref('a'), ref('b')]]);
    expect(followers[0].everyMs).toEqual([60_000]);
    const row = aRow('b');
    followers[0].answer(row);
    expect(batches.getSnapshot('Component:default/B')).toBe(row);
    expect(batches.getSnapshot(ref('a'))).toBeUndefined();
  });

  it('tells only those whose service changed', async () => {
    const { batches, followers, tick } = setup();
    const [onA, onB] = [jest.fn(), jest.fn()];
    batches.subscribe(ref('a'), onA);
    batches.subscribe(ref('b'), onB);
    await tick();
    const a = aRow('a');
    followers[0].answer(a, aRow('b'));
    followers[0].answer(a);
    expect(onA).toHaveBeenCalledTimes(1);
    expect(onB).toHaveBeenCalledTimes(2);
    expect(batches.getSnapshot(ref('b'))).toBeUndefined();
  });

  it('tells a function as long as one of its subscriptions stays', async () => {
    const { batches, followers, tick } = setup();
    const onChange = jest.fn();
    const leave = batches.subscribe(ref('a'), onChange);
    batches.subscribe(ref('a'), onChange);
    await tick();
    leave();
    await tick();
    followers[0].answer(aRow('a'));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('has at most 100 services in a request, and fewer where their names are long', async () => {
    const { asked, show, tick } = setup();
    const short = Array.from({ length: 150 }, (_, number) => `s${number}`);
    const long = Array.from({ length: 60 }, (_, number) =>
      `l${number}-`.padEnd(200, 'x'),
    );
    show(...short, ...long);
    await tick();
    expect(asked.flat().sort()).toEqual([...short, ...long].map(ref).sort());
    for (const refs of asked) {
      expect(refs.length).toBeLessThanOrEqual(100);
      const query = new URLSearchParams(refs.map(each => ['ref', each]));
      expect(String(query).length).toBeLessThanOrEqual(6_000);
    }
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('asks anew for a row that comes, and shows the others meanwhile', async () => {
    const { asked, batches, followers, show, tick } = setup();
    show('a');
    await tick();
    followers[0].answer(aRow('a'));
    show('b');
    await tick();
    expect(asked[1]).toEqual([ref('a'), ref('b')]);
    expect(followers.map(({ isFollowed }) => isFollowed)).toEqual([
      false,
      true,
    ]);
    expect(batches.getSnapshot(ref('a'))).toEqual(aRow('a'));
    followers[1].answer(aRow('b'));
    expect(batches.getSnapshot(ref('a'))).toBeUndefined();
  });

  it('asks for nothing where rows leave and come back', async () => {
    const { asked, batches, followers, show, tick } = setup();
    const [, leaveB] = show('a', 'b');
    await tick();
    followers[0].answer(aRow('b'));
    leaveB();
    await tick();
    show('b');
    await tick();
    expect(asked).toHaveLength(1);
    expect(batches.getSnapshot(ref('b'))).toEqual(aRow('b'));
  });

  it('goes on for a row that came after one which leaves twice', async () => {
    const { batches, followers, show, tick } = setup();
    const [leave] = show('a');
    await tick();
    leave();
    show('a');
    leave();
    await tick();
    followers[0].answer(aRow('a'));
    expect(batches.getSnapshot(ref('a'))).toEqual(aRow('a'));
    expect(followers[0].isFollowed).toBe(true);
  });

  it('stops when all have left', async () => {
    const { batches, followers, show, tick } = setup();
    const leave = show('a', 'b');
    await tick();
    followers[0].answer(aRow('a'));
    leave.forEach(each => each());
    await tick();
    expect(followers[0].isFollowed).toBe(false);
    expect(batches.getSnapshot(ref('a'))).toBeUndefined();
  });

  const refusal = async (status: number) =>
    ResponseError.fromResponse(new Response('{}', { status }));

  it.each([
    ['401', () => refusal(401)],
    ['403', () => refusal(403)],
    ['404', () => refusal(404)],
    ['no index', async () => new NotFoundError('no index')],
  ])(
    'shows nothing any more after %s, until it may again',
    async (_what, createError) => {
      const { batches, followers, tick } = setup();
      const onChange = jest.fn();
      batches.subscribe(ref('a'), onChange);
      await tick();
      followers[0].answer(aRow('a'));
      followers[0].fail(await createError());
      expect(batches.getSnapshot(ref('a'))).toBeUndefined();
      expect(onChange).toHaveBeenCalledTimes(2);
      followers[0].answer(aRow('a'));
      expect(batches.getSnapshot(ref('a'))).toEqual(aRow('a'));
    },
  );

  it.each([
    ['503', () => refusal(503)],
    ['no connection', async () => new TypeError('Failed to fetch')],
  ])('goes on to show what was known after %s', async (_what, createError) => {
    const { batches, followers, show, tick } = setup();
    show('a');
    await tick();
    followers[0].answer(aRow('a'));
    followers[0].fail(await createError());
    expect(batches.getSnapshot(ref('a'))).toEqual(aRow('a'));
  });

  it('leaves out a name that the route would refuse', async () => {
    const { asked, show, tick } = setup();
    show('a', 'not a name', '-', 'x'.repeat(254));
    await tick();
    expect(asked).toEqual([[ref('a')]]);
  });
});
