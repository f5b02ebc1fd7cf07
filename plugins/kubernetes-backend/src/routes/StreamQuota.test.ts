import { FollowerPlaces } from './FollowerPlaces';

const take = (places: FollowerPlaces, count: number, user?: string) =>
  Array.from({ length: count }, () => places.take(user, 1));

describe('FollowerPlaces', () => {
  it('gives each user sixty places, and a place that was left to the next', () => {
    const places = new FollowerPlaces();
    const [leave] = take(places, 60, 'user:default/ada');
    expect(() => places.take('user:default/ada', 1)).toThrow('60 logs');
    places.take('user:default/bob', 20);
    leave();
    leave();
    places.take('user:default/ada', 1);
    expect(() => places.take('user:default/ada', 1)).toThrow(
      expect.objectContaining({ statusCode: 429 }),
    );
  });

  it('gives all of several places or none', () => {
    const places = new FollowerPlaces();
    const leave = places.take('user:default/ada', 50);
    expect(() => places.take('user:default/ada', 20)).toThrow('50 logs');
    places.take('user:default/ada', 10);
    leave();
    places.take('user:default/ada', 50);
  });

  it('has an end for all together', () => {
    const places = new FollowerPlaces();
    const [leave] = take(places, 500);
    expect(() => places.take('user:default/ada', 1)).toThrow('This backend');
    leave();
    places.take('user:default/ada', 1);
  });
});
