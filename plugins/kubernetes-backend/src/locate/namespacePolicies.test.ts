import { Entity } from '@backstage/catalog-model';
import { NamespaceMetadata } from '@podlight/backstage-plugin-kubernetes-node';
import { namespacePolicyCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { NamespaceRule } from '../config';
import { configuredPolicies } from './namespacePolicies';

const NEVER = new AbortController().signal;

function owned(...owners: string[]): Entity {
  return {
    ...anEntity(),
    relations: [
      ...owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      { type: 'partOf', targetRef: 'system:default/checkout' },
      { type: 'partOf', targetRef: 'component:default/team-z' },
    ],
  };
}

async function allows(
  rule: NamespaceRule,
  entity: Entity,
  namespace: string,
  metadata: Partial<NamespaceMetadata> = {},
): Promise<boolean> {
  const [policy] = configuredPolicies([rule]);
  return policy.allows({
    entity,
    namespace,
    cluster: { name: 'eu', url: 'x', authProvider: 'x', authMetadata: {} },
    metadata: async () => ({ labels: {}, annotations: {}, ...metadata }),
    signal: NEVER,
  });
}

const TEAM_A = owned('group:default/team-a');

describe.each<[string, NamespaceRule]>([
  ['label', { label: 'team' }],
  ['list', { owner: 'team-a', namespaces: ['shop-*'] }],
])('a policy of a %s', (_what, rule) => {
  it.each(
    namespacePolicyCases({
      create: () => configuredPolicies([rule])[0],
      entity: TEAM_A,
      cluster: { name: 'eu', url: 'x', authProvider: 'x', authMetadata: {} },
      namespace: 'shop-prod',
      foreignNamespace: 'bank-prod',
      getMetadata: name => ({
        labels: { team: name === 'shop-prod' ? 'team-a' : 'team-b' },
        annotations: {},
      }),
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('a label or annotation that names the owner', () => {
  it.each([
    [{ team: 'team-a' }, true],
    [{ team: 'Team-A' }, true],
    [{ team: 'team-b' }, false],
    [{ team: 'team' }, false],
    [{ team: '' }, false],
    [{}, false],
  ])('says of labels %j: %s', async (labels, expected) => {
    expect(await allows({ label: 'team' }, TEAM_A, 'shop', { labels })).toBe(
      expected,
    );
  });

  it.each([
    ['group:default/team-a', 'group:default/team-a', true],
    ['team-b, team-a', 'group:default/team-a', true],
    ['user:team-a', 'group:default/team-a', false],
    ['other/team-a', 'group:default/team-a', false],
    ['team-a', 'group:other/team-a', false],
    ['other/team-a', 'group:other/team-a', true],
    ['user:default/ann', 'user:default/ann', true],
    ['ann', 'user:default/ann', false],
    [',,', 'group:default/team-a', false],
  ])('takes the annotation %j of %s: %s', async (text, owner, expected) => {
    const annotations = { owners: text };
    const rule = { annotation: 'owners' };
    expect(await allows(rule, owned(owner), 'shop', { annotations })).toBe(
      expected,
    );
  });

  it('uses the system where configured, and ignores other kinds', async () => {
    const rule = { label: 'system', names: 'system' as const };
    const labels = { system: 'checkout' };
    expect(await allows(rule, TEAM_A, 'shop', { labels })).toBe(true);
    const component = { labels: { system: 'team-z' } };
    expect(await allows(rule, TEAM_A, 'shop', component)).toBe(false);
  });

  it('gives an entity without owner no namespace, whatever it says', async () => {
    const labels = { team: 'undefined' };
    expect(await allows({ label: 'team' }, anEntity(), 'x', { labels })).toBe(
      false,
    );
  });

  it('does not look for labels on the prototype', async () => {
    expect(await allows({ label: 'constructor' }, TEAM_A, 'shop')).toBe(false);
  });
});

describe('a list of namespaces by owner', () => {
  it.each([
    ['group:default/team-a', ['shop'], 'shop', true],
    ['team-a', ['shop'], 'shop', true],
    ['team-*', ['team-*'], 'team-a-prod', true],
    ['*', ['sandbox'], 'sandbox', true],
    ['team-b', ['shop'], 'shop', false],
    ['team-a', ['shop'], 'shop-2', false],
    ['team-a', ['shop'], 'kube-system', false],
  ])('%s has %j: %s %s', async (owner, namespaces, namespace, expected) => {
    const rule = { owner, namespaces };
    expect(await allows(rule, TEAM_A, namespace)).toBe(expected);
  });

  it('may go by the system', async () => {
    const rule = { system: 'checkout', namespaces: ['checkout-*'] };
    expect(await allows(rule, TEAM_A, 'checkout-eu')).toBe(true);
    expect(await allows(rule, TEAM_A, 'shop')).toBe(false);
  });
});
