import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ok } from '../../util/Result';
import { RefusedTypes } from './RefusedTypes';

const { cluster } = fakeConnection(() => ok({})).connection;
const JO = { api: 'x.io/v1/xs', namespace: 'shop', identity: 'jo' };

describe('RefusedTypes', () => {
  it('remembers for one caller and namespace in one cluster, for ten minutes', () => {
    let now = 0;
    const refused = new RefusedTypes(() => now);
    refused.add(cluster, JO);
    expect(refused.has(cluster, JO)).toBe(true);
    expect(refused.has({ ...cluster, url: 'https://two' }, JO)).toBe(false);
    for (const change of [
      { api: 'x.io/v2/xs' },
      { namespace: undefined },
      { identity: 'ann' },
    ]) {
      expect(refused.has(cluster, { ...JO, ...change })).toBe(false);
    }
    now += 10 * 60_000;
    expect(refused.has(cluster, JO)).toBe(false);
  });

  it('forgets the oldest where there are too many', () => {
    const refused = new RefusedTypes(() => 0, 2);
    const all = ['jo', 'ann', 'kim'].map(identity => ({ ...JO, identity }));
    for (const each of all) refused.add(cluster, each);
    expect(all.map(each => refused.has(cluster, each))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
