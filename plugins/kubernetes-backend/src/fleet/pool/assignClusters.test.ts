import { assignClusters } from './assignClusters';

const cluster = (name: string) => ({
  name,
  url: `https://${name}`,
  authProvider: 'serviceAccount',
  authMetadata: {},
});
const names = (lists: readonly (readonly { readonly name: string }[])[]) =>
  lists.map(list => list.map(({ name }) => name));

describe('assignClusters', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(cluster);

  it('shares clusters out evenly', () => {
    expect(names(assignClusters([a, b, c], [[], []]))).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
  });

  it('leaves a cluster where it is, and a list as it is', () => {
    const before = [[a, c], [b]];
    const next = assignClusters([a, b, c, d], before);
    expect(names(next)).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
    expect(next[0]).toBe(before[0]);
  });

  it('replaces a cluster with a new configuration in its place', () => {
    const changed = cluster('a');
    const [first] = assignClusters([changed, b], [[a], [b]]);
    expect(first[0]).toBe(changed);
  });

  it('gives up what is gone', () => {
    expect(names(assignClusters([b], [[a, c], [b]]))).toEqual([[], ['b']]);
  });
});
