import { chunks } from './chunks';

describe('chunks', () => {
  it('keep all items in order, the last with what is left', () => {
    expect([...chunks([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([...chunks([1, 2], 2)]).toEqual([[1, 2]]);
  });

  it('are none of nothing', () => {
    expect([...chunks([], 2)]).toEqual([]);
  });
});
