import { walkFrom } from './useObjectWalk';

describe('walkFrom', () => {
  it('goes from row to row', () => {
    expect(walkFrom('b', ['a', 'b', 'c'])).toEqual({
      position: 2,
      total: 3,
      next: 'c',
      previous: 'a',
    });
  });

  it('ends at both ends', () => {
    expect(walkFrom('a', ['a', 'b'])).toMatchObject({ previous: undefined });
    expect(walkFrom('b', ['a', 'b'])).toMatchObject({ next: undefined });
  });

  it('passes an object once that has a row for each cluster', () => {
    expect(walkFrom('a', ['a', 'a', 'b', 'b'])).toMatchObject({
      position: 1,
      total: 2,
      next: 'b',
    });
  });

  it('leads nowhere from an object that is not listed', () => {
    expect(walkFrom('x', ['a', 'b'])).toEqual({ total: 0 });
  });
});
