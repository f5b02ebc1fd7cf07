import { ClusterObjects } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  buildObjects,
  readResource,
  rootWithoutLabelledPods as root,
} from '../../__testUtils__/builtObjects';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { ok } from '../../util/Result';
import { selectServiceObjects } from './selectServiceObjects';
import { Source, SourceCache } from './SourceCache';
import { configuredTypes, lookUpTypes } from '../resourceTypes';

const TARGET = serviceTarget(anEntity());
const APP = { app: 'web' };

const namesOf = (objects: ClusterObjects['objects']) =>
  Object.values(objects)
    .flat()
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    .sort();

describe('selectServiceObjects', () => {
  const replicaSet = aReplicaSet({ name: 'web-1', labels: APP }).ownedBy(
    'Deployment',
    'web',
  );
  const mine = (
    owned: readonly { build(): object }[],
    namespaced: readonly { build(): object }[] = [],
    labelled: readonly { build(): object }[] = [root()],
  ) =>
    namesOf(
      selectServiceObjects(
        {
          labelled: buildObjects(...labelled),
          owned: buildObjects(...owned),
          namespaced: buildObjects(...namespaced),
        },
        TARGET,
      ).objects,
    );

  it('are the routes that lead to its Services or have its label, each once', () => {
    const route = (
      name: string,
      to: object,
      options: { labels?: Record<string, string> } = {},
    ) =>
      aCustomResource('gateway.networking.k8s.io/v1', 'HTTPRoute', {
        name,
        namespace: 'default',
        ...options,
      }).withSpec({ rules: [{ backendRefs: [to] }] });
    const labelled = route('labelled', { name: 'gone' }, { labels: SHOP });
    const service = anObject('Service', {
      name: 'web',
      namespace: 'default',
      labels: SHOP,
    });
    const { objects } = selectServiceObjects(
      {
        labelled: buildObjects(root(), labelled),
        owned: {},
        namespaced: buildObjects(service),
        reach: buildObjects(
          labelled,
          route('found', { name: 'web' }),
          route('elsewhere', { name: 'web', namespace: 'other' }),
          route('bucket', { name: 'web', kind: 'Bucket', group: 'x.io' }),
          route('marked', { name: 'gone' }, { labels: SHOP }),
        ),
      },
      TARGET,
    );
    expect(
      objects.CustomResource?.map(({ metadata }) => metadata.name),
    ).toEqual(['labelled', 'found', 'marked']);
  });

  it('are the revisions that its StatefulSets control, and no others with their labels', () => {
    const revision = (name: string, owner: string) =>
      anObject('ControllerRevision', { name, labels: SHOP }).ownedBy(
        'StatefulSet',
        owner,
      );
    const set = anObject('StatefulSet', { name: 'db', labels: SHOP });
    expect(
      mine([revision('db-1', 'db'), revision('other-1', 'other')], [], [set]),
    ).toEqual(['ControllerRevision db-1', 'StatefulSet db']);
  });

  it('are no revisions that only depend on its StatefulSets, or on what has no uid', () => {
    const set = anObject('StatefulSet', { name: 'db', labels: SHOP });
    const bare = set.build();
    const revision = (owner: object) => ({
      build: () => {
        const built = anObject('ControllerRevision', { name: 'x' })
          .ownedBy('StatefulSet', 'db')
          .build();
        const [reference] = built.metadata.ownerReferences ?? [];
        built.metadata.ownerReferences = [{ ...reference, ...owner }];
        return built;
      },
    });
    expect(mine([revision({ controller: false })], [], [set])).toEqual([
      'StatefulSet db',
    ]);
    const withoutUid = {
      build: () => ({ ...bare, metadata: { ...bare.metadata, uid: '' } }),
    };
    expect(mine([revision({ uid: '' })], [], [withoutUid])).toEqual([
      'StatefulSet db',
    ]);
  });

  it('are the Certificates of an Ingress that leads to them, and what those own', () => {
    const owned = (
      name: string,
      kind: string,
      owner: readonly [kind: string, name: string, api: string],
    ) =>
      readResource(
        aCustomResource('cert-manager.io/v1', kind, { name }).ownedBy(
          owner[0],
          owner[1],
          undefined,
          owner[2],
        ),
        `${kind.toLowerCase()}s`,
      );
    const backend = { service: { name: 'web' } };
    const { objects } = selectServiceObjects(
      {
        labelled: buildObjects(
          aPod({ name: 'web', labels: { ...SHOP, ...APP } }),
        ),
        owned: {},
        ownable: {
          CustomResource: [
            owned('web-tls', 'Certificate', [
              'Ingress',
              'web',
              'networking.k8s.io/v1',
            ]),
            owned('web-tls-1', 'CertificateRequest', [
              'Certificate',
              'web-tls',
              'cert-manager.io/v1',
            ]),
            owned('cart-tls', 'Certificate', [
              'Ingress',
              'cart',
              'networking.k8s.io/v1',
            ]),
          ],
        },
        namespaced: buildObjects(
          anObject('Service', { name: 'web' }).withSpec({ selector: APP }),
          anObject('Ingress', { name: 'web' }).withSpec({
            rules: [{ http: { paths: [{ path: '/', backend }] } }],
          }),
          anObject('Ingress', { name: 'cart' }),
        ),
      },
      TARGET,
    );
    expect(namesOf(objects)).toEqual([
      'CustomResource web-tls',
      'CustomResource web-tls-1',
      'Ingress web',
      'Pod web',
      'Service web',
    ]);
  });

  it('are the pods of the ReplicaSets of a Deployment', () => {
    const pod = aPod({ name: 'web-1-a', labels: APP });
    expect(mine([replicaSet, pod.ownedBy('ReplicaSet', 'web-1')])).toEqual([
      'Deployment web',
      'Pod web-1-a',
      'ReplicaSet web-1',
    ]);
  });

  it.each([
    ['has no owner', aPod({ name: 'bare', labels: APP })],
    [
      "is another ReplicaSet's",
      aPod({ name: 'foreign', labels: APP }).ownedBy('ReplicaSet', 'other-1'),
    ],
    [
      'names the ReplicaSet, but not its uid',
      aPod({ name: 'forged', labels: APP }).ownedBy('ReplicaSet', 'web-1', 'x'),
    ],
    [
      'has an owner without a uid',
      aPod({ name: 'empty', labels: APP }).ownedBy('ReplicaSet', 'web-1', ''),
    ],
  ])('are not a pod that only matches the selector and %s', (_what, pod) => {
    expect(mine([replicaSet, pod])).toEqual([
      'Deployment web',
      'ReplicaSet web-1',
    ]);
  });

  it('are what refers to them, and nothing else of the namespace', () => {
    const raw = aPod({ name: 'web-1-a', labels: APP })
      .ownedBy('ReplicaSet', 'web-1')
      .build();
    const [owner] = raw.metadata.ownerReferences ?? [];
    raw.metadata.ownerReferences = [
      owner,
      { ...owner, kind: 'Deployment', name: 'other', controller: false },
    ];
    const volumes = [
      { name: 'data', persistentVolumeClaim: { claimName: 'd' } },
      { name: 'scratch', ephemeral: {} },
    ];
    const pod = { build: () => ({ ...raw, spec: { ...raw.spec, volumes } }) };
    const set = anObject('StatefulSet', { name: 'db', labels: SHOP }).withSpec({
      volumeClaimTemplates: [{ metadata: { name: 'disk' } }],
    });
    const service = (name: string, selector?: Record<string, string>) =>
      anObject('Service', { name }).withSpec({ selector });
    const ingress = (name: string, to: string, namespace = 'default') =>
      anObject('Ingress', { name, namespace }).withSpec({
        rules: [{ http: { paths: [{ backend: { service: { name: to } } }] } }],
      });
    const autoscaler = (name: string, target: string, namespace = 'default') =>
      anObject('HorizontalPodAutoscaler', { name, namespace }).withSpec({
        scaleTargetRef: { kind: 'Deployment', name: target },
      });
    const claim = (name: string) => anObject('PersistentVolumeClaim', { name });
    expect(
      mine(
        [replicaSet, pod],
        [
          service('to-web', APP),
          service('to-web-and-more', { ...APP, tier: 'x' }),
          service('to-nobody'),
          anObject('Service', { name: 'labelled', labels: SHOP }),
          ingress('in', 'to-web'),
          ingress('in-other', 'to-nobody'),
          autoscaler('scale', 'web'),
          autoscaler('scale-other', 'other'),
          ingress('in-elsewhere', 'to-web', 'elsewhere'),
          autoscaler('scale-elsewhere', 'web', 'elsewhere'),
          anObject('PersistentVolumeClaim', {
            name: 'disk-db-0',
            namespace: 'elsewhere',
          }),
          anObject('Service', {
            name: 'to-web-elsewhere',
            namespace: 'elsewhere',
          }).withSpec({ selector: APP }),
          ...['d', 'web-1-a-scratch', 'disk-db-7', 'disk-db-x', 'e'].map(claim),
        ],
        [root(), set],
      ),
    ).toEqual([
      'Deployment web',
      'HorizontalPodAutoscaler scale',
      'Ingress in',
      'PersistentVolumeClaim d',
      'PersistentVolumeClaim disk-db-7',
      'PersistentVolumeClaim web-1-a-scratch',
      'Pod web-1-a',
      'ReplicaSet web-1',
      'Service labelled',
      'Service to-web',
      'StatefulSet db',
    ]);
  });
});

describe('selectors that would take too long to compare', () => {
  const pod = aPod({ name: 'web-1-a', labels: { ...SHOP, ...APP } });
  const service = (name: string, selector: object) =>
    anObject('Service', { name }).withSpec({ selector });
  const services = [
    service('by-one', APP),
    service('by-two', { ...SHOP, ...APP }),
    service('to-others', { app: 'api', ...SHOP }),
  ];

  function cacheOf(maxChecks: number) {
    const cache = new SourceCache(TARGET, maxChecks);
    const types = lookUpTypes(configuredTypes(undefined));
    const record = (role: Source['role'], kind: 'Pod' | 'Service') =>
      cache.set(
        { role, spec: { type: types.any(kind) } },
        ok({
          objects: buildObjects(pod, ...services)[kind] ?? [],
          isTruncated: false,
        }),
      );
    record('labelled', 'Pod');
    record('namespaced', 'Service');
    return cache.observed(true, []);
  }

  it('are reported, and leave out only what they concern', () => {
    const observed = cacheOf(1);
    expect(observed.type === 'objects' && namesOf(observed.objects)).toEqual([
      'Pod web-1-a',
      'Service by-one',
    ]);
    expect(observed).toMatchObject({
      kindProblems: [
        {
          kind: 'Service',
          reason: {
            code: 'limited',
            message: expect.stringContaining('1 of 3 Services'),
          },
        },
      ],
    });
  });

  it('are not reported where all could be compared', () => {
    expect(cacheOf(100)).toMatchObject({ kindProblems: [] });
  });
});
