import {
  liveQuerySchema,
  logQuerySchema,
  manifestQuerySchema,
  mergedLogQuerySchema,
  parseParameters,
  podParametersSchema,
  usageQuerySchema,
} from './parameters';

const POD = {
  kind: 'component',
  namespace: 'default',
  name: 'shop',
  cluster: 'one',
  podNamespace: 'shop',
  pod: 'web-1',
};
const place = (after = '') => `one/shop/web/app${after}`;

function parseProblem(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('the path to a pod', () => {
  it('takes names of Kubernetes and of the catalog', () => {
    expect(parseParameters(podParametersSchema, POD)).toEqual(POD);
    const long = {
      ...POD,
      name: `S${'x'.repeat(252)}`,
      cluster: 'c'.repeat(253),
      pod: 'p'.repeat(253),
      podNamespace: 'a.b-c',
    };
    expect(parseParameters(podParametersSchema, long)).toEqual(long);
  });

  it.each([
    ['kind', ''],
    ['name', '-shop'],
    ['name', 'x'.repeat(254)],
    ['namespace', 'a/b'],
    ['namespace', 'default\n'],
    ['cluster', ''],
    ['cluster', 'c'.repeat(254)],
    ['pod', '..'],
    ['pod', 'a/b'],
    ['pod', 'Web'],
    ['pod', 'web-'],
    ['pod', 'web\n'],
    ['pod', 'p'.repeat(254)],
    ['podNamespace', '.'],
    ['podNamespace', 'kube system'],
    ['podNamespace', undefined],
  ])('refuses as %s: %j', (key, value) => {
    const error = parseProblem(() =>
      parseParameters(podParametersSchema, { ...POD, [key]: value }),
    );
    expect(error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(key),
    });
  });
});

describe('what is asked of a log', () => {
  const read = (query: object) => parseParameters(logQuerySchema, query);

  it('is its end, scrubbed, where nothing is said', () => {
    expect(read({})).toEqual({
      previous: false,
      tailLines: 500,
      timestamps: false,
      follow: false,
      limitBytes: 1024 * 1024,
      unscrubbed: false,
    });
  });

  it('is what is said', () => {
    const flags = ['previous', 'timestamps', 'follow', 'unscrubbed'];
    for (const flag of flags) {
      expect(read({ [flag]: 'true' })).toMatchObject({ [flag]: true });
      expect(read({ [flag]: 'false' })).toMatchObject({ [flag]: false });
    }
  });

  it.each([
    ['tailLines', 10_000],
    ['limitBytes', 10 * 1024 * 1024],
    ['sinceSeconds', 366 * 24 * 3600],
  ])('is from 1 up to a bound: %s', (key, bound) => {
    expect(read({ [key]: '1' })).toMatchObject({ [key]: 1 });
    expect(read({ [key]: String(bound) })).toMatchObject({ [key]: bound });
    for (const wrong of [
      '0',
      String(bound + 1),
      '-1',
      '1e3',
      '1.5',
      ' 1',
      '',
    ]) {
      expect(parseProblem(() => read({ [key]: wrong }))).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(key),
      });
    }
  });

  it('is refused where there is more in it than is known', () => {
    expect(parseProblem(() => read({ sinceTime: 'now' }))).toMatchObject({
      name: 'InputError',
      code: expect.any(String),
      message: expect.stringContaining('sinceTime'),
    });
  });
});

describe('what is asked of several logs', () => {
  const read = (pods: string, query: object = {}) =>
    parseParameters(mergedLogQuerySchema, { pods, ...query });

  it('is which of them, and from where', () => {
    const after = '2026-03-01T10:00:00.123456789Z';
    expect(read(`${place(`/${after}`)},two/shop/api`)).toMatchObject({
      pods: [
        {
          cluster: 'one',
          namespace: 'shop',
          name: 'web',
          container: 'app',
          after,
        },
        { cluster: 'two', namespace: 'shop', name: 'api' },
      ],
      follow: false,
      unscrubbed: false,
    });
  });

  it.each([
    ['nothing', ''],
    ['half of a place', 'one/shop'],
    ['a name that is none', 'one/shop/We%2Fb'],
    ['a time that is none', place('/yesterday')],
    ['too many of them', Array.from({ length: 21 }, () => place()).join(',')],
    ['too much text', `${'c'.repeat(8_200)}/shop/web`],
  ])('is not %s', (_, pods) => {
    expect(parseProblem(() => read(pods))).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^pods/),
    });
  });

  it('is twenty of them, of two megabytes each', () => {
    const pods = Array.from({ length: 20 }, () => place()).join(',');
    const most = 2 * 1024 * 1024;
    expect(read(pods, { limitBytes: String(most) })).toMatchObject({
      limitBytes: most,
    });
    expect(
      parseProblem(() => read(pods, { limitBytes: String(most + 1) })),
    ).toMatchObject({ name: 'InputError' });
  });
});

describe('what is asked of other routes', () => {
  it('is a cursor that is as long as a URL', () => {
    const cursor = 'c'.repeat(8_192);
    expect(parseParameters(liveQuerySchema, { cursor })).toEqual({ cursor });
    expect(
      parseProblem(() =>
        parseParameters(liveQuerySchema, { cursor: `${cursor}c` }),
      ),
    ).toMatchObject({ name: 'InputError' });
  });

  it('is one cluster, or several', () => {
    const read = (cluster?: string | string[]) =>
      parseParameters(usageQuerySchema, { cluster }).cluster;
    const many = Array.from({ length: 200 }, (_, index) => `c${index}`);
    expect(read()).toBeUndefined();
    expect(read('one')).toEqual(['one']);
    expect(read(many)).toEqual(many);
    expect(parseProblem(() => read([...many, 'more']))).toMatchObject({
      name: 'InputError',
    });
    expect(parseProblem(() => read(['one', '']))).toMatchObject({
      name: 'InputError',
    });
  });

  it('is one of two formats', () => {
    const read = (query: object) =>
      parseParameters(manifestQuerySchema, query).format;
    expect([read({}), read({ format: 'json' })]).toEqual(['yaml', 'json']);
    expect(parseProblem(() => read({ format: 'xml' }))).toMatchObject({
      name: 'InputError',
    });
  });
});
