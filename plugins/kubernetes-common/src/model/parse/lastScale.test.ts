import { parseObject } from './parseObject';

const AT = '2026-11-30T10:00:00Z';

function aManager(changes: object = {}) {
  return {
    manager: 'kubectl',
    operation: 'Update',
    subresource: 'scale',
    apiVersion: 'apps/v1',
    time: AT,
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    ...changes,
  };
}

function scaleOf(managedFields: unknown, kind = 'Deployment') {
  const metadata = { name: 'web', namespace: 'shop', uid: 'u', managedFields };
  const object = parseObject({ kind, apiVersion: 'apps/v1', metadata });
  if (object?.kind !== 'Deployment' && object?.kind !== 'StatefulSet') {
    throw new Error('Not read');
  }
  return object.lastScale;
}

describe('the last scale of a workload', () => {
  it.each(['Deployment', 'StatefulSet'])('of a %s is by kubectl', kind => {
    expect(scaleOf([aManager()], kind)).toEqual({ at: AT, by: 'kubectl' });
  });

  it('is the newest one', () => {
    const later = '2026-11-30T11:00:00Z';
    const managers = [
      aManager(),
      aManager({ manager: 'lens', time: later }),
      aManager({ time: '2026-11-30T09:00:00Z' }),
    ];
    expect(scaleOf(managers)).toEqual({ at: later, by: 'lens' });
  });

  it.each<[string, unknown]>([
    [
      'what an autoscaler scaled',
      [aManager({ manager: 'kube-controller-manager' })],
    ],
    ['a manifest with replicas', [aManager({ subresource: undefined })]],
    ['a status', [aManager({ subresource: 'status' })]],
    ['a write of nothing', [aManager({ fieldsV1: {} })]],
    ['a write without a time', [aManager({ time: undefined })]],
    ['a time that is none', [aManager({ time: 'yesterday' })]],
    ['nonsense', [null, 7, 'x', { subresource: 'scale' }]],
    ['no list', { subresource: 'scale' }],
  ])('is not %s', (_, managedFields) => {
    expect(scaleOf(managedFields)).toBeUndefined();
  });
});
