import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { clusterProblem } from './clusterProblem';

const problemOf = (changes: object) =>
  clusterProblem({
    name: 'eu',
    url: 'https://eu:6443/k8s',
    authProvider: 'serviceAccount',
    authMetadata: { a: 'b' },
    ...changes,
  } as ClusterDetails);

it.each([{}, { url: 'http://localhost:8001' }, { authMetadata: {} }])(
  'finds none: %j',
  changes => {
    expect(problemOf(changes)).toBeUndefined();
  },
);

it.each([
  [{ url: undefined }, 'has no url'],
  [{ url: ' ' }, 'has no url'],
  [{ url: 7 }, 'url is invalid'],
  [{ url: 'eu:6443:x' }, 'must start with https://'],
  [{ url: 'not a url' }, 'url is invalid'],
  [{ url: 'ftp://eu' }, 'must start with https://'],
  [{ url: 'https://alice@eu' }, 'user name or password'],
  [{ url: 'https://:hunter2@eu' }, 'user name or password'],
  [{ url: 'https://alice:hunter2@eu' }, 'user name or password'],
  [{ url: 'https://eu?token=hunter2' }, 'without ? and #'],
  [{ url: 'https://eu#hunter2' }, 'without ? and #'],
  [{ authProvider: undefined }, 'no authProvider'],
  [{ authProvider: ' ' }, 'no authProvider'],
  [{ authMetadata: undefined }, 'no authMetadata'],
  [{ authMetadata: null }, 'no authMetadata'],
  [{ authMetadata: { a: 7 } }, 'something other than text'],
])('says what is wrong, without the URL: %j', (changes, words) => {
  const problem = problemOf(changes);
  expect(problem).toContain(words);
  expect(problem).not.toMatch(/hunter2|alice/);
});
