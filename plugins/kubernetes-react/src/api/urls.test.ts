import {
  diagnosisPath,
  entityPath,
  helpPath,
  liveQuery,
  logsQuery,
  mergedLogsQuery,
  podPath,
  retryPath,
  usageQuery,
} from './urls';

const ENTITY = 'Component:default/web shop';

describe('paths', () => {
  it('name the version of the wire before the entity', () => {
    expect(entityPath('component:games/dice')).toBe(
      'v1/entities/component/games/dice',
    );
  });

  it.each([
    ['an entity', () => entityPath(ENTITY), 'web%20shop'],
    [
      'a pod of a cluster with slashes in its name',
      () =>
        podPath({
          entityRef: 'component:default/web',
          cluster: 'aws/eu?1',
          namespace: 'shop',
          name: 'web-1',
        }),
      'pods/aws%2Feu%3F1/shop/web-1',
    ],
    [
      'a cluster that is asked again',
      () => retryPath('component:default/web', '../admin'),
      'clusters/..%2Fadmin/retry',
    ],
    ['a diagnosis', () => diagnosisPath('a/b'), 'clusters/a%2Fb/diagnosis'],
    ['a failure class', () => helpPath('a#b'), 'help/a%23b'],
    ['a diagnosis of ..', () => diagnosisPath('..'), 'clusters/-/diagnosis'],
    ['the failure class ..', () => helpPath('..'), 'help/-'],
  ])('of %s escape what would lead elsewhere', (_, path, expected) => {
    expect(path()).toContain(expected);
  });
});

describe('queries', () => {
  it('are empty where nothing is asked', () => {
    expect(liveQuery(undefined)).toBe('');
    expect(usageQuery(undefined)).toBe('');
    expect(logsQuery({})).toBe('');
  });

  it('name each cluster whose usage is asked, and none where none is', () => {
    expect(usageQuery(['eu&x=1', 'us'])).toBe('?cluster=eu%26x%3D1&cluster=us');
    expect(usageQuery([])).toBe('?');
  });

  it('escape the cursor', () => {
    expect(liveQuery('a.1,b.2&x')).toBe('?cursor=a.1%2Cb.2%26x');
  });

  it('have every option of a log that is set, also those that are false or zero', () => {
    expect(
      logsQuery({
        container: 'app',
        previous: false,
        tailLines: 0,
        sinceSeconds: 60,
        timestamps: true,
        limitBytes: 1024,
        follow: true,
        unscrubbed: true,
      }),
    ).toBe(
      'container=app&previous=false&tailLines=0&sinceSeconds=60&timestamps=true&limitBytes=1024&follow=true&unscrubbed=true',
    );
  });

  it('name the pods of merged logs', () => {
    const query = new URLSearchParams(
      mergedLogsQuery(
        [{ cluster: 'eu', namespace: 'shop', name: 'web-1', container: 'app' }],
        { tailLines: 50 },
      ),
    );
    expect(query.get('tailLines')).toBe('50');
    expect(query.get('pods')).toContain('web-1');
    expect([...query.keys()]).toEqual(['pods', 'tailLines']);
  });
});
