import {
  booleanParameter,
  integerParameter,
  parseRequest,
  revisionParameter,
} from './requestInfo';

const parseUrl = (path: string) => new URL(path, 'https://127.0.0.1');
const parse = (path: string, method = 'GET') =>
  parseRequest(method, parseUrl(path));

it.each<[string, object]>([
  ['/api/v1/pods', { verb: 'list', group: '', version: 'v1', plural: 'pods' }],
  [
    '/apis/apps/v1/deployments',
    { verb: 'list', group: 'apps', version: 'v1', plural: 'deployments' },
  ],
  ['/api/v1/pods?watch=true', { verb: 'watch', plural: 'pods' }],
  ['/api/v1/pods?watch=1', { verb: 'watch' }],
  ['/api/v1/pods?watch=false', { verb: 'list' }],
  [
    '/api/v1/namespaces/shop/pods',
    { verb: 'list', plural: 'pods', namespace: 'shop', name: undefined },
  ],
  [
    '/api/v1/namespaces/shop/pods/a?watch=true',
    { verb: 'get', plural: 'pods', namespace: 'shop', name: 'a' },
  ],
  [
    '/api/v1/namespaces/shop/pods/a/log',
    { verb: 'get', name: 'a', subresource: 'log' },
  ],
  [
    '/api/v1/namespaces/shop/services/a/proxy/x/y',
    { plural: 'services', name: 'a', subresource: 'proxy/x/y' },
  ],
  ['/api/v1/namespaces', { verb: 'list', plural: 'namespaces' }],
  [
    '/api/v1/namespaces/shop',
    { verb: 'get', plural: 'namespaces', namespace: 'shop', name: 'shop' },
  ],
  [
    '/api/v1/namespaces/shop/status',
    { plural: 'namespaces', name: 'shop', subresource: 'status' },
  ],
  [
    '/api/v1/namespaces/shop/finalize',
    { plural: 'namespaces', name: 'shop', subresource: 'finalize' },
  ],
  ['/api/v1/nodes/a%2Fb', { plural: 'nodes', name: 'a/b' }],
])('reads %s', (path, expected) => {
  expect(parse(path)).toMatchObject({ kind: 'resource', ...expected });
});

it('leaves out what a request has not', () => {
  expect(parse('/api/v1/pods')).toMatchObject({
    namespace: undefined,
    name: undefined,
    subresource: undefined,
  });
});

it.each(['/', '/version', '/api', '/api/v1', '/apis', '/apis/apps/v1'])(
  'takes %s for a path',
  path => {
    expect(parse(path)).toEqual({ kind: 'path', verb: 'get', path });
  },
);

it('takes a garbled path for a path', () => {
  expect(parse('/api/v1/pods/%zz')).toEqual({
    kind: 'path',
    verb: 'get',
    path: '/api/v1/pods/%zz',
  });
});

it.each([
  ['HEAD', 'list', 'get'],
  ['POST', 'create', 'create'],
  ['DELETE', 'deletecollection', 'delete'],
  ['PUT', 'put', 'update'],
  ['PATCH', 'patch', 'patch'],
])('names %s of a collection %s and of an object %s', (method, all, one) => {
  expect(parse('/api/v1/nodes', method).verb).toBe(all);
  expect(parse('/api/v1/nodes/a', method).verb).toBe(one);
  expect(parse('/version', method).verb).toBe(method.toLowerCase());
});

it('reads whole numbers', () => {
  const limit = (text: string) =>
    integerParameter(parseUrl(`/?limit=${text}`), 'limit');
  expect(limit('12')).toBe(12);
  expect(limit('-5')).toBe(-5);
  expect(limit('')).toBeUndefined();
  expect(integerParameter(parseUrl('/'), 'limit')).toBeUndefined();
  expect(() => limit('1.5')).toThrow(
    'strconv.ParseInt: parsing "1.5": invalid syntax',
  );
  expect(() => limit('12x')).toThrow('invalid syntax');
});

it('reads resource versions, which are never negative', () => {
  const revision = (text: string) =>
    revisionParameter(parseUrl(`/?resourceVersion=${text}`));
  expect(revision('0')).toBe(0);
  expect(revision('')).toBeUndefined();
  expect(revisionParameter(parseUrl('/'))).toBeUndefined();
  expect(() => revision('-1')).toThrow(
    'resourceVersion: Invalid value: "-1": strconv.ParseUint: parsing "-1": invalid syntax',
  );
  expect(() => revision('1a')).toThrow('Invalid value: "1a"');
});

it.each([
  ['true', true],
  ['1', true],
  ['True', true],
  ['t', true],
  ['false', false],
  ['yes', false],
  ['', false],
])('reads the switch %p as %p', (text, expected) => {
  expect(booleanParameter(parseUrl(`/?follow=${text}`), 'follow')).toBe(
    expected,
  );
  expect(booleanParameter(parseUrl('/'), 'follow')).toBe(false);
});
