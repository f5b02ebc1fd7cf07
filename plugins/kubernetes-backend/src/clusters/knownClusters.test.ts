import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { mergeAnswers, ProviderAnswer } from './knownClusters';

const fine = () => undefined;

function aCluster(
  name: string,
  change: Partial<ClusterDetails> = {},
): ClusterDetails {
  return {
    name,
    url: `https://${name}.example.com`,
    authProvider: 'x',
    authMetadata: {},
    ...change,
  };
}

const answer = (
  provider: string,
  clusters: readonly ClusterDetails[],
  problem?: string,
): ProviderAnswer => ({ provider, clusters, problem });

describe('mergeAnswers', () => {
  it('keeps the first of two clusters with one name, and tells the operator', () => {
    const { clusters, operatorProblems, providersByCluster } = mergeAnswers(
      [
        answer('a', [aCluster('one', { title: 'first' })]),
        answer('b', [aCluster('one', { title: 'second' }), aCluster('two')]),
      ],
      fine,
    );
    expect(clusters.map(({ title }) => title)).toEqual(['first', undefined]);
    expect([...providersByCluster]).toEqual([
      ['one', 'a'],
      ['two', 'b'],
    ]);
    expect(operatorProblems).toEqual([
      {
        provider: 'b',
        message: expect.stringContaining(
          'the cluster provider a has a cluster',
        ),
      },
    ]);
  });

  it('prefers the operator’s clusters, then working ones of others', () => {
    const others = { describedBy: 'others' } as const;
    const { clusters } = mergeAnswers(
      [
        answer('catalog', [
          aCluster('one', { ...others, title: 'from the catalog' }),
          aCluster('two', { ...others, title: 'broken', problem: 'no url' }),
        ]),
        answer('config', [aCluster('one', { title: 'from config' })]),
        answer('more', [aCluster('two', { ...others, title: 'working' })]),
      ],
      fine,
    );
    expect(clusters.map(({ name, title }) => [name, title])).toEqual([
      ['one', 'from config'],
      ['two', 'working'],
    ]);
  });

  it('keeps nothing of a misconfigured cluster that could send a request', () => {
    const bad = aCluster('bad', {
      authMetadata: { serviceAccountToken: 'hunter2' },
      tls: { caData: 'hunter2' },
      title: 'Bad',
    });
    const { clusters } = mergeAnswers([answer('a', [bad])], () => 'no token');
    expect(clusters).toEqual([
      {
        name: 'bad',
        title: 'Bad',
        region: undefined,
        url: 'https://misconfigured.invalid',
        authProvider: 'x',
        authMetadata: {},
        describedBy: 'operator',
        problem: 'no token',
      },
    ]);
  });

  it('drops a title and a region that are no texts', () => {
    const odd = { title: 5, region: {} } as never;
    const { clusters } = mergeAnswers(
      [answer('a', [aCluster('one', odd)])],
      fine,
    );
    expect(clusters).toEqual([
      { ...aCluster('one'), title: undefined, region: undefined },
    ]);
  });

  it('shows a cluster whose inspection throws as misconfigured', () => {
    const { clusters } = mergeAnswers([answer('a', [aCluster('one')])], () => {
      throw new Error('boom');
    });
    expect(clusters).toMatchObject([
      { problem: expect.stringContaining('boom') },
    ]);
  });

  it('keeps the clusters of a failed provider, and tells its reason only to the operator', () => {
    const { clusters, problems, operatorProblems } = mergeAnswers(
      [answer('a', [aCluster('one')], 'secret-host is down')],
      fine,
    );
    expect(clusters).toHaveLength(1);
    expect(operatorProblems).toEqual([
      { provider: 'a', message: 'secret-host is down' },
    ]);
    expect(problems).toEqual([
      { provider: 'a', message: expect.not.stringContaining('secret-host') },
    ]);
  });
});
