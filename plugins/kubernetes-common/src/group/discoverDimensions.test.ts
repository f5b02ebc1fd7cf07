import { discoverDimensions } from '.';
import { aServicePod } from './testing/aServicePod';

describe('discoverDimensions', () => {
  it('lists what occurs, with the number of values, labels last', () => {
    const pods = [
      aServicePod({ labels: { team: 'red', 'commit-id': 'a' } }),
      aServicePod({ labels: { team: 'blue' }, node: undefined }),
    ];
    expect(
      discoverDimensions(pods).map(({ dimension, values, pods: count }) => [
        dimension,
        values,
        count,
      ]),
    ).toEqual([
      ['cluster', 1, 2],
      ['workload', 1, 2],
      ['namespace', 1, 2],
      ['node', 1, 1],
      ['version', 1, 2],
      ['status', 1, 2],
      ['label:commit-id', 1, 1],
      ['label:team', 2, 2],
    ]);
  });

  it('lists annotations after labels, each under its own name', () => {
    const annotations = { 'example.com/team': 'red', app: 'web' };
    const names = discoverDimensions([
      aServicePod({ annotations }),
      aServicePod({ annotations: { 'example.com/team': 'blue' } }),
    ]).map(({ dimension, values }) => [dimension, values]);
    expect(names.slice(-3)).toEqual([
      ['label:app', 1],
      ['annotation:app', 1],
      ['annotation:example.com/team', 2],
    ]);
  });

  it('lists keys by the numbers in their names', () => {
    const names = discoverDimensions([
      aServicePod({ labels: { 'zone-10': 'a', 'zone-9': 'b' } }),
    ]).map(({ dimension }) => dimension);
    expect(names.slice(-2)).toEqual(['label:zone-9', 'label:zone-10']);
  });

  it('knows of nothing where there are no pods', () => {
    expect(discoverDimensions([])).toEqual([]);
  });
});
