import { ResponseError } from '@backstage/errors';
import { isUnavailable } from './isUnavailable';

const named = (name: string) => Object.assign(new Error('no'), { name });
const answered = (status: number) =>
  ResponseError.fromResponse(new Response('{}', { status }));

describe('isUnavailable', () => {
  it.each<[string, unknown, boolean]>([
    ['no connection', new TypeError('fetch failed'), true],
    [
      'a connection that ends within an answer',
      new TypeError('terminated'),
      true,
    ],
    ['no connection of node-fetch', named('FetchError'), true],
    ['a mistake of the code', new TypeError('x is undefined'), false],
    ['terminated, but not by fetch', new Error('terminated'), false],
    ['a refusal', named('NotAllowedError'), false],
    ['what is no error', 'fetch failed', false],
  ])('tells %s', (_what, error, expected) => {
    expect(isUnavailable(error)).toBe(expected);
  });

  it.each([
    [500, true],
    [503, true],
    [404, false],
    [401, false],
  ])('tells an answer of %d', async (status, expected) => {
    expect(isUnavailable(await answered(status))).toBe(expected);
  });
});
