import { parseQuery } from '@podlight/backstage-plugin-kubernetes-common';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import { aCluster, aFailedCluster, aHello, aReason } from '../fixtures';
import { EVERYTHING } from './everything';
import {
  compareResources,
  isNoticeable,
  objectAddress,
  ObjectView,
  rowKey,
  toKindViews,
  unreadKinds,
  workloadDefinitions,
} from './objectViews';

const object = (kind: string, name: string, more = {}) => ({
  kind,
  namespace: 'games',
  name,
  ...more,
});
const custom = (kind: string, definition: string, name: string) =>
  object(kind, name, { customResource: { definition, conditions: [] } });

describe('toKindViews', () => {
  const clusters = clustersAfter(
    aHello(['eu', 'us']),
    aCluster('eu', [], {
      workloads: [object('Job', 'import'), object('Deployment', 'web-10')],
      objects: [
        object('Service', 'web'),
        custom('Service', 'services.serving.knative.dev', 'web'),
        custom('Kafka', 'kafkas.kafka.strimzi.io', 'orders'),
      ],
    }),
    aCluster('us', [], { workloads: [object('Deployment', 'web-9')] }),
  );

  it('begins with workloads, and keeps kinds of the same name apart by their definition', () => {
    expect(
      toKindViews(clusters, EVERYTHING).map(({ kind, definition, objects }) => [
        kind,
        definition,
        objects.map(({ cluster, row }) => `${cluster}/${row.name}`),
      ]),
    ).toEqual([
      ['Deployment', undefined, ['eu/web-10', 'us/web-9']],
      ['Job', undefined, ['eu/import']],
      ['Service', undefined, ['eu/web']],
      ['Kafka', 'kafkas.kafka.strimzi.io', ['eu/orders']],
      ['Service', 'services.serving.knative.dev', ['eu/web']],
    ]);
  });

  it('marks what has pods, and what was seen before its cluster was lost', () => {
    const [eu] = clustersAfter(
      aCluster('eu', [], {
        workloads: [object('Deployment', 'web')],
        objects: [object('Service', 'web')],
      }),
      aFailedCluster('eu'),
    );
    expect(
      toKindViews([eu], EVERYTHING).flatMap(({ objects }) => objects),
    ).toMatchObject([
      { isWorkload: true, isStale: true },
      { isWorkload: false, isStale: true },
    ]);
  });

  it('follows the filter for clusters, which objects have, too', () => {
    const query = parseQuery('cluster:us');
    if (!query.ok) throw new Error('The filter cannot be read');
    expect(
      toKindViews(clusters, query.query).flatMap(({ objects }) =>
        objects.map(({ cluster }) => cluster),
      ),
    ).toEqual(['us']);
  });

  it('gives the same object in two clusters different keys, and one address', () => {
    const views = toKindViews(
      clustersAfter(
        aCluster('eu', [], { workloads: [object('Deployment', 'web')] }),
        aCluster('us', [], { workloads: [object('Deployment', 'web')] }),
      ),
      EVERYTHING,
    ).flatMap(({ objects }) => objects);
    expect(new Set(views.map(({ key }) => key)).size).toBe(2);
    expect(new Set(views.map(({ row }) => objectAddress(row)))).toEqual(
      new Set(['Deployment/games/web']),
    );
  });
});

describe('objects of one kind', () => {
  it('are sorted by cluster, namespace and name', () => {
    const inNamespaces = ['b', 'a'].map(namespace =>
      object('Deployment', `of-${namespace === 'b' ? 1 : 2}`, { namespace }),
    );
    const [{ objects }] = toKindViews(
      clustersAfter(aCluster('eu', [], { workloads: inNamespaces })),
      EVERYTHING,
    );
    expect(objects.map(({ row }) => row.name)).toEqual(['of-2', 'of-1']);
  });
});

describe('rowKey', () => {
  it('sets apart objects of one kind and name by their APIs', () => {
    const [a, b] = ['clusters.ours.com', 'clusters.theirs.com'].map(
      definition => rowKey(custom('Cluster', definition, 'db')),
    );
    expect(a).not.toBe(b);
  });
});

describe('workloadDefinitions', () => {
  it('names what has pods in some cluster', () => {
    const withPods = object('Kafka', 'orders', {
      customResource: {
        definition: 'kafkas.kafka.strimzi.io',
        pods: { ready: 1, total: 1 },
      },
    });
    const clusters = clustersAfter(
      aHello(['eu', 'us']),
      aCluster('eu', [], {
        objects: [
          custom('Kafka', 'kafkas.kafka.strimzi.io', 'orders'),
          custom('Topic', 'kafkatopics.kafka.strimzi.io', 'orders'),
        ],
      }),
      aCluster('us', [], {
        objects: [withPods],
      }),
    );
    expect([...workloadDefinitions(clusters)]).toEqual([
      'kafkas.kafka.strimzi.io',
    ]);
  });
});

describe('compareResources', () => {
  it('has kinds that are not known last, by name with numbers as numbers', () => {
    expect(
      ['Topic10', 'Topic9', 'Ingress', 'StatefulSet'].sort(compareResources),
    ).toEqual(['StatefulSet', 'Ingress', 'Topic9', 'Topic10']);
  });
});

describe('unreadKinds', () => {
  it('names kinds whose absence proves nothing, without those that are shown elsewhere', () => {
    const reason = aReason('forbidden');
    expect(
      unreadKinds(
        clustersAfter(
          aCluster('eu', [], {
            kindProblems: ['Pod', 'Event', 'Ingress'].map(kind => ({
              kind,
              reason,
            })),
          }),
        ),
      ),
    ).toEqual([{ kind: 'Ingress', reason, cluster: 'eu' }]);
  });
});

describe('isNoticeable', () => {
  const view = (row: Partial<ObjectView['row']>): ObjectView => ({
    key: 'a',
    cluster: 'eu',
    row: { ...object('Deployment', 'web'), ...row },
    isWorkload: true,
    isStale: false,
  });

  it.each([
    ['nothing special', {}, false],
    ['a condition', { conditions: [{ reason: 'FailedCreate' }] }, true],
    [
      'an autoscaler at its minimum',
      { conditions: [{ reason: 'TooFewReplicas' }] },
      false,
    ],
    ['a pause', { isPaused: true }, true],
  ])('with %s', (_, row, expected) => {
    expect(isNoticeable(view(row as Partial<ObjectView['row']>))).toBe(
      expected,
    );
  });
});
