import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { judgeObject } from '../judgeObject';
import { SHIPPED_DEFINITIONS } from '.';

const registry = new DefinitionRegistry(
  { cel: celCompiler },
  SHIPPED_DEFINITIONS,
);

const API = { group: 'platform.example.org', plural: 'buckets' };

function object(spec: object, status: object = {}, annotations: object = {}) {
  return {
    apiVersion: `${API.group}/v1alpha1`,
    kind: 'Bucket',
    metadata: { name: 'images', namespace: 'shop', annotations },
    spec,
    status,
  };
}

function describeObject(spec: object, by = registry) {
  const raw = object(spec);
  return by.describe(API, raw, parseCustomResource(raw, API)!);
}

const CLAIM = {
  compositionRef: { name: 'bucket.aws' },
  resourceRef: {
    apiVersion: 'platform.example.org/v1alpha1',
    kind: 'XBucket',
    name: 'images-x7k2p',
  },
  writeConnectionSecretToRef: { name: 'images-login' },
};

const BUCKET = {
  apiVersion: 's3.aws.upbound.io/v1beta1',
  kind: 'Bucket',
  name: 'images-x7k2p-1',
};

const COMPOSITION = {
  kind: 'Composition',
  definition: 'compositions.apiextensions.crossplane.io',
  name: 'bucket.aws',
};

describe('what no definition is about', () => {
  it('is a claim where it looks like one, with what it claims in no namespace', () => {
    expect(describeObject(CLAIM)).toMatchObject({
      guide: { docs: expect.stringMatching(/crossplane/) },
      children: [
        {
          kind: 'XBucket',
          definition: 'xbuckets.platform.example.org',
          name: 'images-x7k2p',
          namespace: '',
        },
      ],
      targets: [COMPOSITION, { kind: 'Secret', name: 'images-login' }],
      columns: [
        { title: 'Composition', value: 'bucket.aws' },
        { title: 'Composite', value: 'images-x7k2p' },
      ],
    });
  });

  it.each<[what: string, spec: object]>([
    ['before', { compositionRef: COMPOSITION, resourceRefs: [BUCKET] }],
    [
      'since',
      { crossplane: { compositionRef: COMPOSITION, resourceRefs: [BUCKET] } },
    ],
  ])('is a composite resource %s version 2 of Crossplane', (_, spec) => {
    expect(describeObject(spec)).toMatchObject({
      children: [
        {
          kind: 'Bucket',
          definition: 'buckets.s3.aws.upbound.io',
          name: 'images-x7k2p-1',
        },
      ],
      targets: [COMPOSITION],
      columns: [
        { title: 'Composition', value: 'bucket.aws' },
        { title: 'Resources', value: 'Bucket' },
      ],
    });
  });

  it('stays unknown where it looks like nothing', () => {
    expect(describeObject({ resourceRef: 'web' })).toBeUndefined();
    expect(describeObject({ crossplane: true })).toBeUndefined();
  });

  it('is not asked where there is a definition', () => {
    const own = new DefinitionRegistry({ cel: celCompiler }, [], {
      definitions: [{ ...API, kind: 'Bucket', owns: [] }],
    });
    expect(describeObject(CLAIM, own)).toEqual({});
  });

  const synced = (status: string, reason: string, message?: string) => ({
    conditions: [
      { type: 'Synced', status, reason, ...(message && { message }) },
    ],
  });

  it.each<[state: string, status: object, annotations?: object]>([
    ['progressing', {}],
    ['failing', synced('False', 'ReconcileError', 'no such function')],
    [
      'suspended',
      synced('False', 'ReconcilePaused'),
      { 'crossplane.io/paused': 'true' },
    ],
    [
      'healthy',
      {
        conditions: [
          { type: 'Synced', status: 'True' },
          { type: 'Ready', status: 'True' },
        ],
      },
    ],
  ])('is judged: %s', (state, status, annotations = {}) => {
    expect(
      judgeObject(object(CLAIM, status, annotations), registry).state,
    ).toBe(state);
  });
});

describe('what is attached to a Gateway', () => {
  const policy = (...conditions: readonly (readonly object[])[]) =>
    judgeObject(
      object(
        { targetRefs: [{ kind: 'Gateway', name: 'web' }] },
        {
          ancestors: conditions.map(each => ({
            ancestorRef: { kind: 'Gateway', name: 'web' },
            controllerName: 'example.com/gateways',
            conditions: each,
          })),
        },
      ),
      registry,
    ).state;
  const accepted = (status: string, reason: string) => ({
    type: 'Accepted',
    ...{ status, reason },
  });

  it('is as the worst of its ancestors says', () => {
    const good = [accepted('True', 'Accepted')];
    expect(policy(good)).toBe('healthy');
    expect(policy(good, [accepted('False', 'Conflicted')])).toBe('failing');
    expect(policy([accepted('False', 'Pending')])).toBe('progressing');
    expect(policy(good, [])).toBe('progressing');
    expect(policy()).toBeNull();
  });

  it('says more by conditions of its own', () => {
    const status = {
      ancestors: [
        {
          controllerName: 'example.com/gateways',
          conditions: [accepted('True', 'Accepted')],
        },
      ],
      conditions: [{ type: 'Ready', status: 'False', reason: 'NoBackend' }],
    };
    expect(judgeObject(object({}, status), registry).state).toBe('failing');
  });

  it('is not known by ancestors of another sort', () => {
    const status = { ancestors: [{ conditions: [accepted('True', 'x')] }] };
    expect(judgeObject(object({}, status), registry).state).toBeNull();
  });
});

describe('what a cloud has', () => {
  const judge = (apiVersion: string, spec: object, status: object = {}) =>
    judgeObject({ ...object(spec, status), apiVersion }, registry);
  const ready = (status: string, reason: string) => ({
    conditions: [{ type: 'Ready', status, reason }],
  });

  it.each([
    ['s3.aws.upbound.io/v1beta1', { forProvider: {} }],
    ['sql.cnrm.cloud.google.com/v1beta1', {}],
    ['s3.services.k8s.aws/v1alpha1', {}],
    ['storage.azure.com/v1api20230101', { azureName: 'images' }],
  ])(
    'is progressing before its controller has said a word: %s',
    (api, spec) => {
      expect(judge(api, spec).state).toBe('progressing');
      expect(judge(api, spec, ready('True', 'Available')).state).toBe(
        'healthy',
      );
      expect(judge(api, spec, ready('False', 'CreateFailed')).state).toBe(
        'failing',
      );
    },
  );

  it('says first why the last operation failed', () => {
    const conditions = [
      { type: 'Synced', status: 'True' },
      { type: 'Ready', status: 'False', reason: 'Creating' },
      { type: 'LastAsyncOperation', status: 'False', message: 'no quota' },
    ];
    const api = 'rds.aws.upbound.io/v1beta1';
    expect(judge(api, { forProvider: {} }, { conditions })).toEqual({
      state: 'failing',
      message: 'no quota',
    });
  });

  it('waits for what it refers to', () => {
    const status = ready('False', 'DependencyNotReady');
    expect(judge('iam.cnrm.cloud.google.com/v1beta1', {}, status).state).toBe(
      'progressing',
    );
  });

  it.each([
    'DBInstance in "creating" state',
    'DB Instance in modifying state, cannot be modified until available',
    'replication group currently being created',
    'Table status is: CREATING',
  ])('waits until AWS has made it: %s', message => {
    const status = (type: string, value: string) => ({
      conditions: [{ type, status: value, message }],
    });
    const aws = (conditions: object) =>
      judge('rds.services.k8s.aws/v1alpha1', {}, conditions).state;
    expect(aws(status('ACK.ResourceSynced', 'False'))).toBe('progressing');
    expect(aws(status('ACK.Recoverable', 'True'))).toBe('progressing');
    expect(aws(status('ACK.Terminal', 'True'))).toBe('failing');
  });

  it('has an error of AWS that can be mended', () => {
    const conditions = [
      { type: 'ACK.Recoverable', status: 'True', message: 'AccessDenied' },
    ];
    expect(judge('rds.services.k8s.aws/v1alpha1', {}, { conditions })).toEqual({
      state: 'failing',
      message: 'AccessDenied',
    });
  });

  it('may be made of a graph of resources, which say how far they are', () => {
    const instance = (status: object) => judge('kro.run/v1alpha1', {}, status);
    expect(instance({}).state).toBe('progressing');
    expect(instance({ state: 'IN_PROGRESS' }).state).toBe('progressing');
    expect(instance({ state: 'ACTIVE' }).state).toBe('healthy');
    const conditions = [
      { type: 'ResourcesReady', status: 'False', message: 'no such bucket' },
    ];
    expect(instance({ state: 'ERROR', conditions })).toEqual({
      state: 'failing',
      message: 'ResourcesReady: no such bucket',
    });
  });

  it('is no setting of Azure', () => {
    expect(judge('config.azure.com/v1', {}).state).toBeNull();
  });

  it('is reached by a configuration that nothing is done with', () => {
    const config = (apiVersion: string, kind: string) =>
      judgeObject({ ...object({}), apiVersion, kind }, registry).state;
    expect(config('aws.upbound.io/v1beta1', 'ProviderConfig')).toBe('healthy');
    expect(config('aws.m.upbound.io/v1beta1', 'ClusterProviderConfig')).toBe(
      'healthy',
    );
    expect(config('example.com/v1', 'ProviderConfig')).toBeNull();
    expect(config('aws.upbound.io/v1beta1', 'Other')).toBeNull();
  });
});

describe('a constraint of Gatekeeper', () => {
  const judge = (group: string, byPod: readonly object[]) =>
    judgeObject(
      { ...object({}, { byPod }), apiVersion: `${group}.gatekeeper.sh/v1` },
      registry,
    );

  it.each(['constraints', 'mutations'])('is in force (%s)', group => {
    expect(judge(group, []).state).toBe('progressing');
    expect(judge(group, [{ id: 'a', enforced: true }]).state).toBe('healthy');
  });

  it('says what is wrong with it', () => {
    const errors = [{ code: 'ingest_error', message: 'no such template' }];
    expect(judge('constraints', [{ id: 'a' }, { id: 'b', errors }])).toEqual({
      state: 'failing',
      message: 'no such template',
    });
  });
});
