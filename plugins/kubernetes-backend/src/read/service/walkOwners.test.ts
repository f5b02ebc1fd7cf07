import {
  ClusterObjects,
  CustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { buildObjects, readResource } from '../../__testUtils__/builtObjects';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { WalkedObjects, walkOwners } from './walkOwners';

type Builder = { build(): object };

const CNPG = 'postgresql.cnpg.io/v1';

const aCluster = (
  said: Pick<CustomResource, 'children' | 'podSelector'> = {},
  options: object = {},
) =>
  readResource(
    aCustomResource(CNPG, 'Cluster', { name: 'db', labels: SHOP, ...options }),
    'clusters',
    said,
  );
const resource = (
  kind: string,
  name: string,
  owner?: readonly [kind: string, name: string],
  labels?: Record<string, string>,
) => {
  const builder = aCustomResource('example.com/v1', kind, { name, labels });
  if (owner) builder.ownedBy(owner[0], owner[1], undefined, CNPG);
  return readResource(builder, `${kind.toLowerCase()}s`);
};
const of = (
  resources: readonly CustomResource[],
  ...builders: Builder[]
): ClusterObjects['objects'] => ({
  ...buildObjects(...builders),
  ...(resources.length > 0 && { CustomResource: resources }),
});

function walk({
  labelled = {},
  held = {},
  named = {},
}: Partial<Omit<WalkedObjects, 'held'>> & {
  readonly held?: ClusterObjects['objects'];
}) {
  const { selector } = serviceTarget(anEntity());
  const result = walkOwners({ labelled, held: [held], named, selector });
  return {
    ...result,
    names: Object.values(result.objects)
      .flat()
      .map(object => {
        const { kind } =
          object.kind === 'CustomResource' ? object.resource : object;
        return `${kind} ${object.metadata.name}`;
      })
      .sort(),
    wanted: [
      ...result.owners.map(
        ({ reference }) => `${reference.kind} ${reference.name}`,
      ),
      ...result.children.map(
        ({ child, namespace }) => `${child.kind} ${namespace}/${child.name}`,
      ),
    ].sort(),
  };
}

const pod = (name: string, options: object = {}) => aPod({ name, ...options });

describe('walkOwners', () => {
  describe('below a custom resource with the label', () => {
    const labelled = of([aCluster()]);

    it('is what it owns by uid, at any depth', () => {
      const { names } = walk({
        labelled,
        held: of(
          [resource('Instance', 'db-1', ['Cluster', 'db'])],
          pod('db-0').ownedBy('Cluster', 'db', undefined, CNPG),
          anObject('StatefulSet', { name: 'sts' }).ownedBy(
            'Instance',
            'db-1',
            undefined,
            'example.com/v1',
          ),
          pod('sts-0').ownedBy('StatefulSet', 'sts'),
          aJob({ name: 'init' }).ownedBy('Cluster', 'db', undefined, CNPG),
          pod('init-a').ownedBy('Job', 'init'),
        ),
      });
      expect(names).toEqual([
        'Cluster db',
        'Instance db-1',
        'Job init',
        'Pod db-0',
        'Pod init-a',
        'Pod sts-0',
        'StatefulSet sts',
      ]);
    });

    it('is what depends on it without a controller', () => {
      const operator = {
        build: () => {
          const deployment = anObject('Deployment', { name: 'operator' })
            .ownedBy('Cluster', 'db', undefined, CNPG)
            .build();
          deployment.metadata.ownerReferences![0].controller = false;
          return deployment;
        },
      };
      expect(walk({ labelled, held: of([], operator) }).names).toEqual([
        'Cluster db',
        'Deployment operator',
      ]);
    });

    it.each([
      ['of another owner of the same name', ['Cluster', 'db', 'other-uid']],
      ['without a uid', ['Cluster', 'db', '']],
      ['of another custom resource', ['Cluster', 'cart-db']],
    ] as const)('is no pod %s', (_, [kind, name, uid]) => {
      const forged = pod('forged').ownedBy(kind, name, uid, CNPG);
      expect(walk({ labelled, held: of([], forged) }).names).toEqual([
        'Cluster db',
      ]);
    });

    it('is no pod of another namespace, as Kubernetes allows no such owner', () => {
      const { uid } = aCluster().metadata;
      const forged = pod('forged', { namespace: 'cart' });
      expect(
        walk({
          labelled,
          held: of([], forged.ownedBy('Cluster', 'db', uid, CNPG)),
        }).names,
      ).toEqual(['Cluster db']);
    });

    it('ends where objects own each other', () => {
      const ring = [
        resource('Ring', 'a', ['Ring', 'b']),
        resource('Ring', 'b', ['Ring', 'a'], SHOP),
      ];
      expect(
        walk({ labelled: of([ring[1]]), held: of([ring[0]]) }).names,
      ).toEqual(['Ring a', 'Ring b']);
    });
  });

  describe('what a claim claims, in no namespace', () => {
    const claim = aCluster({
      children: [
        {
          kind: 'XCluster',
          definition: 'xclusters.example.com',
          name: 'db-x',
          namespace: '',
        },
      ],
    });
    const composite = (claimLabels: Record<string, string>) =>
      readResource(
        aCustomResource('example.com/v1', 'XCluster', {
          name: 'db-x',
          namespace: '',
          labels: claimLabels,
        }),
        'xclusters',
      );
    const { namespace } = claim.metadata;
    const back = {
      'crossplane.io/claim-name': 'db',
      'crossplane.io/claim-namespace': namespace,
    };

    it('is read by its name', () => {
      expect(walk({ labelled: of([claim]) }).wanted).toEqual([
        'XCluster /db-x',
      ]);
    });

    it('belongs to the claim that it names itself', () => {
      const named = of([composite(back)]);
      expect(walk({ labelled: of([claim]), named }).names).toEqual([
        'Cluster db',
        'XCluster db-x',
      ]);
    });

    it.each([
      ['another claim', { ...back, 'crossplane.io/claim-name': 'cart' }],
      [
        'another namespace',
        { ...back, 'crossplane.io/claim-namespace': 'cart' },
      ],
      ['no claim', {}],
    ])('does not belong to it where it names %s', (_, labels) => {
      const named = of([composite(labels)]);
      expect(walk({ labelled: of([claim]), named }).names).toEqual([
        'Cluster db',
      ]);
    });
  });

  describe('of the selector of a custom resource', () => {
    const labels = { db: 'db' };
    const labelled = of([aCluster({ podSelector: 'db=db' })]);

    it('are pods that have no owner, in its namespace', () => {
      const { names } = walk({
        labelled,
        held: of(
          [],
          pod('bare', { labels }),
          pod('other', { labels: { db: 'cart' } }),
          pod('far', { labels, namespace: 'cart' }),
        ),
      });
      expect(names).toEqual(['Cluster db', 'Pod bare']);
    });

    it('are no pods of another owner', () => {
      const held = of(
        [],
        pod('foreign', { labels }).ownedBy('ReplicaSet', 'cart-1'),
        aReplicaSet({ name: 'cart-1', labels }).ownedBy('Deployment', 'cart'),
        pod('forged', { labels }).ownedBy('Cluster', 'db', 'forged', CNPG),
      );
      expect(walk({ labelled, held }).names).toEqual(['Cluster db']);
    });

    it('are pods whose owners, read by name, are its own', () => {
      const held = of(
        [],
        pod('db-0', { labels }).ownedBy('StatefulSet', 'db'),
        pod('db-1', { labels }).ownedBy('Cluster', 'db', undefined, CNPG),
      );
      const first = walk({ labelled, held });
      expect(first.names).toEqual(['Cluster db', 'Pod db-1']);
      expect(first.wanted).toEqual(['StatefulSet db']);
      const owner = anObject('StatefulSet', { name: 'db' });
      const named = of([], owner.ownedBy('Cluster', 'db', undefined, CNPG));
      const then = walk({ labelled, held, named });
      expect(then.names).toEqual([
        'Cluster db',
        'Pod db-0',
        'Pod db-1',
        'StatefulSet db',
      ]);
      // Still needed.
      expect(then.wanted).toEqual(['StatefulSet db']);
    });

    it('are compared for so many custom resources', () => {
      const clusters = Array.from({ length: 41 }, (_, i) =>
        aCluster({ podSelector: `db=db-${i}` }, { name: `db-${i}` }),
      );
      const held = of(
        [],
        ...clusters.map((_, i) =>
          pod(`pod-${i}`, { labels: { db: `db-${i}` } }),
        ),
      );
      const { names } = walk({ labelled: of(clusters), held });
      expect(names.filter(name => name.startsWith('Pod'))).toHaveLength(40);
    });

    it('are none where it would select everything', () => {
      for (const podSelector of ['', '!x', 'x y z', 'db!=cart']) {
        expect(
          walk({
            labelled: of([aCluster({ podSelector })]),
            held: of([], pod('bare', { labels })),
          }).names,
        ).toEqual(['Cluster db']);
      }
    });
  });

  describe('named by a custom resource', () => {
    const children = [{ kind: 'Deployment', name: 'pooler' }];
    const labelled = of([aCluster({ children })]);
    const pooler = (namespace = 'default') =>
      anObject('Deployment', { name: 'pooler', namespace });

    it('are objects without an owner, and what they own', () => {
      const first = walk({ labelled });
      expect(first.wanted).toEqual(['Deployment default/pooler']);
      const then = walk({
        labelled,
        named: of([], pooler()),
        held: of(
          [],
          aReplicaSet({ name: 'pooler-1' }).ownedBy('Deployment', 'pooler'),
          pod('pooler-1-a').ownedBy('ReplicaSet', 'pooler-1'),
        ),
      });
      expect(then.names).toEqual([
        'Cluster db',
        'Deployment pooler',
        'Pod pooler-1-a',
        'ReplicaSet pooler-1',
      ]);
      expect([...then.namedChildren]).toMatchObject([
        { metadata: { name: 'pooler' } },
      ]);
    });

    it('are none that belong to another owner', () => {
      const owned = pooler().ownedBy('Rollout', 'cart', undefined, 'a.io/v1');
      expect(walk({ labelled, named: of([], owned) }).names).toEqual([
        'Cluster db',
      ]);
    });

    it('are none that have the label of another service', () => {
      const labels = { 'backstage.io/kubernetes-id': 'cart' };
      const { names } = walk({
        labelled: of([aCluster({ children, podSelector: 'db=db' })]),
        held: of([], pod('bare', { labels: { db: 'db', ...labels } })),
        named: of([], anObject('Deployment', { name: 'pooler', labels })),
      });
      expect(names).toEqual(['Cluster db']);
    });

    it('are counted where their custom resource lists more than is read', () => {
      const cluster = { ...aCluster({ children }), unlistedChildren: 7 };
      expect(walk({ labelled: of([cluster]) }).ignored.names).toBe(7);
    });

    it('are looked at up to a bound over all custom resources, and the others counted', () => {
      const many = Array.from({ length: 6_000 }, (_, at) => ({
        kind: 'Deployment',
        name: `web-${at}`,
        namespace: 'elsewhere',
      }));
      const clusters = ['a', 'b'].map(name =>
        aCluster({ children: many }, { name }),
      );
      expect(walk({ labelled: of(clusters) }).ignored.names).toBe(2_000);
    });

    it('are not read where they have the label', () => {
      const own = anObject('Deployment', { name: 'pooler', labels: SHOP });
      const all = of([aCluster({ children })], own);
      expect(walk({ labelled: all }).wanted).toEqual([]);
    });

    it('are in another namespace only where the service has workloads', () => {
      const far = of([
        aCluster({ children: [{ ...children[0], namespace: 'cart' }] }),
      ]);
      const named = of([], pooler('cart'));
      const hidden = walk({ labelled: far, named });
      expect(hidden.names).toEqual(['Cluster db']);
      expect(hidden.wanted).toEqual([]);
      const mine = buildObjects(
        pod('web', { namespace: 'cart', labels: SHOP }),
      );
      expect(walk({ labelled: { ...far, ...mine }, named }).names).toEqual([
        'Cluster db',
        'Deployment pooler',
        'Pod web',
      ]);
      // A custom resource alone may be in the namespace of an operator.
      const operator = resource('Instance', 'x', undefined, SHOP);
      const inCart = {
        ...operator,
        metadata: { ...operator.metadata, namespace: 'cart' },
      };
      expect(
        walk({
          labelled: { CustomResource: [...far.CustomResource!, inCart] },
          named,
        }).names,
      ).not.toContain('Deployment pooler');
    });

    it('by one without a namespace are cluster-scoped, or in the namespaces of the service', () => {
      const composite = aCluster(
        {
          children: [
            {
              kind: 'Instance',
              name: 'x',
              definition: 'instances.example.com',
            },
            ...children,
          ],
        },
        { namespace: '' },
      );
      const instance = (namespace: string) =>
        readResource(
          aCustomResource('example.com/v1', 'Instance', {
            name: 'x',
            namespace,
          }),
          'instances',
        );
      const { names, objects } = walk({
        labelled: of([composite]),
        named: of([instance('cart'), instance('')], pooler()),
      });
      expect(names).toEqual(['Cluster db', 'Instance x']);
      expect(objects.CustomResource?.[1].metadata.namespace).toBe('');
    });
  });

  describe('above an object with the label', () => {
    const argo = 'argoproj.io/v1alpha1';
    const rollout = readResource(
      aCustomResource(argo, 'Rollout', { name: 'web' }),
      'rollouts',
    );
    const web = aPod({ name: 'web-a', labels: SHOP }).ownedBy(
      'ReplicaSet',
      'web-1',
    );
    /** Argo Rollouts has a label of its own. */
    const labelled = buildObjects({
      build: () => {
        const built = web.build();
        delete built.metadata.labels!['pod-template-hash'];
        return built;
      },
    });
    const replicaSet = aReplicaSet({ name: 'web-1' }).ownedBy(
      'Rollout',
      'web',
      undefined,
      argo,
    );

    it('are its owners, step by step, and nothing else that they own', () => {
      expect(walk({ labelled }).wanted).toEqual(['ReplicaSet web-1']);
      const second = walk({ labelled, named: of([], replicaSet) });
      expect(second.wanted).toEqual(['ReplicaSet web-1', 'Rollout web']);
      expect(second.names).toEqual(['Pod web-a']);
      const third = walk({
        labelled,
        named: of([rollout], replicaSet),
        held: buildObjects(aPod({ name: 'b' }).ownedBy('ReplicaSet', 'web-1')),
      });
      expect(third.names).toEqual([
        'Pod web-a',
        'ReplicaSet web-1',
        'Rollout web',
      ]);
      expect([...third.labelledBelow]).toEqual([rollout.metadata.uid]);
      expect(third.roots).toEqual([]);
    });

    it('is none that has another uid', () => {
      const forged = {
        ...rollout,
        metadata: { ...rollout.metadata, uid: 'other' },
      };
      expect(walk({ labelled, named: of([forged], replicaSet) }).names).toEqual(
        ['Pod web-a'],
      );
    });

    it('is none in another namespace, as Kubernetes allows no such owner', () => {
      const far = {
        ...rollout,
        metadata: { ...rollout.metadata, namespace: 'elsewhere' },
      };
      expect(walk({ labelled, named: of([far], replicaSet) }).names).toEqual([
        'Pod web-a',
      ]);
    });

    it('is nothing to read for pods of Deployments and CronJobs', () => {
      const { wanted } = walk({
        labelled: buildObjects(
          web,
          aReplicaSet({ name: 'web-2', labels: SHOP }).ownedBy(
            'Deployment',
            'web',
          ),
          aPod({ name: 'j', labels: SHOP }).ownedBy('Job', 'digest-29123456'),
          aPod({ name: 'n', labels: SHOP }).ownedBy('Node', 'one'),
        ),
      });
      expect(wanted).toEqual([]);
    });

    it('is asked for once, however many pods it has', () => {
      const pods = Array.from({ length: 30 }, (_, index) =>
        aPod({ name: `db-${index}`, labels: SHOP }).ownedBy(
          'StatefulSet',
          'db',
        ),
      );
      expect(walk({ labelled: buildObjects(...pods) }).wanted).toEqual([
        'StatefulSet db',
      ]);
    });

    it('ends after so many steps', () => {
      const step = (i: number) => `step-${i}`;
      const chain = Array.from({ length: 9 }, (_, i) =>
        anObject('StatefulSet', { name: step(i) }).ownedBy(
          'StatefulSet',
          step(i + 1),
        ),
      );
      const { wanted } = walk({
        labelled: buildObjects(
          aPod({ name: 'web-a', labels: SHOP }).ownedBy('StatefulSet', step(0)),
        ),
        named: of([], ...chain),
      });
      expect(wanted).toEqual(
        [0, 1, 2, 3, 4, 5].map(i => `StatefulSet ${step(i)}`),
      );
    });

    it('is not asked for without end', () => {
      const pods = Array.from({ length: 600 }, (_, i) =>
        aPod({ name: `db-${i}`, labels: SHOP }).ownedBy(
          'Cluster',
          `db-${i}`,
          undefined,
          CNPG,
        ),
      );
      expect(walk({ labelled: buildObjects(...pods) }).wanted).toHaveLength(
        500,
      );
    });
  });
});
