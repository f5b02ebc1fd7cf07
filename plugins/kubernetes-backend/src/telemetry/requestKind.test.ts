import { requestKind } from './requestKind';

describe('requestKind', () => {
  it.each([
    ['/api/v1/pods', undefined, 'pods', 'list'],
    ['/api/v1/pods', { watch: 'true' }, 'pods', 'watch'],
    ['/api/v1/namespaces/shop/pods', undefined, 'pods', 'list'],
    ['/api/v1/namespaces/shop/pods/web-1', undefined, 'pods', 'get'],
    ['/api/v1/namespaces/shop/pods/web-1/log', undefined, 'pods', 'log'],
    ['/apis/apps/v1/deployments', undefined, 'deployments', 'list'],
    ['/apis/batch/v1/namespaces/shop/jobs', undefined, 'jobs', 'list'],
    ['/api/v1/namespaces/shop', undefined, 'namespaces', 'get'],
    ['/api/v1/namespaces', undefined, 'namespaces', 'list'],
    [
      '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods',
      undefined,
      'pods.metrics.k8s.io',
      'list',
    ],
    ['/apis', undefined, 'discovery', 'get'],
    ['/apis/apps/v1', undefined, 'discovery', 'get'],
    ['/api/v1', undefined, 'discovery', 'get'],
    ['/apis/example.com/v1/widgets', undefined, 'other', 'get'],
    ['/version', undefined, 'other', 'get'],
  ])('takes %s with %p for %s, %s', (path, query, resource, verb) => {
    expect(requestKind('one', { path, query })).toEqual({
      cluster: 'one',
      resource,
      verb,
    });
  });
});
