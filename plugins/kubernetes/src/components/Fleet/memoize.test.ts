import { memoize } from './memoize';

it.each([undefined, '', 0, false, 'text'])(
  'answers %p once for each key',
  value => {
    const answer = jest.fn((_: string | undefined) => value);
    const memoized = memoize(answer);
    const keys = ['a', undefined, 'a', '', undefined, ''];
    expect(keys.map(key => memoized(key))).toEqual(keys.map(() => value));
    expect(answer.mock.calls).toEqual([['a'], [undefined], ['']]);
  },
);
