import { readDiscoveredGroup, readGroups, readPlurals } from './readDiscovery';

const WANTED = new Map([
  ['argoproj.io', new Set(['rollouts', 'applications'])],
  ['cert-manager.io', new Set(['certificates'])],
]);

const LIST = ['get', 'list', 'watch'];

function group(name: unknown, versions: unknown) {
  return { metadata: { name }, versions };
}

describe('readDiscoveredGroup', () => {
  const read = (item: unknown) => readDiscoveredGroup(item, WANTED);

  it('finds what is wanted, with its versions in their order', () => {
    expect(
      read(
        group('argoproj.io', [
          {
            version: 'v1',
            resources: [{ resource: 'rollouts', verbs: LIST }],
          },
          {
            version: 'v1alpha1',
            resources: [
              { resource: 'rollouts', verbs: LIST },
              { resource: 'applications', verbs: ['list'] },
              { resource: 'analysisruns', verbs: LIST },
            ],
          },
        ]),
      ),
    ).toEqual([
      {
        group: 'argoproj.io',
        plural: 'rollouts',
        versions: ['v1', 'v1alpha1'],
      },
      { group: 'argoproj.io', plural: 'applications', versions: ['v1alpha1'] },
    ]);
  });

  it('leaves out what cannot be listed', () => {
    const resources = [
      { resource: 'rollouts', verbs: ['get', 'watch'] },
      { resource: 'applications' },
    ];
    expect(read(group('argoproj.io', [{ version: 'v1', resources }]))).toEqual(
      [],
    );
  });

  it.each([
    'v1/../../secrets',
    'v',
    '1',
    'v1gamma1',
    'v12345',
    'V1',
    'v1 ',
    '',
    1,
    undefined,
  ])('leaves out the version %p, which would be in a path', version => {
    const resources = [{ resource: 'rollouts', verbs: LIST }];
    expect(read(group('argoproj.io', [{ version, resources }]))).toEqual([]);
  });

  it.each(['v1', 'v2beta1', 'v1alpha12', 'v1234'])('takes %s', version => {
    const resources = [{ resource: 'rollouts', verbs: LIST }];
    const found = read(group('argoproj.io', [{ version, resources }]));
    expect(found.flatMap(({ versions }) => versions)).toEqual([version]);
  });

  it('takes twenty versions', () => {
    const versions = Array.from({ length: 21 }, (_, i) => ({
      version: `v${i + 1}`,
      resources: [{ resource: 'rollouts', verbs: LIST }],
    }));
    const [found] = read(group('argoproj.io', versions));
    expect(found.versions).toHaveLength(20);
    expect(found.versions.at(-1)).toBe('v20');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'argoproj.io'],
    ['no metadata', { versions: [] }],
    ['no name', group(7, [])],
    [
      'another group',
      group('apps', [
        {
          version: 'v1',
          resources: [{ resource: 'rollouts', verbs: LIST }],
        },
      ]),
    ],
    ['no versions', group('argoproj.io', 'v1')],
    ['versions that are none', group('argoproj.io', [null, 'v1', 7])],
  ])('finds nothing in %s', (_what, item) => {
    expect(read(item)).toEqual([]);
  });
});

describe('readGroups', () => {
  const read = (answer: unknown) => readGroups(answer, WANTED);

  it('finds the wanted groups, the preferred version first and once', () => {
    expect(
      read({
        groups: [
          { name: 'apps', versions: [{ version: 'v1' }] },
          {
            name: 'cert-manager.io',
            versions: [{ version: 'v1alpha2' }, { version: 'v1' }],
            preferredVersion: { version: 'v1' },
          },
        ],
      }),
    ).toEqual([{ group: 'cert-manager.io', versions: ['v1', 'v1alpha2'] }]);
  });

  it('takes the order of the server without a usable preference', () => {
    const versions = [
      { version: 'v2' },
      { version: '../v1' },
      { version: 'v1' },
    ];
    for (const preferredVersion of [undefined, { version: '../v1' }]) {
      expect(
        read({ groups: [{ name: 'argoproj.io', versions, preferredVersion }] }),
      ).toEqual([{ group: 'argoproj.io', versions: ['v2', 'v1'] }]);
    }
  });

  it('takes twenty versions', () => {
    const versions = Array.from({ length: 21 }, (_, i) => ({
      version: `v${i + 1}`,
    }));
    const [found] = read({ groups: [{ name: 'argoproj.io', versions }] });
    expect(found.versions).toHaveLength(20);
  });

  it.each([[undefined], [[]], [{}], [{ groups: {} }], [{ groups: [null] }]])(
    'finds nothing in %j',
    answer => {
      expect(read(answer)).toEqual([]);
    },
  );
});

describe('readPlurals', () => {
  const wanted = new Set(['rollouts', 'applications']);

  it('finds wanted plurals that can be listed, each once, without subresources', () => {
    const resources = [
      { name: 'rollouts', verbs: LIST },
      { name: 'rollouts/status', verbs: LIST },
      { name: 'rollouts', verbs: LIST },
      { name: 'applications', verbs: ['create'] },
      { name: 'analysisruns', verbs: LIST },
    ];
    expect(readPlurals({ resources }, wanted)).toEqual(['rollouts']);
  });

  it.each([[undefined], ['rollouts'], [{}], [{ resources: 'rollouts' }]])(
    'finds nothing in %j',
    answer => {
      expect(readPlurals(answer, wanted)).toEqual([]);
    },
  );
});
