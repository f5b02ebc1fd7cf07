import { ok } from '../../util/Result';
import { Sightings, identifyViewer } from './Sightings';

const SHOP = 'component:default/shop';

describe('Sightings', () => {
  it('knows a service for as long as it is observed in a cluster', () => {
    const sightings = new Sightings();
    const [one, two] = [new AbortController(), new AbortController()];
    sightings.add(SHOP, 'jo', one.signal);
    sightings.add(SHOP, 'jo', two.signal);
    expect(sightings.has('component:default/cart', 'jo')).toBe(false);
    one.abort();
    expect(sightings.has(SHOP, 'jo')).toBe(true);
    two.abort();
    expect(sightings.has(SHOP, 'jo')).toBe(false);
    sightings.add(SHOP, 'jo', two.signal);
    expect(sightings.has(SHOP, 'jo')).toBe(false);
  });

  it('says nothing to a viewer who may not read the cluster', () => {
    const sightings = new Sightings();
    const { signal } = new AbortController();
    sightings.add(SHOP, 'jo', signal);
    expect(sightings.has(SHOP, 'ann')).toBe(false);
  });
});

describe('identifyViewer', () => {
  const { signal } = new AbortController();
  const viewer = (hasSharedCredential: boolean, identity: string) =>
    identifyViewer(
      { hasSharedCredential, identity: async () => ok(identity) },
      signal,
    );

  it('is the identity of a personal credential', async () => {
    expect(await viewer(false, 'jo')).toEqual(ok('jo'));
  });

  it('is the same for shared credentials of different kinds', async () => {
    expect(await viewer(true, 'aws')).toEqual(await viewer(true, 'azure'));
    expect(await viewer(true, 'aws')).not.toEqual(await viewer(false, 'aws'));
  });
});
