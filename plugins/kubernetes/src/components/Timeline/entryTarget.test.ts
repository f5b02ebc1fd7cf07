import { aFinding, aRollout } from '../../fixtures';
import { entryTarget } from './entryTarget';
import { aBar, aMark } from './testing';

const finding = aFinding(['dice-1']);
const web = {
  ...{ kind: 'Deployment', namespace: 'games', name: 'web' },
  type: 'object',
} as const;

it('is the pod that restarted', () => {
  expect(entryTarget(aMark(1), [])).toEqual({
    pod: { cluster: 'eu', namespace: 'games', name: 'dice-1' },
    tab: 'overview',
  });
});

it('is what a rollout changed, in its cluster', () => {
  const fact = { kind: 'rollout', rollout: aRollout() } as const;
  expect(entryTarget(aMark(1, { about: web, fact }), [])).toEqual({
    object: 'Deployment/games/web',
    objectCluster: 'eu',
    tab: 'revisions',
  });
});

it('is the details of what was scaled', () => {
  const fact = { kind: 'scaling', isAutoscaler: true } as const;
  expect(entryTarget(aMark(1, { about: web, fact }), [])).toMatchObject({
    tab: 'overview',
  });
});

it('is Help with a problem, and its object once that is over', () => {
  const bar = aBar(1, { finding });
  // It closes the pod that is open.
  expect(entryTarget(bar, [finding])).toStrictEqual({
    pod: undefined,
    finding: finding.id,
  });
  expect(entryTarget(bar, [])).toMatchObject({
    object: 'Deployment/games/dice-roller',
    objectCluster: 'eu',
  });
});

it('is Help where the same problem is known by another id, in that cluster', () => {
  const bar = aBar(1, { finding: { ...finding, id: 'of one cluster' } });
  const known = (cluster: string) => ({
    ...finding,
    scope: { ...finding.scope, cluster },
  });
  expect(entryTarget(bar, [known('eu')])).toMatchObject({
    finding: finding.id,
  });
  expect(entryTarget(bar, [known('us')])).not.toHaveProperty('finding');
  const scope = { ...finding.scope, cluster: 'eu', container: 'proxy' };
  const other = { ...finding, scope };
  expect(entryTarget(bar, [other])).not.toHaveProperty('finding');
});

it('is nothing for a node that is well again', () => {
  const scope = { kind: 'Node', namespace: '', name: 'node-1' };
  expect(
    entryTarget(aBar(1, { finding: { ...finding, scope } }), []),
  ).toBeUndefined();
});
