import fc from 'fast-check';
import { crdName } from '../customResource';
import { parseCustomResource } from './customResource';
import { parseObject, toClusterObjects } from './parseObject';

const ROLLOUTS = { group: 'argoproj.io', plural: 'rollouts' };

const rollout = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'api', namespace: 'shop', generation: 4 },
  spec: { template: { spec: { containers: [{ env: 'hunter2' }] } } },
  data: { password: 'hunter2' },
  status: {
    observedGeneration: '4',
    message: 'hunter2',
    conditions: [
      {
        type: 'Available',
        status: 'False',
        reason: 'AvailableReason',
        message: 'not available',
        lastTransitionTime: '2026-08-20T10:00:00Z',
        observedGeneration: 4,
        secret: 'hunter2',
      },
      { type: 'ComparisonError', message: 'no status' },
      { status: 'True' },
      'nonsense',
    ],
  },
};

describe('parseCustomResource', () => {
  it('keeps metadata and conditions, and nothing that may contain a secret', () => {
    const parsed = parseCustomResource(rollout, ROLLOUTS);
    expect(parsed).toMatchObject({
      kind: 'CustomResource',
      resource: {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        plural: 'rollouts',
      },
      status: {
        observedGeneration: 4,
        conditions: [
          {
            type: 'Available',
            status: 'False',
            reason: 'AvailableReason',
            message: 'not available',
            lastTransitionTime: '2026-08-20T10:00:00Z',
            observedGeneration: 4,
          },
          { type: 'ComparisonError', status: '', message: 'no status' },
        ],
      },
    });
    expect(parsed && crdName(parsed)).toBe('rollouts.argoproj.io');
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });

  it('does not take the objects of one API for those of another', () => {
    const other = { group: 'example.com', plural: 'rollouts' };
    expect(parseCustomResource(rollout, other)).toBeUndefined();
  });

  it('never throws, and keeps to a bounded number of conditions', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ type: `T${i}` }));
    const byType = Object.fromEntries(
      many.map(({ type }) => [type, { status: 'True' }]),
    );
    for (const conditions of [many, byType]) {
      const parsed = parseCustomResource({
        ...rollout,
        status: { conditions },
      });
      expect(parsed?.status.conditions).toHaveLength(30);
    }
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (metadata, status) => {
        parseCustomResource({ ...rollout, metadata, status }, ROLLOUTS);
        parseCustomResource(metadata);
      }),
    );
  });
});

describe('parseObject', () => {
  it.each([
    ['argoproj.io/v1alpha1', 'CustomResource'],
    ['serving.knative.dev/v1', 'CustomResource'],
    ['cluster.x-k8s.io/v1beta1', 'CustomResource'],
    ['snapshot.storage.k8s.io/v1', 'CustomResource'],
    ['sparkoperator.k8s.io/v1beta2', 'CustomResource'],
    ['storage.k8s.io/v1', undefined],
    ['resource.k8s.io/v1', undefined],
    ['metrics.k8s.io/v1beta1', undefined],
    ['external.metrics.k8s.io/v1beta1', undefined],
    ['apps/v1', undefined],
    ['apps/v1', undefined],
    ['v1', undefined],
  ])('reads a kind of %s as %s', (apiVersion, kind) => {
    expect(parseObject({ ...rollout, apiVersion })?.kind).toBe(kind);
  });

  it('distinguishes two custom resources of one name', () => {
    const objects = ['Rollout', 'Application']
      .map(kind => parseObject({ ...rollout, kind }))
      .filter(object => object !== undefined);
    expect(toClusterObjects(objects).objects.CustomResource).toHaveLength(2);
  });
});
