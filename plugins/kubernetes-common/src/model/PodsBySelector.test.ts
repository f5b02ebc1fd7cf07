import { PodsBySelector } from './PodsBySelector';

const labeled = (labels: Record<string, string>, namespace = 'shop') => ({
  metadata: { namespace, labels },
});

describe('PodsBySelector', () => {
  const web = labeled({ app: 'web', tier: 'front' });
  const canary = labeled({ app: 'web', tier: 'front', track: 'canary' });
  const api = labeled({ app: 'api', tier: 'back' });
  const elsewhere = labeled({ app: 'web', tier: 'front' }, 'other');
  const all = [web, canary, api, elsewhere];

  it('finds those of a namespace that have all labels, the same list for the same selector', () => {
    const pods = new PodsBySelector(all);
    const found = pods.matching('shop', { app: 'web', tier: 'front' });
    expect(found).toEqual([web, canary]);
    expect(pods.matching('shop', { tier: 'front', app: 'web' })).toBe(found);
    expect(pods.matching('shop', { track: 'canary', app: 'web' })).toEqual([
      canary,
    ]);
    expect(pods.matching('other', { app: 'web' })).toEqual([elsewhere]);
    expect(pods.matching('shop', { app: 'web' })).toBe(
      pods.matching('shop', { app: 'web' }),
    );
  });

  it('finds nothing without labels, in an unknown namespace, or where one label differs', () => {
    const pods = new PodsBySelector(all);
    expect(pods.matching('shop', {})).toEqual([]);
    expect(pods.matching('nowhere', { app: 'web' })).toEqual([]);
    expect(pods.matching('shop', { app: 'web', tier: 'back' })).toEqual([]);
    expect(pods.matching('shop', { app: 'web', zone: 'a' })).toEqual([]);
  });

  it('takes names of labels for names, whatever they are', () => {
    const odd = labeled({ __proto__x: 'y', constructor: 'z' });
    const pods = new PodsBySelector([odd, web]);
    expect(pods.matching('shop', { constructor: 'z' })).toEqual([odd]);
    expect(pods.matching('shop', { toString: 'x' })).toEqual([]);
    expect(pods.matching('constructor', { app: 'web' })).toEqual([]);
  });

  it('gives up a comparison that would take too long, and no other', () => {
    const pods = new PodsBySelector(all, 3);
    expect(
      pods.matching('shop', { app: 'web', tier: 'front' }),
    ).toBeUndefined();
    expect(pods.matching('shop', { app: 'api' })).toEqual([api]);
  });
});
