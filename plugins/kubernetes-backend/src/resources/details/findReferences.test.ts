import { parsePath } from '../paths/parsePath';
import { findReferences, ReferencePath } from './findReferences';

const at = (path: string, more: Partial<ReferencePath> = {}) => ({
  path: parsePath(path),
  ...more,
});

const findAll = (spec: unknown, ...references: ReferencePath[]) =>
  findReferences({ spec }, references, (group, kind) =>
    group === 'example.com' && kind === 'Mouse' ? 'mice' : undefined,
  );

const find = (...given: Parameters<typeof findAll>) =>
  findAll(...given).objects;

describe('findReferences', () => {
  it('reads a name where the definition says the kind', () => {
    expect(
      find({ secretName: 'tls' }, at('spec.secretName', { kind: 'Secret' })),
    ).toEqual([{ kind: 'Secret', name: 'tls' }]);
    expect(find({ secretName: 'tls' }, at('spec.secretName'))).toEqual([]);
  });

  it('reads an object that says its own kind, group and namespace', () => {
    const path = at('spec.refs[*]');
    const refs = [
      { kind: 'Deployment', name: 'a', apiVersion: 'apps/v1' },
      { kind: 'Mouse', name: 'b', group: 'example.com', namespace: 'shop' },
      { kind: 'Cat', name: 'c', apiVersion: 'example.com/v1beta1' },
      { kind: 'Service', name: 'd', group: '' },
    ];
    expect(find({ refs }, path)).toEqual([
      { kind: 'Deployment', name: 'a' },
      {
        kind: 'Mouse',
        definition: 'mice.example.com',
        name: 'b',
        namespace: 'shop',
      },
      { kind: 'Cat', definition: 'cats.example.com', name: 'c' },
      { kind: 'Service', name: 'd' },
    ]);
  });

  it('takes what is in no namespace for that, whatever namespace an object names', () => {
    const ref = at('spec.ref', { kind: 'Cat', scope: 'Cluster' });
    expect(find({ ref: { name: 'a', namespace: 'other' } }, ref)).toEqual([
      { kind: 'Cat', name: 'a', namespace: '' },
    ]);
  });

  it('takes an empty group for that of the definition only where the kind is its own', () => {
    const ref = at('spec.ref', {
      kind: 'Cat',
      definition: 'cats.example.com',
    });
    const named = (kind: string) =>
      find({ ref: { kind, name: 'a', group: '' } }, ref);
    expect(named('Cat')).toEqual([
      { kind: 'Cat', definition: 'cats.example.com', name: 'a' },
    ]);
    expect(named('Mouse')).toEqual([{ kind: 'Mouse', name: 'a' }]);
  });

  it('takes another kind of the same group where the object names only the kind', () => {
    const issuer = at('spec.issuerRef', {
      kind: 'Issuer',
      definition: 'issuers.cert-manager.io',
    });
    expect(
      find({ issuerRef: { kind: 'ClusterIssuer', name: 'le' } }, issuer),
    ).toEqual([
      {
        kind: 'ClusterIssuer',
        definition: 'clusterissuers.cert-manager.io',
        name: 'le',
      },
    ]);
    expect(find({ issuerRef: { name: 'le' } }, issuer)).toEqual([
      { kind: 'Issuer', definition: 'issuers.cert-manager.io', name: 'le' },
    ]);
    expect(find({ issuerRef: { kind: 'Secret', name: 'le' } }, issuer)).toEqual(
      [{ kind: 'Secret', name: 'le' }],
    );
  });

  it('has each object once, from a list as from a value', () => {
    expect(
      find(
        { names: ['a', 'b', 'a'], name: 'b' },
        at('spec.names', { kind: 'ConfigMap' }),
        at('spec.name', { kind: 'ConfigMap' }),
      ),
    ).toEqual([
      { kind: 'ConfigMap', name: 'a' },
      { kind: 'ConfigMap', name: 'b' },
    ]);
  });

  it.each([
    ['no name', { kind: 'Pod' }],
    ['a path', { kind: 'Pod', name: '../../x' }],
    ['a name with a line break', { kind: 'Pod', name: 'a\nb' }],
    ['a name that ends in a line break', { kind: 'Pod', name: 'a\n' }],
    ['a name that is too long', { kind: 'Pod', name: 'a'.repeat(254) }],
    ['a kind that is none', { kind: '<b>', name: 'a' }],
    ['a number', 5],
    ['nothing', null],
  ])('ignores %s', (_, ref) => {
    expect(find({ ref }, at('spec.ref'))).toEqual([]);
  });

  it('leaves out a namespace or a group that cannot be one', () => {
    expect(
      find(
        { ref: { kind: 'Pod', name: 'a', namespace: 'Shop/x', group: '../x' } },
        at('spec.ref'),
      ),
    ).toEqual([{ kind: 'Pod', name: 'a' }]);
  });

  it('reads no more than a hundred, and says how many more there are', () => {
    const names = Array.from({ length: 300 }, (_, i) => `n${i}`);
    const secrets = at('spec.names', { kind: 'Secret' });
    const { objects, unread } = findAll({ names }, secrets);
    expect(objects).toHaveLength(100);
    expect(objects[99].name).toBe('n99');
    expect(unread).toBe(200);
    expect(findAll({ names: ['a'] }, secrets).unread).toBe(0);
  });

  it('ignores objects of another cluster', () => {
    const reference = at('spec.name', {
      kind: 'Pod',
      cluster: parsePath('spec.destination'),
    });
    const destination = { server: 'https://kubernetes.default.svc' };
    expect(find({ name: 'a', destination }, reference)).toEqual([
      { kind: 'Pod', name: 'a' },
    ]);
    expect(
      find({ name: 'a', destination: { name: 'prod-eu' } }, reference),
    ).toEqual([]);
  });
});
