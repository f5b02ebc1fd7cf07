import { ManualClock } from '../__testUtils__/ManualClock';
import { ClusterStates } from './ClusterStates';

const POD = { cluster: 'eu', kind: 'Pod' } as const;
const reason = { code: 'timeout', message: 'no response' } as const;

describe('ClusterStates', () => {
  const clock = new ManualClock();
  const create = () => new ClusterStates(() => clock.now(), clock.monotonic);
  const kindOf = (states: ClusterStates) =>
    states.all.get('eu')?.kinds.get('Pod');

  it('is live once the watch is, and no more in a gap', () => {
    const states = create();
    states.apply({ ...POD, type: 'listBegun' });
    expect(kindOf(states)).toEqual({ type: 'listing' });
    states.apply({ ...POD, type: 'live' });
    expect(states.isLive('eu')).toBe(true);
    const since = clock.now();
    states.apply({ ...POD, type: 'gap', reason });
    clock.advance(1_000);
    states.apply({ ...POD, type: 'gap', reason });
    states.apply({ ...POD, type: 'listBegun' });
    expect(kindOf(states)).toEqual({ type: 'gap', since, reason });
    expect(states.isLive('eu')).toBe(false);
  });

  it('is filling while first lists come in, for two minutes at most', () => {
    const states = create();
    const other = { ...POD, cluster: 'us' };
    expect(states.isFilling).toBe(false);
    states.apply({ ...POD, type: 'listBegun' });
    states.apply({ ...other, type: 'listBegun' });
    states.apply({ ...POD, type: 'live' });
    expect(states.isFilling).toBe(true);
    states.apply({ ...other, type: 'live' });
    clock.advance(999);
    // The next one may begin.
    expect(states.isFilling).toBe(true);
    clock.advance(1);
    expect(states.isFilling).toBe(false);
    states.apply({ ...other, type: 'listBegun' });
    expect(states.isFilling).toBe(false);
    const more = { ...POD, cluster: 'more' };
    const change = () => {
      const readAt = clock.now().getTime();
      states.apply({
        ...more,
        type: 'changed',
        records: [],
        deleted: [],
        readAt,
      });
    };
    states.apply({ ...more, type: 'listBegun' });
    clock.advance(2_999);
    expect(states.isFilling).toBe(true);
    clock.advance(1);
    // It does not answer.
    expect(states.isFilling).toBe(false);
    change();
    expect(states.isFilling).toBe(true);
    clock.advance(116_000);
    change();
    expect(states.isFilling).toBe(false);
  });

  it('is filling no longer because the clock has been set back', () => {
    const states = create();
    states.apply({ ...POD, type: 'listBegun' });
    clock.setBy(-3_600_000);
    clock.advance(3_000);
    expect(states.isFilling).toBe(false);
  });

  it('says what is limited until a list is complete', () => {
    const states = create();
    const ended = { ...POD, type: 'listEnded', resourceVersion: '1' } as const;
    states.apply({ ...ended, isLimited: true });
    expect(states.all.get('eu')?.limited).toEqual(new Set(['Pod']));
    states.apply({ ...ended, isLimited: false });
    expect(states.all.get('eu')?.limited.size).toBe(0);
    const change = { records: [], deleted: [], readAt: 1 };
    states.apply({ ...POD, type: 'changed', ...change, isLimited: true });
    states.apply({ ...POD, type: 'changed', ...change });
    expect(states.all.get('eu')?.limited).toEqual(new Set(['Pod']));
  });

  it('measures how late changes are', () => {
    const states = create();
    const readAt = clock.now().getTime() - 1_500;
    states.apply({ ...POD, type: 'changed', records: [], deleted: [], readAt });
    expect(states.all.get('eu')?.lagSeconds).toBe(1.5);
  });

  it('says why a cluster is left out, until it is followed or gone', () => {
    const states = create();
    states.apply({ ...POD, type: 'live' });
    const personal = 'personal-credential';
    states.apply({ cluster: 'eu', type: 'leftOut', reason: personal });
    expect(states.all.get('eu')).toMatchObject({ leftOut: personal });
    expect(states.isLive('eu')).toBe(false);
    states.apply({ ...POD, type: 'live' });
    expect(states.all.get('eu')?.leftOut).toBeUndefined();
    states.apply({ cluster: 'eu', type: 'gone' });
    expect(states.all.size).toBe(0);
  });
});
