import { apiPath } from './ClusterConnection';

describe('apiPath', () => {
  it('joins segments', () => {
    expect(apiPath('api', 'v1', 'namespaces', 'shop', 'pods')).toBe(
      '/api/v1/namespaces/shop/pods',
    );
  });

  it.each([
    ['../secrets', '/api/..%2Fsecrets'],
    ['a?b=c', '/api/a%3Fb%3Dc'],
    ['a#b', '/api/a%23b'],
    ['a%2Fb', '/api/a%252Fb'],
    ['ä b', '/api/%C3%A4%20b'],
    ['...', '/api/...'],
  ])('keeps %p in its place', (segment, path) => {
    expect(apiPath('api', segment)).toBe(path);
  });

  it.each(['', '.', '..'])('refuses the segment %p', segment => {
    expect(() => apiPath('api', segment, 'pods')).toThrow(TypeError);
  });
});
