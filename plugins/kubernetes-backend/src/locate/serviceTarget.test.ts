import { anEntity } from '../__testUtils__/anEntity';
import { singleTenantLocator } from './locators';
import { isSelected, serviceTarget } from './serviceTarget';

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
