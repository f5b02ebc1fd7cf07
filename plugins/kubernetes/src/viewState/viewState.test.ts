import {
  parsePodKey,
  parseViewState,
  ViewState,
  writeViewState,
} from './viewState';

describe('view state', () => {
  it.each<[ViewState]>([
    [{}],
    [{ finding: 'ImagePull/games/Deployment/dice-roller/app/nginx:1.29' }],
    [{ pod: { cluster: 'eu', namespace: 'games', name: 'web-0' } }],
    [
      {
        pod: {
          cluster: 'arn:aws:eks:eu-west-1:1:cluster/games & more',
          namespace: 'games',
          name: 'web-0',
        },
        finding: 'f?&=#',
      },
    ],
  ])('comes back from the URL as it went in: %p', view => {
    const query = writeViewState(new URLSearchParams(), view);
    expect(parseViewState(new URLSearchParams(query.toString()))).toEqual(view);
  });

  it('leaves the parameters of others alone and clears its own', () => {
    const query = new URLSearchParams('tab=x&pod=eu/games/web-0&finding=f');
    expect(writeViewState(query, {}).toString()).toBe('tab=x');
  });

  it.each([
    ['pod='],
    ['pod=web-0'],
    ['pod=games/web-0'],
    ['pod=eu//'],
    ['finding='],
  ])('ignores what it cannot read: %s', query => {
    expect(parseViewState(new URLSearchParams(query))).toEqual({});
  });

  it('reads a pod from the right, because cluster names may have slashes', () => {
    expect(parsePodKey('a/b/c/ns/pod')).toEqual({
      cluster: 'a/b/c',
      namespace: 'ns',
      name: 'pod',
    });
  });
});
