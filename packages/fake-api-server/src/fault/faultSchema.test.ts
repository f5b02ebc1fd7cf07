import { faultSchema } from './faultSchema';

it.each([
  [{ type: 'hang' }, { at: 'request' }],
  [{ type: 'slow' }, { delayMs: 0 }],
  [{ type: 'serverError' }, { code: 500 }],
  [{ type: 'throttle' }, { retryAfterSeconds: 1 }],
  [{ type: 'html' }, { code: 200 }],
  [{ type: 'cut' }, { afterBytes: 100 }],
  [{ type: 'malformed' }, { body: '{"kind":"PodList","items":[{"metadata":' }],
  [{ type: 'huge' }, { bytes: 268_435_456 }],
  [{ type: 'redirect' }, { location: 'https://login.example.com/', code: 302 }],
  [{ type: 'gone' }, { as: 'event' }],
  [{ type: 'staleCache' }, { revisions: 100 }],
  [
    { type: 'hostile', attack: 'drip' },
    { objects: 100_000, bytes: 1_073_741_824 },
  ],
])('fills in the defaults of %j', (input, defaults) => {
  expect(faultSchema.parse(input)).toEqual({ ...input, ...defaults });
});

it.each([
  { type: 'reset', match: { path: '/api', verb: 'list' }, times: 1 },
  { type: 'unauthorized', match: { resource: 'pods', subresource: 'log' } },
  { type: 'forbidden' },
  { type: 'refuse' },
  { type: 'silentWatch' },
  { type: 'slow', delayMs: 0.5, bytesPerSecond: 0.5 },
  { type: 'serverError', code: 599 },
  { type: 'html', code: 599 },
  { type: 'cut', afterBytes: 0 },
  { type: 'redirect', code: 308, location: '/elsewhere' },
  { type: 'certificate', problem: 'wrongAuthority' },
])('accepts %j as it is', input => {
  expect(faultSchema.parse(input)).toMatchObject(input);
});

it.each([
  ['an unknown type', { type: 'nope' }],
  ['an unknown field', { type: 'reset', after: 3 }],
  ['an unknown field of the match', { type: 'reset', match: { kind: 'Pod' } }],
  ['no request at all', { type: 'reset', times: 0 }],
  ['half a request', { type: 'reset', times: 1.5 }],
  ['times of a connection fault', { type: 'refuse', times: 1 }],
  ['an unknown place to hang', { type: 'hang', at: 'dns' }],
  ['a delay in the past', { type: 'slow', delayMs: -1 }],
  ['a rate of zero', { type: 'slow', bytesPerSecond: 0 }],
  ['a client error as a server error', { type: 'serverError', code: 499 }],
  ['a code beyond HTTP', { type: 'serverError', code: 600 }],
  ['an informational page', { type: 'html', code: 199 }],
  ['a cut before the start', { type: 'cut', afterBytes: -1 }],
  ['an empty flood', { type: 'huge', bytes: 0 }],
  ['a redirect that is none', { type: 'redirect', code: 304 }],
  ['a cache from the future', { type: 'staleCache', revisions: 0 }],
  ['an unknown attack', { type: 'hostile', attack: 'kindness' }],
  ['a certificate without a problem', { type: 'certificate' }],
])('rejects %s', (_, input) => {
  expect(faultSchema.safeParse(input).success).toBe(false);
});
