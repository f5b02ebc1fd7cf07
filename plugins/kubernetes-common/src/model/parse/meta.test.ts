import { parseConditions, parseMeta, trimAnnotations } from './meta';

describe('parseMeta', () => {
  it('is undefined where the name or the namespace cannot be one', () => {
    for (const meta of [
      undefined,
      {},
      { name: 'a/b' },
      { name: 'x'.repeat(254) },
      { name: 'web', namespace: '..' },
      { name: 'web', namespace: 5 },
    ]) {
      expect(parseMeta(meta)).toBeUndefined();
    }
  });

  it('has defaults for absent fields', () => {
    expect(parseMeta({ name: 'web' })).toEqual({
      name: 'web',
      namespace: '',
      uid: '',
      labels: {},
      annotations: {},
      finalizers: [],
      ownerReferences: [],
    });
  });

  it('drops owners without a name, and assumes no controller', () => {
    const { ownerReferences } = parseMeta({
      name: 'web-1',
      ownerReferences: [
        { kind: 'ReplicaSet', name: 'web', uid: '1', controller: true },
        { apiVersion: 'batch/v1', kind: 'Job', name: 'x' },
        { kind: 'Job', name: '../x' },
        { name: 'x' },
      ],
    })!;
    expect(ownerReferences).toEqual([
      { kind: 'ReplicaSet', name: 'web', uid: '1', controller: true },
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        name: 'x',
        uid: '',
        controller: false,
      },
    ]);
  });
});

describe('trimAnnotations', () => {
  it('keeps only annotations that are known to be harmless', () => {
    const harmless = {
      'app.kubernetes.io/version': '1.4.2',
      'deployment.kubernetes.io/revision': '7',
    };
    expect(
      trimAnnotations({
        ...harmless,
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        'kubernetes.io/change-cause': 'helm --set password=hunter2',
        'my.app.kubernetes.io/x': 'y',
      }),
    ).toEqual(harmless);
  });

  it('keeps what its reader asks for instead, at most 32', () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`key-${i}`, 'x']),
    );
    const kept = trimAnnotations(many, key => key !== 'key-0');
    expect(Object.keys(kept)).toHaveLength(32);
    expect(kept).not.toHaveProperty('key-0');
  });
});

describe('parseConditions', () => {
  it('reads the status as Unknown when it is absent, and drops conditions without a type', () => {
    expect(
      parseConditions([
        { type: 'Ready' },
        { status: 'True' },
        {
          type: 'Available',
          status: 'False',
          reason: 'x',
          message: 'y',
          lastTransitionTime: '2026-01-01T12:00:00Z',
        },
      ]),
    ).toEqual([
      { type: 'Ready', status: 'Unknown' },
      {
        type: 'Available',
        status: 'False',
        reason: 'x',
        message: 'y',
        lastTransitionTime: '2026-01-01T12:00:00Z',
      },
    ]);
  });
});
