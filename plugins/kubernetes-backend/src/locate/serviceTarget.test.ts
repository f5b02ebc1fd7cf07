import { anEntity } from '../__testUtils__/anEntity';
import { singleTenantLocator } from './locators';
import { isSameTarget, isSelected, serviceTarget } from './serviceTarget';

const ID = 'backstage.io/kubernetes-id';

describe('serviceTarget', () => {
  it.each([
    ['the name of the entity', {}, `${ID}=shop`],
    ['the id', { [ID]: 'other' }, `${ID}=other`],
    [
      'the label selector before the id',
      { [ID]: 'other', 'backstage.io/kubernetes-label-selector': 'app=x' },
      'app=x',
    ],
  ])('selects by %s', (_what, annotations, selector) => {
    expect(serviceTarget(anEntity('shop', annotations)).selector.text).toBe(
      selector,
    );
  });

  it.each([
    [{ [ID]: 'a,b!=c' }, ID],
    [{ 'backstage.io/kubernetes-label-selector': '' }, 'label-selector'],
    [
      { 'backstage.io/kubernetes-namespace': '../kube-system' },
      'kubernetes-namespace',
    ],
    [{ 'backstage.io/kubernetes-namespace': 'a,b' }, 'kubernetes-namespace'],
  ])('names the annotation that cannot be used: %j', (annotations, name) => {
    expect(() => serviceTarget(anEntity('shop', annotations))).toThrow(name);
  });

  it.each(['app', 'tier,app!=shop', 'tier,app notin (shop)'])(
    'refuses %s, which requires no value, unless that is allowed',
    text => {
      const entity = anEntity('shop', {
        'backstage.io/kubernetes-label-selector': text,
      });
      expect(() => serviceTarget(entity)).toThrow(
        'would select the objects of other services',
      );
      expect(
        serviceTarget(entity, { allowBroadSelectors: true }).selector.text,
      ).toBe(text);
    },
  );

  it.each(['app in (shop,cart)', 'app,tier=web'])('takes %s', text => {
    const entity = anEntity('shop', {
      'backstage.io/kubernetes-label-selector': text,
    });
    expect(serviceTarget(entity).selector.text).toBe(text);
  });

  it('takes only objects of its namespace that have its labels', () => {
    const target = serviceTarget(
      anEntity('shop', { 'backstage.io/kubernetes-namespace': 'shop' }),
    );
    const labels = { [ID]: 'shop' };
    expect(isSelected(target, { namespace: 'shop', labels })).toBe(true);
    expect(isSelected(target, { namespace: 'cart', labels })).toBe(false);
    expect(isSelected(target, { namespace: 'shop', labels: {} })).toBe(false);
  });
});

describe('isSameTarget', () => {
  const SELECTOR = 'backstage.io/kubernetes-label-selector';
  const NAMESPACE = 'backstage.io/kubernetes-namespace';
  const bound = (entity = anEntity()) =>
    serviceTarget(entity, { isBound: true });

  it('goes by the entity, its selector and its namespace', () => {
    const annotations = { [SELECTOR]: 'app=shop' };
    const shop = serviceTarget(anEntity('shop', annotations));
    expect(
      isSameTarget(shop, serviceTarget(anEntity('shop', annotations))),
    ).toBe(true);
    for (const other of [
      anEntity('cart', annotations),
      anEntity('shop', { [SELECTOR]: 'app=cart' }),
      anEntity('shop', { ...annotations, [NAMESPACE]: ' shop ' }),
    ]) {
      expect(isSameTarget(shop, serviceTarget(other))).toBe(false);
    }
  });

  it('goes by what a policy may use, only where there are policies', () => {
    const entity = anEntity();
    const owned = {
      ...entity,
      relations: [{ type: 'ownedBy', targetRef: 'group:default/team' }],
    };
    const labeled = {
      ...entity,
      metadata: { ...entity.metadata, labels: { tier: 'gold' } },
    };
    expect(isSameTarget(bound(), bound())).toBe(true);
    for (const other of [owned, labeled]) {
      expect(isSameTarget(bound(), bound(other))).toBe(false);
      expect(isSameTarget(serviceTarget(entity), serviceTarget(other))).toBe(
        true,
      );
    }
  });
});

describe('singleTenantLocator', () => {
  const clusters = ['one', 'two'].map(name => ({
    name,
    url: 'https://x',
    authProvider: 'x',
    authMetadata: {},
  }));
  const locate = (annotations: Record<string, string>) =>
    singleTenantLocator.locate({
      entity: anEntity('shop', annotations),
      clusters,
      principal: JSON.parse('{}'),
      signal: new AbortController().signal,
    });

  it('chooses the cluster of the annotation, none when there is no such, all without one', async () => {
    const cluster = 'backstage.io/kubernetes-cluster';
    expect(await locate({ [cluster]: 'two' })).toEqual([clusters[1]]);
    expect(await locate({ [cluster]: 'nine' })).toEqual([]);
    expect(await locate({})).toEqual(clusters);
  });
});
