import { Addition, additionProblem } from './additionProblem';

const nothing = () => undefined;

describe('additionProblem', () => {
  it.each<[Addition, unknown]>([
    ['cluster provider', { id: 'a', getClusters: nothing }],
    ['auth provider', { id: 'a', getCredential: nothing }],
    ['service locator', { id: 'a', locate: nothing }],
    ['namespace policy', { id: 'a', allows: nothing }],
    ['fleet source', { id: 'a', follow: nothing }],
    ['rule set', { id: 'a', classes: {} }],
    // A class of its own keeps its methods in the prototype.
    [
      'service locator',
      new (class {
        readonly id = 'a';
        locate() {}
      })(),
    ],
  ])('takes a %s of the right shape', (what, item) => {
    expect(additionProblem(what, item)).toBeUndefined();
  });

  it.each<[string, Addition, unknown, RegExp]>([
    [
      'locator of the peer',
      'service locator',
      { getClustersByEntity: nothing },
      /^A service locator that a module added has no id \(text\) and no locate\(\)\. It has getClustersByEntity\(\), so it was written for @backstage\/plugin-kubernetes-node.* Implement ServiceLocator of @podlight\/backstage-plugin-kubernetes-node\.$/,
    ],
    [
      "factory of the peer's locator",
      'service locator',
      async () => ({ getClustersByEntity: nothing }),
      /added a function as service locator\. Implement ServiceLocator/,
    ],
    [
      'authentication strategy of the peer, which has a getCredential, too',
      'auth provider',
      { getCredential: nothing, validateCluster: nothing },
      /no id \(text\)\. It has validateCluster\(\).*Implement AuthProvider/,
    ],
    [
      'cluster supplier of the peer, which has a getClusters, too',
      'cluster provider',
      { getClusters: nothing },
      /no id \(text\)\. Implement ClusterProvider/,
    ],
    [
      'policy without allows',
      'namespace policy',
      { id: 'ours', allows: true },
      /^The namespace policy 'ours' that a module added has no allows\(\)/,
    ],
    ['source without follow', 'fleet source', { id: 'a' }, /no follow\(\)/],
    ['locator that is null', 'service locator', null, /added null as service/],
    ['rule set without id', 'rule set', {}, /kubernetes-common\.$/],
    ['text', 'auth provider', 'vault', /added string as auth provider/],
  ])('refuses a %s', (_case, what, item, words) => {
    expect(additionProblem(what, item)).toMatch(words);
  });
});
