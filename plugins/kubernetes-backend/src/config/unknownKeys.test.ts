import { z } from 'zod';
import { keysAt, unknownKey } from './unknownKeys';

const CLUSTER = ['clusterLocatorMethods', 0, 'clusters', 1];

describe('unknownKey', () => {
  it.each<[readonly PropertyKey[], string, string]>([
    [CLUSTER, 'certificate-authority-data', 'use caData'],
    [CLUSTER, 'CertificateAuthorityData', 'use caData'],
    [CLUSTER, 'token', 'use serviceAccountToken'],
    [['clusterLocatorMethods', 0], 'zone', 'use region'],
    [[], 'clusters', "use clusterLocatorMethods: [{ type: 'config'"],
  ])('advises on a common mistake: %j %s', (path, key, advice) => {
    expect(unknownKey(path, key, [])).toContain(advice);
  });

  it('gives the advice of a place only there', () => {
    expect(unknownKey(['links', 0], 'token', ['url'])).not.toContain(
      'serviceAccountToken',
    );
  });

  it('suggests the closest known key', () => {
    expect(unknownKey(CLUSTER, 'titel', ['title', 'url'])).toBe(
      "kubernetes.clusterLocatorMethods[0].clusters[1].titel is an unknown key and ignored; did you mean 'title'?",
    );
  });

  it('lists the known keys where none is close', () => {
    expect(unknownKey([], 'xyzzy', ['links', 'connect'])).toContain(
      'the keys there are links, connect',
    );
    expect(unknownKey([], 'xyzzy', [])).not.toContain('the keys there are');
  });
});

describe('keysAt', () => {
  const schema = z.object({
    list: z.array(
      z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]),
    ),
    optional: z.object({ c: z.string() }).optional(),
    piped: z.preprocess(value => value, z.object({ d: z.string() })),
  });

  it.each<[readonly PropertyKey[], readonly string[]]>([
    [[], ['list', 'optional', 'piped']],
    [
      ['list', 3],
      ['a', 'b'],
    ],
    [['optional'], ['c']],
    [['piped'], ['d']],
    [['unknown'], []],
    [['list', 3, 'a'], []],
  ])('lists the keys at %j', (path, keys) => {
    expect(keysAt(schema, path)).toEqual(keys);
  });
});
