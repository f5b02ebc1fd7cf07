import { FleetSource } from '@podlight/backstage-plugin-kubernetes-node';
import { AddedSources } from './AddedSources';

const aSource = (id: string, clusters: unknown): FleetSource => ({
  id,
  clusters: clusters as FleetSource['clusters'],
  follow: async () => undefined,
});

describe('AddedSources', () => {
  it('knows which source has a cluster', () => {
    const search = aSource('search', ['eu', 'us', 'eu']);
    const other = aSource('other', ['asia']);
    const sources = new AddedSources([search, other]);
    expect(sources.of('us')).toBe(search);
    expect(sources.of('asia')).toBe(other);
    expect(sources.of('africa')).toBeUndefined();
    expect(sources.hasAll).toBe(false);
    expect([...sources.named.keys()]).toEqual(['eu', 'us', 'asia']);
  });

  it('gives all clusters to a source of all', () => {
    const search = aSource('search', 'all');
    const sources = new AddedSources([search]);
    expect(sources.of('eu')).toBe(search);
    expect(sources.hasAll).toBe(true);
    expect(sources.isEmpty).toBe(false);
  });

  it('is empty without sources', () => {
    expect(new AddedSources([]).isEmpty).toBe(true);
  });

  it('keeps the clusters that a source had at the start', () => {
    const clusters = ['eu'];
    const sources = new AddedSources([aSource('search', clusters)]);
    clusters.push('us');
    expect(sources.of('us')).toBeUndefined();
  });

  it.each<[string, readonly FleetSource[], RegExp]>([
    [
      'two sources have one cluster',
      [aSource('a', ['eu', 'us']), aSource('b', ['us'])],
      /'a' and 'b' collide: 'a' has 'us' already, and a cluster has one source/,
    ],
    [
      'a source is beside one of all',
      [aSource('a', ['eu']), aSource('b', 'all')],
      /'b' and 'a' collide: 'b' has all clusters already/,
    ],
    [
      'two sources have all',
      [aSource('a', 'all'), aSource('b', 'all')],
      /'a' and 'b' collide/,
    ],
    ...[undefined, null, [], '', 'eu', ['eu', 7], ['']].map(
      (clusters): [string, readonly FleetSource[], RegExp] => [
        `the clusters are ${JSON.stringify(clusters)}`,
        [aSource('a', clusters)],
        /'a' has no clusters\. Set its clusters to 'all' or to a list of names/,
      ],
    ),
  ])('refuses it when %s', (_what, sources, words) => {
    expect(() => new AddedSources(sources)).toThrow(words);
  });
});
