import { Sightings } from './Sightings';

describe('Sightings', () => {
  it('knows a service for as long as it is observed in a cluster', () => {
    const sightings = new Sightings();
    const [one, two] = [new AbortController(), new AbortController()];
    sightings.add('component:default/shop', one.signal);
    sightings.add('component:default/shop', two.signal);
    expect(sightings.has('component:default/cart')).toBe(false);
    one.abort();
    expect(sightings.has('component:default/shop')).toBe(true);
    two.abort();
    expect(sightings.has('component:default/shop')).toBe(false);
    sightings.add('component:default/shop', two.signal);
    expect(sightings.has('component:default/shop')).toBe(false);
  });
});
