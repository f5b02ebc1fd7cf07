import { parseServiceUsage } from './parseServiceUsage';

const parse = (...clusters: unknown[]) =>
  parseServiceUsage(JSON.stringify({ clusters }));

const REASON = { code: 'forbidden', message: 'no' };

it('reads each state as it is', () => {
  const clusters = [
    { cluster: 'a', state: 'off' },
    { cluster: 'b', state: 'measured', pods: [] },
    { cluster: 'c', state: 'unavailable', reason: REASON },
  ];
  expect(parse(...clusters)).toEqual({ clusters });
});

it('takes a state of a newer backend as unavailable, by its name', () => {
  expect(parse({ cluster: 'a', state: 'resting' })).toEqual({
    clusters: [
      {
        cluster: 'a',
        state: 'unavailable',
        reason: { code: 'resting', message: 'resting' },
      },
    ],
  });
});

it.each([
  ['no pods', { cluster: 'a', state: 'measured' }],
  ['pods that are no list', { cluster: 'a', state: 'measured', pods: {} }],
  ['no reason', { cluster: 'a', state: 'unavailable' }],
  ['an empty reason', { cluster: 'a', state: 'unavailable', reason: null }],
  ['no cluster', { state: 'off' }],
  ['no state', { cluster: 'a' }],
  ['nothing', null],
])('refuses a cluster with %s', (_, cluster) => {
  expect(() => parse({ cluster: 'b', state: 'off' }, cluster)).toThrow('usage');
});

it.each(['null', '{}', '{"clusters":{}}', '<html>'])('refuses %s', text => {
  expect(() => parseServiceUsage(text)).toThrow();
});
