import { FollowerPlaces } from './FollowerPlaces';

const take = (places: FollowerPlaces, count: number, user?: string) =>
  Array.from({ length: count }, () => places.take(user));

describe('FollowerPlaces', () => {
  it('gives each user twenty places, and a place that was left to the next', () => {
    const places = new FollowerPlaces();
    const [leave] = take(places, 20, 'user:default/ada');
    expect(() => places.take('user:default/ada')).toThrow('20 logs');
    places.take('user:default/bob');
    leave();
    leave();
    places.take('user:default/ada');
    expect(() => places.take('user:default/ada')).toThrow(
      expect.objectContaining({ statusCode: 429 }),
    );
  });

  it('has an end for all together', () => {
    const places = new FollowerPlaces();
    const [leave] = take(places, 500);
    expect(() => places.take('user:default/ada')).toThrow('This backend');
    leave();
    places.take('user:default/ada');
  });
});
