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
