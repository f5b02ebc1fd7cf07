import { closest, didYouMean } from './closest';

const KNOWN = [
  'serviceAccount',
  'google',
  'googleServiceAccount',
  'aws',
  'oidc',
];

describe('closest', () => {
  it.each([
    ['serviceAcount', 'serviceAccount'],
    ['service-account', 'serviceAccount'],
    ['Service_Account', 'serviceAccount'],
    ['goggle', 'google'],
    // Two neighbors that are swapped are one mistake.
    ['odic', 'oidc'],
    ['awss', 'aws'],
    ['google', 'google'],
  ])('takes %s for %s', (word, meant) => {
    expect(closest(word, KNOWN)).toBe(meant);
  });

  it.each(['', 'x', 'kubeconfig', 'awsome', 'goo', 'ab', 'gooooogle1'])(
    'takes %p for nothing known',
    word => {
      expect(closest(word, KNOWN)).toBeUndefined();
    },
  );

  it('allows for three mistakes in a long word', () => {
    expect(closest('srviceAccou', KNOWN)).toBe('serviceAccount');
    expect(closest('srvceAccou', KNOWN)).toBeUndefined();
  });

  it('prefers the nearest, and the first of equal ones', () => {
    expect(closest('clusterb', ['cluster-aaa', 'cluster-a', 'cluster-b'])).toBe(
      'cluster-b',
    );
    expect(closest('cluster-x', ['cluster-a', 'cluster-b'])).toBe('cluster-a');
  });

  it('does not compare long words, which takes too long', () => {
    const longest = 'x'.repeat(60);
    expect(closest(longest, [longest])).toBe(longest);
    expect(closest(`${longest}x`, [`${longest}x`])).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('asks, or says nothing', () => {
    expect(didYouMean('goggle', KNOWN)).toBe("did you mean 'google'?");
    expect(didYouMean('vault', KNOWN)).toBe('');
  });
});
