import { readMethods } from './readMethods';

function read(given: unknown) {
  const warnings: string[] = [];
  const methods = readMethods(given, message => warnings.push(message));
  return { methods, warnings };
}

const config = (...clusters: unknown[]) => read([{ type: 'config', clusters }]);

describe('readMethods', () => {
  it('takes a single method for a list of one', () => {
    expect(read({ type: 'catalog' }).methods).toEqual([{ type: 'catalog' }]);
  });

  it.each<[unknown, string, string]>([
    ['text', 'text', 'must be an object that begins with type'],
    [[5], 'config', 'must be an object that begins with type'],
    [[{}], 'config', 'clusterLocatorMethods[0].type is missing'],
    [[{ type: 'catalgo' }], 'catalgo', "did you mean 'catalog'?"],
    [[{ type: 'gke' }], 'gke', 'projectId is missing'],
  ])('keeps an unusable method with its problem: %j', (given, id, problem) => {
    expect(read(given).methods).toEqual([
      { type: 'unusable', id, problem: expect.stringContaining(problem) },
    ]);
  });

  it('keeps the other methods and clusters beside a wrong one', () => {
    const good = { name: 'good', url: 'https://good' };
    const { methods } = read([
      { type: 'gke' },
      { type: 'config', clusters: [{ name: 'bad' }, good] },
    ]);
    expect(methods).toMatchObject([
      { type: 'unusable' },
      {
        type: 'config',
        clusters: [
          { name: 'bad', problem: expect.stringContaining('url is missing') },
          good,
        ],
      },
    ]);
  });

  it('names a cluster without a name by its position', () => {
    expect(
      config({ url: 'https://x' }, 'text', { name: 5 }).methods,
    ).toMatchObject([
      {
        clusters: [
          { name: 'clusterLocatorMethods[0].clusters[0]' },
          { name: 'clusterLocatorMethods[0].clusters[1]' },
          { name: '5' },
        ],
      },
    ]);
  });

  it('adds a mistyped key to the problem that it may have caused', () => {
    const { methods } = config({ name: 'eu', adress: 'https://x' });
    expect(methods).toMatchObject([
      { clusters: [{ problem: expect.stringContaining('adress') }] },
    ]);
  });

  it('ignores empty convenience keys, with a warning unless the other key is set', () => {
    const cluster = { name: 'eu', url: 'https://eu' };
    const empty = config({ ...cluster, title: '', caData: ' ' });
    expect(empty.methods).toEqual([{ type: 'config', clusters: [cluster] }]);
    expect(empty.warnings).toEqual([
      expect.stringContaining('caData is empty'),
      expect.stringContaining('title is empty'),
    ]);
    const other = config({ ...cluster, caFile: '/ca.crt', caData: '' });
    expect(other.warnings).toEqual([]);
  });

  it('warns of a config method without clusters', () => {
    expect(read([{ type: 'config' }])).toEqual({
      methods: [{ type: 'config', clusters: [] }],
      warnings: [expect.stringContaining('clusters is missing')],
    });
  });
});
