import { CustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../../__testUtils__/anEntity';
import {
  buildObjects,
  readResource,
} from '../../../__testUtils__/builtObjects';
import { SHOP } from '../../../__testUtils__/fleet';
import { serviceTarget } from '../../../locate';
import { specKey } from '../../informer/ListWatchSpec';
import { celCompiler } from '../../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../../../resources/DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from '../../../resources/shipped';
import { configuredTypes, lookUpTypes, typesIn } from '../../resourceTypes';
import { planCustomWatches } from './planCustomWatches';
import { walkOwners } from '../walkOwners';

const APIS = [
  ['argoproj.io', 'rollouts'],
  ['argoproj.io', 'analysisruns'],
  ['argoproj.io', 'workflows'],
  ['cert-manager.io', 'certificates'],
  ['cert-manager.io', 'certificaterequests'],
  ['example.com', 'databases'],
  ['parts.example.com', 'instances'],
] as const;

const customResources = APIS.map(([group, plural]) => ({
  group,
  plural,
  apiVersion: 'v1',
}));
const builtIn = configuredTypes(undefined);
const all = typesIn(
  { name: 'one', url: '', authProvider: '', authMetadata: {} },
  {
    types: builtIn,
    customResources,
    definitions: new DefinitionRegistry(
      { cel: celCompiler },
      SHIPPED_DEFINITIONS,
    ),
  },
);

const a = (
  [group, plural]: readonly [string, string],
  kind: string,
  said: Partial<
    Pick<CustomResource, 'children' | 'podSelector' | 'unlistedChildren'>
  > & {
    name?: string;
    namespace?: string;
  } = {},
) => {
  const { name = 'x', namespace = 'shop', ...rest } = said;
  return readResource(
    aCustomResource(`${group}/v1`, kind, { name, namespace, labels: SHOP }),
    plural,
    rest,
  );
};
const DATABASES = APIS[5];

function plan(
  resources: readonly CustomResource[],
  labelled: readonly { build(): object }[] = [],
  types = all,
) {
  const { Ingress: ingresses, ...objects } = buildObjects(...labelled);
  const walk = walkOwners({
    labelled: { ...objects, CustomResource: resources },
    held: [],
    named: {},
  });
  const target = serviceTarget(anEntity());
  const { owned, named, ownable, problems } = planCustomWatches(
    walk,
    target,
    lookUpTypes(types),
    ingresses,
  );
  const keys = (specs: typeof owned) => specs.map(specKey);
  return {
    owned: keys(owned),
    named: keys(named),
    ownable: keys(ownable),
    problems: problems.map(({ reason }) => reason.message),
  };
}

const NOTHING = { owned: [], named: [], ownable: [], problems: [] };

describe('planCustomWatches', () => {
  it('reads nothing for a service without custom resources', () => {
    const pods = [
      aPod({ name: 'a', labels: SHOP }).ownedBy('ReplicaSet', 'web-1'),
      aPod({ name: 'b', labels: SHOP }).ownedBy('DaemonSet', 'agent'),
    ];
    expect(plan([], pods.slice(0, 1))).toEqual(NOTHING);
    expect(plan([], pods, builtIn)).toEqual(NOTHING);
  });

  it("reads the workloads of the namespace, and other APIs of the operator's project", () => {
    expect(plan([a(DATABASES, 'Database')])).toEqual({
      ...NOTHING,
      ownable: [
        'pods',
        'replicasets.apps',
        'deployments.apps',
        'statefulsets.apps',
        'daemonsets.apps',
        'jobs.batch',
        'cronjobs.batch',
        'instances.parts.example.com',
      ].map(name => `["${name}","shop",null]`),
    });
  });

  it('reads only pods by the selector of a custom resource, without those that have the label', () => {
    const podSelector = 'example.com/database=x';
    expect(plan([a(DATABASES, 'Database', { podSelector })])).toEqual({
      ...NOTHING,
      owned: [
        '["pods","shop","example.com/database=x,backstage.io/kubernetes-id notin (shop)"]',
      ],
      ownable: ['["instances.parts.example.com","shop",null]'],
    });
  });

  it('reads what a custom resource names, by name', () => {
    const children = [
      { kind: 'StatefulSet', name: 'db' },
      { kind: 'Secret', name: 'db' },
      { kind: 'StatefulSet', name: 'a,metadata.name!=b' },
      {
        kind: 'Instance',
        name: 'db',
        definition: 'instances.parts.example.com',
      },
      { kind: 'Unknown', name: 'db', definition: 'unknowns.example.com' },
    ];
    const { named, ownable } = plan([a(DATABASES, 'Database', { children })]);
    // An Instance may also be owned, so their namespace is read.
    expect(named).toEqual(['["statefulsets.apps","shop",null,"name db"]']);
    expect(ownable).toEqual(['["instances.parts.example.com","shop",null]']);
    const elsewhere = { ...children[3], namespace: '' };
    expect(
      plan([a(DATABASES, 'Database', { children: [elsewhere] })]).named,
    ).toEqual(['["instances.parts.example.com",null,null,"name db"]']);
  });

  it('reads no workloads for APIs that own none', () => {
    expect(plan([a(APIS[3], 'Certificate')])).toEqual({
      ...NOTHING,
      ownable: ['["certificaterequests.cert-manager.io","shop",null]'],
    });
  });

  it('reads the Certificates of an Ingress with TLS, where they are configured', () => {
    const ingress = (namespace: string, spec: object) =>
      anObject('Ingress', { name: 'web', namespace }).withSpec({ ...spec });
    const ingresses = [
      ingress('shop', { tls: [{ hosts: ['shop.example.com'] }] }),
      ingress('cart', {}),
    ];
    expect(plan([], ingresses)).toEqual({
      ...NOTHING,
      ownable: ['["certificates.cert-manager.io","shop",null]'],
    });
    expect(plan([], ingresses, builtIn)).toEqual(NOTHING);
  });

  it('reads no namespace where what a custom resource owns has the label', () => {
    const rollout = a(APIS[0], 'Rollout');
    const pod = aPod({ name: 'a', namespace: 'shop', labels: SHOP }).ownedBy(
      'Rollout',
      'x',
      rollout.metadata.uid,
      'argoproj.io/v1',
    );
    expect(plan([rollout], [pod]).ownable).toEqual([
      '["analysisruns.argoproj.io","shop",null]',
    ]);
  });

  it('looks for no owner of what a custom resource owns', () => {
    const database = a(DATABASES, 'Database', { podSelector: 'db=x' });
    const instance = readResource(
      aCustomResource('parts.example.com/v1', 'Instance', {
        name: 'x-1',
        namespace: 'shop',
        labels: SHOP,
      }).ownedBy('Database', 'x', database.metadata.uid, 'example.com/v1'),
      'instances',
      { podSelector: 'db=x' },
    );
    const databases = '["databases.example.com","shop",null]';
    expect(plan([instance]).ownable).toEqual([databases]);
    expect(plan([database, instance]).ownable).toEqual([]);
  });

  it('reads no namespace for an API of which every owner has objects with the label', () => {
    const certificate = (name: string) => a(APIS[3], 'Certificate', { name });
    const [web, api] = ['web', 'api'].map(certificate);
    const request = (owner: CustomResource) =>
      readResource(
        aCustomResource('cert-manager.io/v1', 'CertificateRequest', {
          name: `${owner.metadata.name}-1`,
          namespace: 'shop',
          labels: SHOP,
        }).ownedBy(
          'Certificate',
          owner.metadata.name,
          owner.metadata.uid,
          'cert-manager.io/v1',
        ),
        'certificaterequests',
      );
    const whole = ['["certificaterequests.cert-manager.io","shop",null]'];
    expect(plan([web, api]).ownable).toEqual(whole);
    expect(plan([web, api, request(web)]).ownable).toEqual(whole);
    expect(plan([web, api, request(web), request(api)]).ownable).toEqual([]);
  });

  it('reads owners of configured APIs by name, by their group', () => {
    const owned = (name: string, kind: string, apiVersion: string) =>
      aPod({ name, namespace: 'shop', labels: SHOP }).ownedBy(
        kind,
        'x',
        `uid of ${name}`,
        apiVersion,
      );
    const { named } = plan(
      [],
      [
        owned('a', 'Workflow', 'argoproj.io/v1alpha1'),
        owned('b', 'Workflow', 'other.io/v1'),
        owned('c', 'StatefulSet', 'apps/v1'),
        owned('d', 'StatefulSet', 'apps.kruise.io/v1'),
      ],
    );
    expect(named).toEqual([
      '["statefulsets.apps","shop",null,"name x"]',
      '["workflows.argoproj.io","shop",null,"name x"]',
    ]);
  });

  it('says which API is missing for the pods that a custom resource selects', () => {
    const podSelector = 'strimzi.io/cluster=x';
    const pod = (name: string, kind: string, apiVersion: string) =>
      aPod({
        name,
        namespace: 'shop',
        labels: { 'strimzi.io/cluster': 'x' },
      }).ownedBy(kind, 'y', `uid of ${kind}`, apiVersion);
    const walk = walkOwners({
      labelled: {
        CustomResource: [a(DATABASES, 'Database', { podSelector })],
      },
      held: [
        buildObjects(
          pod('a', 'StrimziPodSet', 'core.strimzi.io/v1beta2'),
          pod('b', 'StrimziPodSet', 'core.strimzi.io/v1beta2'),
          pod('c', 'StatefulSet', 'apps/v1'),
        ),
      ],
      named: {},
    });
    const target = serviceTarget(anEntity());
    const { problems } = planCustomWatches(walk, target, lookUpTypes(all));
    expect(problems.map(({ reason }) => reason.message)).toEqual([
      expect.stringMatching(
        /^pods of StrimziPodSet \(core\.strimzi\.io\) aren't/,
      ),
    ]);
  });

  it('reads the namespace rather than more than seven selections of it', () => {
    const selecting = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        a(DATABASES, 'Database', {
          name: `db-${index}`,
          podSelector: `db=${index}`,
        }),
      );
    const seven = plan(selecting(7));
    expect(seven.owned).toHaveLength(7);
    expect(seven.ownable).toHaveLength(1);
    const eight = plan(selecting(8));
    expect(eight.owned).toEqual([]);
    expect(eight.ownable).toHaveLength(8);
    const [first] = selecting(1);
    const pod = aPod({ name: 'a', namespace: 'shop', labels: SHOP }).ownedBy(
      'Database',
      'db-0',
      first.metadata.uid,
      'example.com/v1',
    );
    expect(plan(selecting(8), [pod]).owned).toHaveLength(7);
  });

  it('is bounded, and says so', () => {
    const many = Array.from({ length: 60 }, (_, index) => `n${index}`);
    const selecting = many.map(namespace =>
      a(DATABASES, 'Database', { namespace, podSelector: 'db=x' }),
    );
    const naming = a(DATABASES, 'Database', {
      namespace: '',
      children: many.map(name => ({
        kind: 'Instance',
        name,
        definition: 'instances.parts.example.com',
      })),
    });
    const bounded = plan([...selecting, naming]);
    expect(bounded.owned).toHaveLength(20);
    expect(bounded.named).toHaveLength(40);
    expect(bounded.ownable).toHaveLength(10);
    expect(bounded.problems).toEqual([
      expect.stringContaining('the first 20 of 60 selectors'),
      expect.stringContaining('the first 40 of 60 owners'),
      expect.stringContaining('the first 10 of 60 namespaces'),
    ]);
  });

  it('says which APIs below a custom resource are left out', () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      group: 'parts.example.com',
      plural: `parts${index}`,
      apiVersion: 'v1',
    }));
    const { problems } = plan(
      [a(DATABASES, 'Database')],
      [],
      typesIn(
        { name: 'one', url: '', authProvider: '', authMetadata: {} },
        { types: builtIn, customResources: [...customResources, ...many] },
      ),
    );
    expect(problems).toEqual([
      expect.stringContaining(
        'the first 20 of 26 APIs below custom resources in shop',
      ),
    ]);
  });

  it('says how much of what custom resources name or select is ignored', () => {
    const job = { kind: 'Job', name: 'a' };
    const children = Array.from({ length: 600 }, (_, index) => ({
      ...job,
      name: `job-${index}`,
    }));
    const unlistedChildren = 7;
    expect(
      plan([a(DATABASES, 'Database', { children, unlistedChildren })]).problems,
    ).toEqual([expect.stringContaining('107 objects that custom resources')]);
    const selecting = Array.from({ length: 45 }, (_, index) =>
      a(DATABASES, 'Database', { name: `db-${index}`, podSelector: 'db=x' }),
    );
    expect(plan(selecting).problems).toEqual([
      expect.stringContaining('5 selectors of custom resources'),
    ]);
  });

  it('lists a namespace once rather than watching many names in it', () => {
    const named = (count: number) =>
      plan([
        a(DATABASES, 'Database', {
          children: Array.from({ length: count }, (_, index) => ({
            kind: 'Job',
            name: `job-${index}`,
          })),
        }),
      ]).named;
    expect(named(5)).toHaveLength(5);
    expect(named(6)).toEqual(['["jobs.batch","shop",null]']);
  });

  it('reads what a custom resource in no namespace names, where that may be cluster-scoped', () => {
    const children = [
      {
        kind: 'Instance',
        name: 'db',
        definition: 'instances.parts.example.com',
      },
      { kind: 'StatefulSet', name: 'db' },
    ];
    const { named, ownable, owned } = plan([
      a(DATABASES, 'Database', { namespace: '', children }),
    ]);
    expect(named).toEqual([
      '["instances.parts.example.com",null,null,"name db"]',
    ]);
    expect([ownable, owned]).toEqual([[], []]);
  });

  it('reads the pods that a custom resource selects whatever labels the service is found by', () => {
    const podSelector = 'db=x';
    const owned = (kubernetesSelector: string) => {
      const walk = walkOwners({
        labelled: {
          CustomResource: [a(DATABASES, 'Database', { podSelector })],
        },
        held: [],
        named: {},
      });
      const target = serviceTarget(
        anEntity('shop', {
          'backstage.io/kubernetes-label-selector': kubernetesSelector,
        }),
      );
      return planCustomWatches(walk, target, lookUpTypes(all)).owned.map(
        specKey,
      );
    };
    expect(owned('app in (a,b)')).toEqual([
      '["pods","shop","db=x,app notin (a,b)"]',
    ]);
    expect(owned('app=a,team=b')).toEqual(['["pods","shop","db=x"]']);
  });

  it('leaves out a selector that Kubernetes would refuse', () => {
    const { owned, problems } = plan([
      a(DATABASES, 'Database', { podSelector: 'not a (selector' }),
    ]);
    expect([owned, problems]).toEqual([[], []]);
  });

  it('reads the same selector once', () => {
    const same = ['a', 'b'].map(name =>
      a(DATABASES, 'Database', { name, podSelector: 'db=x' }),
    );
    expect(plan(same).owned).toHaveLength(1);
  });

  it('reads a namespace once for all of its custom resources, and each by its own', () => {
    const { ownable } = plan([
      a(DATABASES, 'Database', { name: 'a', namespace: 'cart' }),
      a(DATABASES, 'Database', { name: 'b', namespace: 'cart' }),
      a(DATABASES, 'Database', { name: 'c' }),
    ]);
    expect(ownable).toHaveLength(16);
    expect(new Set(ownable).size).toBe(16);
    expect(ownable[0]).toBe('["pods","cart",null]');
    expect(ownable[8]).toBe('["pods","shop",null]');
  });

  it('names at most three missing APIs, in order', () => {
    const podSelector = 'db=x';
    const pods = ['D', 'C', 'B', 'A'].map(kind =>
      aPod({ name: kind, namespace: 'shop', labels: { db: 'x' } }).ownedBy(
        ...([kind, 'y', `uid of ${kind}`, 'x.example.org/v1'] as const),
      ),
    );
    const walk = walkOwners({
      labelled: {
        CustomResource: [a(DATABASES, 'Database', { podSelector })],
      },
      held: [buildObjects(...pods)],
      named: {},
    });
    const { problems } = planCustomWatches(
      walk,
      serviceTarget(anEntity()),
      lookUpTypes(all),
    );
    expect(problems).toMatchObject([
      { kind: 'Pod', reason: { code: 'limited' } },
    ]);
    expect(problems[0].reason.message).toMatch(
      /^pods of A \(x\.example\.org\), B \(x\.example\.org\), C \(x\.example\.org\) aren't shown/,
    );
  });
});
